/** Reads the calendar of the pool: every item of the list with what is free each day, and who has it. */
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import { placeHours } from '../../items/place-hours.js';
import { openPlacesByName } from '../../items/place-hours.query.js';
import { RestingDaysService } from '../../partners/holidays/resting-days.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { frameAround, type FrameKind } from './calendar-frame.js';
import { calendarItems, knownReservations, type CalendarItem, type Known } from './calendar-rows.query.js';
import { Turns } from '../../partners/who/turns.service.js';
import { byName, countingOrder } from '../../shared/spelling.js';
import { isSameDay } from '../../shared/days.js';
import { dayAt, localDays } from '../../shared/zone.js';
import { daysAround, daysAt, looksOf, type DayLook } from '../stock/day-look.js';
import { baseQuantity, openLedger, type Ledger } from '../stock/ledger.js';
import { lanesOf, periodOf, MOST_ROWS, takenByItem, type Taken } from './pool-calendar.js';
import type { CalendarEntry, CalendarRow, PoolCalendar } from './pool-calendar.view.js';
import { StockService } from '../stock/stock.service.js';

/** What somebody wants to see; all of it where nothing is said. */
export interface CalendarFilter {
  /** How much is shown. */
  kind: FrameKind;
  /** What the frame begins with, or holds; today otherwise. */
  day?: Temporal.PlainDate | undefined;
  /** Only what somebody has, or asks for. */
  isTaken: boolean;
  placeId?: string | undefined;
  category?: string | undefined;
}

@Injectable()
export class PoolCalendarService {
  constructor(
    private readonly turns: Turns,
    private readonly stock: StockService,
    private readonly resting: RestingDaysService,
  ) {}

  read(actor: Actor, filter: CalendarFilter): Promise<PoolCalendar> {
    actor.require('pool-calendar.read');
    const { alliance, allianceId } = actor;
    return this.turns.look(actor, async ({ tx, now }) => {
      const today = dayAt(now, alliance.timeZone);
      const frame = frameAround(filter.kind, filter.day ?? today);
      const days = localDays(frame, alliance.timeZone);
      const listed = await calendarItems(tx, allianceId);
      const chosen = inOrder(listed.filter((item) => passes(item, filter)));
      const places = await openPlacesByName(tx, allianceId);
      const itemIds = chosen.map(({ id }) => id);
      const period = daysAround(days, alliance.timeZone);
      const ledger = openLedger(await this.stock.load(tx, { alliance, itemIds, period, now }));
      const calendar = { timeZone: alliance.timeZone, resting: await this.resting.of(tx, alliance) };
      const hours = new Map(
        places.map((place) => [place.id, daysAt({ ...placeHours(place, calendar), now }, days)]),
      );
      const taken = takenByItem(ledger.stock, periodOf(days));
      // What takes no new requests stays for as long as somebody has it.
      const worthy = chosen.filter(({ id, isUnlent }) => taken.has(id) || !(filter.isTaken || isUnlent));
      const shown = worthy.slice(0, MOST_ROWS);
      const takers = shown.flatMap(({ id }) => taken.get(id) ?? []);
      const taking = new Set(takers.flatMap(({ reservationId }) => reservationId ?? []));
      const known = await knownReservations(tx, { allianceId, now }, taking);
      const names = new Map(listed.map(({ id, name }) => [id, name]));
      return {
        kind: filter.kind,
        frame,
        days,
        today,
        rows: shown.map((item) => ({
          ...factsOf(item, ledger),
          isUnlent: item.isUnlent,
          looks: looksOf(ledger, item.id, hours.get(item.storagePlaceId)!).map((one, index) =>
            isSameDay(days[index]!.day, today) ? withOverdue(one) : one,
          ),
          lanes: lanesOf(entriesOf(taken.get(item.id), known, names), days, now),
        })),
        hasMore: worthy.length > shown.length,
        places: places.map(({ id, name }) => ({ id, name })),
        categories: headingsOf(listed),
      };
    });
  }
}

const passes = (item: CalendarItem, { placeId, category }: CalendarFilter): boolean =>
  (placeId === undefined || item.storagePlaceId === placeId) &&
  (category === undefined || item.category === category);

function inOrder(items: readonly CalendarItem[]): CalendarItem[] {
  const keyed = items.map((item) => ({ item, key: countingOrder(item.inventoryNumber) }));
  return keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1)).map(({ item }) => item);
}

const headingsOf = (items: readonly CalendarItem[]): string[] =>
  [...new Set(items.map(({ category }) => category))].filter(Boolean).toSorted(byName);

const entriesOf = (
  taken: readonly Taken[] | undefined,
  known: ReadonlyMap<string, Known>,
  names: ReadonlyMap<string, string>,
): CalendarEntry[] =>
  (taken ?? []).map((one) => ({
    ...one,
    ...(known.get(one.reservationId ?? '') ?? nobody),
    setName: names.get(one.setId ?? '') ?? '',
  }));

/** What should be back by now is missing all the same. */
const withOverdue = (look: DayLook): DayLook => ({ ...look, free: Math.min(look.free, look.atHand) });

const factsOf = (
  { id, inventoryNumber, name, unit }: CalendarItem,
  ledger: Ledger,
): Omit<CalendarRow, 'looks' | 'lanes' | 'isUnlent'> => ({
  itemId: id,
  inventoryNumber,
  name,
  unit,
  total: baseQuantity(ledger.stock.items, id),
});

const nobody: Known = { partnerName: '', number: '', status: undefined };
