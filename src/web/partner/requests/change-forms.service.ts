/** Change forms: what stands in the form of a change as it was typed, and what its buttons that send nothing make of it. */
import { Injectable } from '@nestjs/common';
import type { ItemView } from '../../../items/item.dto.js';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { isId, parseInstant } from '../../../shared/input-text.js';
import { isEmpty, LONGEST_PERIOD_MINUTES, minutesBetween, type Period } from '../../../shared/period.js';
import { isStep, MOST, steppedField } from '../../forms/steps.js';
import { localInstant, wholeNumber, type Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { LOOKS } from './change-looks.js';
import { offeredLines, withOffer } from './change-offered.js';
import { prefilled, timeFields } from './change-typed.js';
import { addedField, addedIds, changeVisits, thingsOf, type ChangeVisit } from './change-visits.js';

/** As much as somebody reads; who does not see it searches for other words. */
const MOST_FOUND = 8;
const LONGEST_SEARCH = 100;

/** The form as it is to be shown. */
export interface ShownChange {
  typed: Typed;
  visits: readonly ChangeVisit[];
  /** Undefined where nobody looked for anything. */
  found: readonly ItemView[] | undefined;
}

@Injectable()
export class ChangeForms {
  constructor(private readonly pool: PoolViewService) {}

  /** As it is typed; as the loan stands where nothing is. */
  async shown(visit: AllianceVisit, sheet: ReservationSheet, typed: Typed): Promise<ShownChange> {
    const visits = changeVisits(sheet, await this.items(visit, addedIds(typed)));
    return { typed: { ...prefilled(visits, visit.timeZone), ...typed }, visits, found: undefined };
  }

  /** Undefined where it is to be sent. */
  async looked(
    visit: AllianceVisit,
    sheet: ReservationSheet,
    typed: Typed,
  ): Promise<ShownChange | undefined> {
    const { [LOOKS.find]: find, [LOOKS.put]: put, [LOOKS.take]: take, ...rest } = typed;
    if (isStep(typed)) return this.shown(visit, sheet, steppedField(typed, new Map()));
    if (put !== undefined) return this.withThing(visit, sheet, { ...rest, search: '' }, put);
    if (take !== undefined) return this.withOffer(visit, sheet, rest, take);
    if (find === undefined) return undefined;
    const shown = await this.shown(visit, sheet, rest);
    return { ...shown, found: await this.found(visit, shown) };
  }

  /** One more of it, a pack at least. */
  private async withThing(
    visit: AllianceVisit,
    sheet: ReservationSheet,
    typed: Typed,
    itemId: string,
  ): Promise<ShownChange> {
    const { visits } = await this.shown(visit, sheet, { ...typed, [addedField(itemId)]: '0' });
    const [item] = await this.items(visit, [itemId].filter(isId));
    const field = thingsOf(visits).find((one) => one.itemId === itemId)?.field;
    if (!item || field === undefined) return this.shown(visit, sheet, typed);
    const said = wholeNumber(typed[field]);
    const next = (typeof said === 'number' ? said : 0) + item.packStep;
    return this.shown(visit, sheet, { ...typed, [field]: String(Math.min(next, MOST)) });
  }

  private async withOffer(
    visit: AllianceVisit,
    sheet: ReservationSheet,
    typed: Typed,
    offer: string,
  ): Promise<ShownChange> {
    const lines = offeredLines(offer);
    const others = Object.fromEntries(lines.map(({ itemId }) => [addedField(itemId), '0']));
    const { visits } = await this.shown(visit, sheet, { ...others, ...typed });
    return this.shown(visit, sheet, withOffer(typed, visits, lines, visit.timeZone));
  }

  /** With what is free between the first pick-up and its return, where these are times. */
  private async found(visit: AllianceVisit, { typed }: ShownChange): Promise<ItemView[] | undefined> {
    const search = (typed['search'] ?? '').trim().slice(0, LONGEST_SEARCH);
    if (search === '') return undefined;
    const when = periodOfFirst(typed, visit.timeZone) ?? {};
    const { items } = await this.pool.list(visit.actor, { limit: MOST_FOUND, search, ...when });
    return items.filter(({ lent }) => lent);
  }

  private async items({ actor }: AllianceVisit, ids: readonly string[]): Promise<ItemView[]> {
    return ids.length === 0 ? [] : this.pool.some(actor, ids);
  }
}

function periodOfFirst(typed: Typed, timeZone: string): Period | undefined {
  const at = (end: 'pickUp' | 'return'): Date | undefined => {
    const [day, time] = timeFields(end, 0);
    return parseInstant(localInstant(typed[day], typed[time], timeZone));
  };
  const [from, until] = [at('pickUp'), at('return')];
  if (!from || !until || isEmpty({ from, until })) return undefined;
  return minutesBetween(from, until) > LONGEST_PERIOD_MINUTES ? undefined : { from, until };
}
