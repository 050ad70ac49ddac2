/** `/b/{alliance}/basket`: what somebody wants to ask for, looked at and changed. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { isId } from '../../../shared/input-text.js';
import { Refusal, type FieldFault } from '../../../shared/refusal.js';
import { basketFrom, emptyBasket, type Basket } from '../../basket/basket.js';
import { BasketCookie, DraftHere } from '../../basket/basket.cookie.js';
import { quantityFaults, refuseFaults, typedBasket, typedDraft } from '../../basket/basket-typed.js';
import type { Draft } from '../../basket/draft.js';
import { stepped, steppedItem, thingAnchor } from '../../basket/stepped.js';
import { itemAnchor, listQuery, sameQuery } from '../../forms/list-address.js';
import { wholeNumber, type Typed } from '../../forms/typed.js';
import { daysIn } from '../../forms/wished-days.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Inside } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { Repeated } from '../repeated.service.js';
import { BasketForms, toBasket } from './basket-forms.service.js';
import { basketPage } from './basket-page.js';
import { numbersPage } from './numbers-page.js';
import { BasketReader } from './basket-reader.service.js';

@PageController('b/:alliance/basket')
export class BasketPagesController {
  constructor(
    private readonly cookie: BasketCookie,
    private readonly forms: BasketForms,
    private readonly reader: BasketReader,
    private readonly repeated: Repeated,
  ) {}

  @Get()
  @Allow('items.read')
  async look(
    @Inside() visit: AllianceVisit,
    @DraftHere() draft: Draft,
    @Queried() { again, before }: Typed,
  ): Promise<Page> {
    const sheet = await this.reader.sheet(visit.actor, visit.basket);
    const repeated = isId(again) ? await this.repeated.about(visit, again) : {};
    return basketPage(visit, {
      sheet,
      draft,
      ...repeated,
      earlier: basketFrom(before),
    });
  }

  /** A tab that a form had led to is opened again. */
  @Get(':step')
  @Allow('items.read')
  back(@Inside() visit: AllianceVisit): SeeOther {
    return toBasket(visit);
  }

  /** From the list or an item: the things that are named there, and its days. Whoever presses − or + stays there. */
  @PostForm('items')
  @Allow('items.read')
  async put(
    @Inside() visit: AllianceVisit,
    @DraftHere() draft: Draft,
    @Said() typed: Typed,
  ): Promise<Answer> {
    const faults = quantityFaults(typed);
    if (faults.length > 0) return this.askAgain(visit, typed, faults);
    const itemId = steppedItem(typed);
    if (itemId === undefined) return this.keep(visit, draft, typed);
    const next = stepped(typed);
    if (typed['page'] === 'item') return toItem(visit, itemId, next);
    return this.keep(visit, draft, next, seeOther(backTo(visit, typed, itemId)));
  }

  /** From the basket itself: everything that was typed so far, or another basket in its place. */
  @PostForm()
  @Allow('items.read')
  change(@Inside() visit: AllianceVisit, @DraftHere() draft: Draft, @Said() typed: Typed): Promise<Answer> {
    const key = steppedItem(typed);
    const next = key === undefined ? toBasket(visit) : atThing(visit, key);
    return this.keep(visit, typedDraft(draft, typed), stepped(typed), next);
  }

  @PostForm('empty')
  @Allow('items.read')
  empty(@Inside() visit: AllianceVisit): SeeOther {
    return toBasket(visit, this.cookie.emptied(visit.actor));
  }

  private async askAgain(visit: AllianceVisit, typed: Typed, faults: readonly FieldFault[]): Promise<Answer> {
    const ids = faults.map(({ field }) => field.replace(/^quantity\./, ''));
    const lines = ids.filter(isId).map((itemId) => ({ itemId, quantity: 1 }));
    const { places } = await this.reader.sheet(visit.actor, { ...emptyBasket, lines });
    const names = new Map(places.flatMap(({ things }) => things.map(({ item }) => [item.id, item.name])));
    const wrong = faults.map(({ field }, index) => ({ field, name: names.get(ids[index] ?? '') ?? field }));
    return numbersPage(visit, typed, { refusal: Refusal.invalid([...faults]), wrong });
  }

  private keep(
    visit: AllianceVisit,
    draft: Draft,
    typed: Typed,
    next: SeeOther = toBasket(visit),
  ): Promise<Answer> {
    const { basket, faults } = typedBasket(visit.basket, typed);
    const { offer } = typed;
    const chosen = offer === undefined ? basket : otherBasket(basket, offer);
    return this.forms.attempt(visit, { basket: chosen, draft, typed }, async () => {
      if (offer === undefined) refuseFaults(faults);
      return next;
    });
  }
}

/** The basket again, at the thing whose number was pressed. */
function atThing(visit: AllianceVisit, key: string): SeeOther {
  return /^[\w.-]{1,100}$/.test(key) ? seeOther(`${visit.home}/basket#${thingAnchor(key)}`) : toBasket(visit);
}

/** The same list, at the thing. */
function backTo({ home }: AllianceVisit, { at }: Typed, itemId: string): string {
  const anchor = isId(itemId) ? `#${itemAnchor(itemId)}` : '';
  return `${home}?${sameQuery(at)}${anchor}`;
}

/** There the number only changes: what puts it into the basket is a button of its own. */
function toItem({ home }: AllianceVisit, itemId: string, typed: Typed): SeeOther {
  if (!isId(itemId)) return seeOther(home);
  const query = new URLSearchParams(listQuery({ ...daysIn(typed) }));
  query.set('wanted', String(wholeNumber(typed[`quantity.${itemId}`]) ?? 0).slice(0, 6));
  return seeOther(`${home}/items/${itemId}?${query}#put`);
}

/** For whom it is asked was said by whoever pressed the button. */
const otherBasket = ({ partnerId }: Basket, offer: string): Basket => ({
  ...emptyBasket,
  ...basketFrom(offer),
  partnerId,
});
