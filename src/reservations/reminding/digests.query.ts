/** The digests in SQL: in which alliances something waits that is not told yet, and what waits in one of them. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { instant, listed, among, rowsOf } from '../../database/sql.query.js';
import type { Waiting } from '../../notifications/digest-mails.js';
import type { Thing } from '../../notifications/mail-facts.js';
import { countWishes, waitsAt } from '../record/reservations.query.js';

export const DIGEST = 'digest';
export const LAST_CALL = 'last-call';

/** What was asked for after it was due has its own mail, or waits for the next one. */
const AWAITED = `
  SELECT alliance.id FROM alliances alliance
  WHERE alliance.time_zone = $1
    AND EXISTS (
      SELECT 1 FROM reservations reservation
      WHERE reservation.alliance_id = alliance.id AND reservation.asked_at < $2 AND ${waitsAt('$3')})
    AND NOT EXISTS (
      SELECT 1 FROM timed_notices notice
      WHERE notice.alliance_id = alliance.id AND notice.kind = '${DIGEST}'
        AND notice.subject_id = alliance.id AND notice.due_at = $2)
  ORDER BY alliance.id`;

export async function awaitingDigest(
  tx: EntityManager,
  { timeZone, dueAt, now }: { timeZone: string; dueAt: Date; now: Date },
): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(tx, AWAITED, [timeZone, instant(dueAt), instant(now)]);
  return rows.map(({ id }) => id);
}

/** In one mail: the page that it leads to has them all. */
const MOST_IN_MAIL = 30;

const WAITING = `
  SELECT reservation.id, reservation.number, partner.name AS "partnerName",
    reservation.occasion_name AS "occasionName", reservation.pick_up_at AS "pickUpAt",
    reservation.return_due_at AS "returnDueAt", reservation.decide_by AS "decideBy"
  FROM reservations reservation JOIN partners partner ON partner.id = reservation.partner_id
  WHERE reservation.alliance_id = $1 AND ${waitsAt('$2')}
  ORDER BY reservation.decide_by, reservation.id LIMIT ${MOST_IN_MAIL}`;

const COUNT = `
  SELECT count(*) AS count FROM reservations reservation
  WHERE reservation.alliance_id = $1 AND ${waitsAt('$2')}`;

const THINGS = `
  SELECT line.reservation_id AS "reservationId", item.name AS "itemName", item.unit, line.quantity
  FROM reservation_lines line JOIN items item ON item.id = line.item_id
  WHERE line.reservation_id ${among('$1')} ORDER BY line.position`;

type Row = Record<'id' | 'number' | 'partnerName' | 'occasionName', string> &
  Record<'pickUpAt' | 'returnDueAt' | 'decideBy', Date | string>;

/** The first that run out, how many there are, and how many changes wait beside them. */
export async function waitingIn(
  tx: EntityManager,
  allianceId: string,
  now: Date,
): Promise<{ waiting: Waiting[]; count: number; wishes: number }> {
  const given = [allianceId, instant(now)];
  const rows = await rowsOf<Row>(tx, WAITING, given);
  const ids = rows.map(({ id }) => id);
  const things = await rowsOf<Thing & { reservationId: string }>(tx, THINGS, [listed(ids)]);
  const waiting = rows.map((row) => ({
    number: row.number,
    partnerName: row.partnerName,
    occasionName: row.occasionName,
    things: things
      .filter(({ reservationId }) => reservationId === row.id)
      .map(({ itemName, unit, quantity }) => ({ itemName, unit, quantity })),
    pickUpAt: instantFrom(row.pickUpAt),
    returnDueAt: instantFrom(row.returnDueAt),
    decideBy: instantFrom(row.decideBy),
  }));
  const [{ count } = { count: 0 }] = await rowsOf<{ count: number | string }>(tx, COUNT, given);
  return { waiting, count: Number(count), wishes: await countWishes(tx, allianceId, now) };
}
