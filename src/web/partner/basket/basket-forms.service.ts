/** What every form of the basket does: the browser keeps what was typed, and where it is refused the page shows it again. */
import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../../shared/refusal.js';
import type { Basket } from '../../basket/basket.js';
import { BasketCookie } from '../../basket/basket.cookie.js';
import { refuseFaults } from '../../basket/basket-typed.js';
import type { Draft } from '../../basket/draft.js';
import type { Typed } from '../../forms/typed.js';
import { attempt, keeping } from '../../ui/attempt.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { basketPage } from './basket-page.js';
import { BasketReader } from './basket-reader.service.js';

/** A form of the basket as it was sent. */
interface FilledBasket {
  basket: Basket;
  draft: Draft;
  typed: Typed;
}

@Injectable()
export class BasketForms {
  constructor(
    private readonly cookie: BasketCookie,
    private readonly reader: BasketReader,
  ) {}

  attempt(visit: AllianceVisit, filled: FilledBasket, work: () => Promise<Answer>): Promise<Answer> {
    const { cookies, faults } = this.cookie.keptWith(filled.draft, visit.actor, filled.basket);
    const checked = async (): Promise<Answer> => {
      refuseFaults(faults);
      return work();
    };
    return keeping(cookies, () => attempt(checked, (refusal) => this.again(visit, filled, refusal)));
  }

  private async again(
    visit: AllianceVisit,
    { basket, draft, typed }: FilledBasket,
    refusal: Refusal,
  ): Promise<Page> {
    // Sent from another window: whoever wants it a second time sends a basket of its own.
    const other = refusal.code === 'sent-before' ? this.cookie.renamed(basket) : basket;
    const sheet = await this.reader.sheet(visit.actor, other);
    const offers = await this.reader.offered(visit.actor, other, refusal.details.offers ?? []);
    const page = basketPage(visit, { sheet, draft, typed: withoutTimes(typed), refusal, offers });
    return { ...page, cookies: other === basket ? [] : [this.cookie.kept(visit.actor, other)] };
  }
}

/** The hand-over times that were typed are in the basket, if they still fit its days. */
const withoutTimes = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name]) => !/^(pickUp|return)\./.test(name)));

export const toBasket = ({ home }: AllianceVisit, cookies?: SeeOther['cookies']): SeeOther =>
  seeOther(`${home}/basket`, cookies);
