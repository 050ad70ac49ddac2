/** Reads the calendar of the pool: every item of the list with what is free each day of a month, and who has it. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import { Item } from '../items/item.entity.js';
import { StoragePlace } from '../items/storage-place.entity.js';
import type { Actor } from '../partners/actor.js';
import { Partner } from '../partners/partner.entity.js';
import { Clock } from '../shared/clock.service.js';
import { localTime } from '../shared/zone.js';
import { baseQuantity, openLedger, type Ledger } from './ledger.js';
import {
  daysOfMonth,
  freePerDay,
  lanesOf,
  monthOf,
  MOST_ROWS,
  takenByItem,
  type CalendarDay,
  type Taken,
} from './pool-calendar.js';
import type { CalendarEntry, CalendarRow, PoolCalendar } from './pool-calendar.view.js';
import { Reservation } from './reservation.entity.js';
import { StockService } from './stock.service.js';

/** What somebody wants to see; all of it where nothing is said. */
export interface CalendarWish {
  /** 'YYYY-MM-DD': the month that this day lies in; the present one otherwise. */
  day?: string | undefined;
  placeId?: string | undefined;
  category?: string | undefined;
}

type Known = Pick<CalendarEntry, 'partnerName' | 'number' | 'status'>;

@Injectable()
export class PoolCalendarService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly stock: StockService,
  ) {}

  month(actor: Actor, wish: CalendarWish): Promise<PoolCalendar> {
    actor.require('pool-calendar.read');
    const now = this.clock.now();
    const { alliance, allianceId } = actor;
    const today = localTime(now, alliance.timeZone).day;
    const days = daysOfMonth(wish.day ?? today, alliance.timeZone);
    return this.database.read(async (tx) => {
      const listed = await tx.findBy(Item, { allianceId });
      const wished = inOrder(listed.filter((item) => isWished(item, wish)));
      const places = await tx.find(StoragePlace, {
        where: { allianceId },
        order: { name: 'ASC', id: 'ASC' },
      });
      const itemIds = wished.map(({ id }) => id);
      const ledger = openLedger(await this.stock.load(tx, { alliance, itemIds, period: monthOf(days), now }));
      const taken = takenByItem(ledger.stock, monthOf(days));
      const worthy = wished.filter((item) => isWorthARow(item, taken));
      const shown = worthy.slice(0, MOST_ROWS);
      const known = await knownReservations(
        tx,
        allianceId,
        shown.flatMap(({ id }) => taken.get(id) ?? []),
        now,
      );
      const names = new Map(listed.map(({ id, name }) => [id, name]));
      return {
        days,
        today,
        rows: shown.map((item) => rowOf(item, ledger, days, entriesOf(taken.get(item.id), known, names))),
        hasMore: worthy.length > shown.length,
        places: places.map(({ id, name }) => ({ id, name })),
        categories: headingsOf(listed),
      };
    });
  }
}

const isWished = (item: Item, { placeId, category }: CalendarWish): boolean =>
  (placeId === undefined || item.storagePlaceId === placeId) &&
  (category === undefined || item.category === category);

const inOrder = (items: readonly Item[]): Item[] =>
  items.toSorted((one, other) => (one.inventoryNumber < other.inventoryNumber ? -1 : 1));

/** What is set aside stays for as long as somebody has it. */
const isWorthARow = ({ id, setAsideAt }: Item, taken: ReadonlyMap<string, Taken[]>): boolean =>
  setAsideAt === null || taken.has(id);

const headingsOf = (items: readonly Item[]): string[] =>
  [...new Set(items.map(({ category }) => category))]
    .filter(Boolean)
    .toSorted((one, other) => one.localeCompare(other, 'de'));

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

function rowOf(
  { id, inventoryNumber, name, unit, setAsideAt }: Item,
  ledger: Ledger,
  days: readonly CalendarDay[],
  entries: readonly CalendarEntry[],
): CalendarRow {
  return {
    itemId: id,
    inventoryNumber,
    name,
    unit,
    isSetAside: setAsideAt !== null,
    total: baseQuantity(ledger.stock.items, id),
    free: freePerDay(ledger, id, days),
    lanes: lanesOf(entries, days, ledger.stock.now),
  };
}

const nobody: Known = { partnerName: '', number: '', status: undefined };

/** Whose all this is: two queries, however many they are. */
async function knownReservations(
  tx: EntityManager,
  allianceId: string,
  taken: readonly Taken[],
  now: Date,
): Promise<ReadonlyMap<string, Known>> {
  const ids = [...new Set(taken.flatMap(({ reservationId }) => reservationId ?? []))];
  const found = ids.length === 0 ? [] : await tx.findBy(Reservation, { allianceId, id: In(ids) });
  const partnerIds = [...new Set(found.map(({ partnerId }) => partnerId))];
  const partners = found.length === 0 ? [] : await tx.findBy(Partner, { allianceId, id: In(partnerIds) });
  const shortNames = new Map(partners.map(({ id, shortName, name }) => [id, shortName || name]));
  return new Map(
    found.map((one) => [
      one.id,
      {
        partnerName: shortNames.get(one.partnerId) ?? '',
        number: one.number,
        status: one.statusAt(now),
      },
    ]),
  );
}
