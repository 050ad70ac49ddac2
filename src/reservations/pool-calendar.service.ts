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
import { daysOfMonth, freePerDay, lanesOf, monthOf, takenOf, type CalendarDay } from './pool-calendar.js';
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
      const shown = inOrder(listed.filter((item) => isWished(item, wish)));
      const places = await tx.find(StoragePlace, {
        where: { allianceId },
        order: { name: 'ASC', id: 'ASC' },
      });
      const itemIds = shown.map(({ id }) => id);
      const ledger = openLedger(await this.stock.load(tx, { alliance, itemIds, period: monthOf(days), now }));
      const known = await knownReservations(tx, allianceId, ledger, now);
      const names = new Map(listed.map(({ id, name }) => [id, name]));
      return {
        days,
        today,
        rows: shown.map((item) => rowOf(item, ledger, days, known, names)).filter(isWorthARow),
        places: places.map(({ id, name }) => ({ id, name })),
        categories: [...new Set(listed.map(({ category }) => category))].filter(Boolean).toSorted(),
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
const isWorthARow = ({ isSetAside, lanes }: CalendarRow): boolean => !isSetAside || lanes.length > 0;

function rowOf(
  { id, inventoryNumber, name, unit, setAsideAt }: Item,
  ledger: Ledger,
  days: readonly CalendarDay[],
  known: ReadonlyMap<string, Known>,
  names: ReadonlyMap<string, string>,
): CalendarRow {
  const taken = takenOf(ledger.stock, id, monthOf(days)).map((one) => ({
    ...one,
    ...(known.get(one.reservationId ?? '') ?? nobody),
    setName: names.get(one.setId ?? '') ?? '',
  }));
  return {
    itemId: id,
    inventoryNumber,
    name,
    unit,
    isSetAside: setAsideAt !== null,
    total: baseQuantity(ledger.stock.items, id),
    free: freePerDay(ledger, id, days),
    lanes: lanesOf(taken, days, ledger.stock.now),
  };
}

const nobody: Known = { partnerName: '', number: '', status: undefined };

/** Who holds anything in the ledger: two queries, however many they are. */
async function knownReservations(
  tx: EntityManager,
  allianceId: string,
  { stock }: Ledger,
  now: Date,
): Promise<ReadonlyMap<string, Known>> {
  const ids = [...new Set(stock.holds.flatMap(({ reservationId }) => reservationId ?? []))];
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
