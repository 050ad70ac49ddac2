/** Calendar rows: of every item of an alliance what the calendar shows of it, and whose the reservations are that take them. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { among, listed, rowsOf } from '../../database/sql.query.js';
import type { Item } from '../../items/item.entity.js';
import { LENT } from '../../items/lent.query.js';
import { isLapsed, lapsedStatus, type Status } from '../record/lifecycle.js';
import type { CalendarEntry } from './pool-calendar.view.js';

export interface CalendarItem extends Pick<
  Item,
  'id' | 'inventoryNumber' | 'name' | 'unit' | 'category' | 'storagePlaceId'
> {
  isUnlent: boolean;
}

type ItemRow = Omit<CalendarItem, 'isUnlent'> & { unlent: number };

const ITEMS = `
  SELECT item.id AS id, item.inventory_number AS "inventoryNumber", item.name AS name, item.unit AS unit,
    item.category AS category, item.storage_place_id AS "storagePlaceId",
    CASE WHEN ${LENT} THEN 0 ELSE 1 END AS unlent
  FROM items item WHERE item.alliance_id = $1`;

/** All of them, in no order. */
export async function calendarItems(tx: EntityManager, allianceId: string): Promise<CalendarItem[]> {
  const rows = await rowsOf<ItemRow>(tx, ITEMS, [allianceId]);
  return rows.map((row) => Object.assign(row, { isUnlent: row.unlent === 1 }));
}

/** Whose a reservation is, and how far it is. */
export type Known = Pick<CalendarEntry, 'partnerName' | 'number' | 'status'>;

interface ReservationRow {
  id: string;
  number: string;
  status: Status;
  decideBy: Date | string;
  name: string;
  shortName: string;
}

const RESERVATIONS = `
  SELECT reservation.id AS id, reservation.number AS number, reservation.status AS status,
    reservation.decide_by AS "decideBy", partner.name AS name, partner.short_name AS "shortName"
  FROM reservations reservation JOIN partners partner ON partner.id = reservation.partner_id
  WHERE reservation.alliance_id = $1 AND reservation.id ${among('$2')}`;

export async function knownReservations(
  tx: EntityManager,
  { allianceId, now }: { allianceId: string; now: Date },
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Known>> {
  const rows = await rowsOf<ReservationRow>(tx, RESERVATIONS, [allianceId, listed(ids)]);
  return new Map(
    rows.map(({ id, number, status, decideBy, name, shortName }) => [
      id,
      {
        partnerName: shortName || name,
        number,
        status: isLapsed(status, instantFrom(decideBy), now) ? lapsedStatus : status,
      },
    ]),
  );
}
