/** What comes along with an applicant: the basket, which is empty once they have asked. */
import { Injectable } from '@nestjs/common';
import type { Wanted } from '../../../reservations/admitting/applicant.entity.js';
import type { Baggage } from '../../../reservations/admitting/applicants.service.js';
import { wantedOf } from '../../../reservations/admitting/wanted.js';
import { basketText, emptyBasket, type Basket } from '../../basket/basket.js';
import { BasketCookie } from '../../basket/basket.cookie.js';
import { seeOther, type SeeOther } from '../../ui/page.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { BasketReader } from './basket-reader.service.js';

@Injectable()
export class ApplicantBaggage {
  constructor(
    private readonly reader: BasketReader,
    private readonly cookie: BasketCookie,
  ) {}

  /** Asks, and leads to the page that says what comes next. */
  async sent(
    visit: AllianceVisit,
    page: 'join' | 'take-part',
    ask: (baggage: Baggage) => Promise<void>,
  ): Promise<SeeOther> {
    const basket = basketHere(visit);
    const wanted = await this.wanted(visit, basket);
    const { language, ip } = visit;
    await ask({ wanted, basket: wanted.length === 0 ? '' : basketText(basket), language, ip });
    const at = `${visit.home}/${page}?done=`;
    return wanted.length === 0
      ? seeOther(`${at}sent`)
      : seeOther(`${at}basket`, this.cookie.emptied(visit.actor));
  }

  /** With their hand-over times, where days are chosen and nothing of it is gone. */
  private async wanted({ actor }: AllianceVisit, basket: Basket): Promise<Wanted[]> {
    const wishes = basket.from === '' ? undefined : await this.reader.wishes(actor, basket);
    if (wishes) return wishes.map(wantedOf);
    const things = basket.lines.map(({ itemId, quantity }) => ({ itemId, quantity }));
    return things.length === 0 ? [] : [{ things, ways: [] }];
  }
}

/** Whoever may not see the list has nothing from it. */
export const basketHere = ({ actor, basket }: AllianceVisit): Basket =>
  actor.may('items.read') ? basket : emptyBasket;
