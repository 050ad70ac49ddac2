/** Gathers what the page of an item shows: the item, what belongs to it, where it stands, and its month. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../partners/who/actor.js';
import { ItemConditions } from '../../../items/lending/item-conditions.service.js';
import type { LineRules } from '../../../partners/who/alliance-rules.js';
import { WishedPool } from '../../../reservations/pool/wished-pool.service.js';
import { Clock } from '../../../shared/clock.service.js';
import { dayAfter, isEarlierMonth } from '../../../shared/days.js';
import { parseMonth } from '../../../shared/input-text.js';
import { dayAt, daysOfMonth } from '../../../shared/zone.js';
import { wishedDays, type ChosenPeriod } from '../chosen-period.js';
import { nextWeekends } from '../../basket/weekends.js';
import type { ItemPageFacts } from './item-page.js';
import { weeksOf } from './month-days.js';

/** To choose from. */
const WEEKENDS = 10;
/** With what can be had on each. */
const SHOWN_WEEKENDS = 6;

type Gathered = Pick<
  ItemPageFacts,
  | 'item'
  | 'rules'
  | 'photos'
  | 'requires'
  | 'heldAt'
  | 'parts'
  | 'accessories'
  | 'place'
  | 'town'
  | 'month'
  | 'today'
  | 'weekends'
  | 'next'
>;

interface Wanted {
  chosen: ChosenPeriod;
  /** As somebody asked for it. */
  month: string | undefined;
}

@Injectable()
export class ItemPageReader {
  constructor(
    private readonly clock: Clock,
    private readonly wished: WishedPool,
    private readonly conditions: ItemConditions,
  ) {}

  /** Refuses (404) an item that there is not for the actor. */
  async gather(actor: Actor, id: string, { chosen, month }: Wanted): Promise<Gathered> {
    const { timeZone, place: town } = actor.alliance;
    const today = dayAt(this.clock.now(), timeZone);
    const conditions = await this.conditions.of(actor, id);
    const shown = this.shownMonth(timeZone, conditions.rules, { chosen, month });
    const days = daysOfMonth(shown.month, timeZone);
    const weekends = nextWeekends(this.clock.now(), timeZone, WEEKENDS);
    const others = weekends.slice(0, SHOWN_WEEKENDS);
    const sheet = await this.wished.sheet(actor, id, { wished: wishedDays(chosen), days, others });
    const { item, photos, place } = sheet;
    const named = new Map(sheet.around.map((one) => [one.id, one]));
    return {
      item,
      ...conditions,
      photos,
      parts: item.parts.flatMap(({ itemId, quantity }) => {
        const part = named.get(itemId);
        return part ? [{ item: part, quantity }] : [];
      }),
      accessories: item.accessoryIds.flatMap((accessoryId) => named.get(accessoryId) ?? []),
      place,
      town,
      today,
      weekends,
      next: others.map((weekend, index) => ({ weekend, had: sheet.others[index]! })),
      month: { ...shown, weeks: weeksOf(days, sheet.looks, today) },
    };
  }

  /** The one asked for, else that of the chosen period, within what can be asked for. */
  private shownMonth(
    timeZone: string,
    { horizonDays }: LineRules,
    { chosen: { period }, month: named = '' }: Wanted,
  ): Omit<ItemPageFacts['month'], 'weeks'> {
    const now = this.clock.now();
    const today = dayAt(now, timeZone);
    const first = today.toPlainYearMonth();
    const last = dayAfter(today, horizonDays).toPlainYearMonth();
    const wished = parseMonth(named) ?? dayAt(period?.from ?? now, timeZone).toPlainYearMonth();
    const notBefore = isEarlierMonth(wished, first) ? first : wished;
    return { month: isEarlierMonth(last, notBefore) ? last : notBefore, first, last };
  }
}
