/** The SQL of reservations: what a status and a deadline mean there, which of them an actor sees, their lines, their history. */
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { orNothing } from '../../database/columns.js';
import { instant, rowsOf } from '../../database/sql.query.js';
import { cursorKey, noSuchPart } from '../../http/list-parts.js';
import type { Actor } from '../../partners/who/actor.js';
import { Person } from '../../partners/who/person.entity.js';
import { isId, parseInstant } from '../../shared/input-text.js';
import { Refusal } from '../../shared/refusal.js';
import { HistoryEntry } from './history-entry.entity.js';
import {
  awaitedStatuses,
  endStatuses,
  isOpen,
  lapsedStatus,
  openStatuses,
  outStatuses,
  promisedStatuses,
  underWayStatuses,
  unfinishedStatuses,
  type Status,
} from './lifecycle.js';
import { ReservationLine } from './reservation-line.entity.js';
import { addPendingChanges } from './pending-changes.query.js';
import { Reservation } from './reservation.entity.js';
import type { Seen } from './seen-part.js';
import type { HistoryView } from './reservation.view.js';

/** One alone is an equation: SQLite knows a partial index by nothing else. */
const isOneOf = (set: readonly Status[]): string =>
  set.length === 1
    ? `reservation.status = '${set[0]}'`
    : `reservation.status IN (${set.map((status) => `'${status}'`).join(', ')})`;

/** These conditions are about `reservation`; what depends on the time takes the parameter that holds it. */
export const waitsAt = (now: string): string =>
  `(${isOneOf(openStatuses)} AND reservation.decide_by > ${now})`;
const lapsedAt = (now: string): string => `(${isOneOf(openStatuses)} AND reservation.decide_by <= ${now})`;

/** Requests that can still be decided; at `:now`, as the next ones. */
export const WAITS = waitsAt(':now');
/** Requests past their deadline, whether or not the timed job has seen it. */
export const LAPSED = lapsedAt(':now');
/** Promises whose return is past, as `isPastReturn` answers it. */
const PAST_RETURN = `(${isOneOf(awaitedStatuses)} AND reservation.return_due_at <= :now)`;
export const OVER = `(${isOneOf(endStatuses)} OR ${LAPSED} OR ${PAST_RETURN})`;
/** All others, by what they are: as the opposite of what is over they would be sought among all that ever was. */
export const CURRENT = `reservation.id IN (${[
  waitsAt(':now'),
  `${isOneOf(awaitedStatuses)} AND reservation.return_due_at > :now`,
  isOneOf(unfinishedStatuses),
]
  .map(
    (condition) =>
      `SELECT reservation.id FROM reservations reservation WHERE reservation.alliance_id = :allianceId AND ${condition}`,
  )
  .join(' UNION ALL ')})`;
/**
 * The pick-up in words that no index knows, for what is found in other ways: by the index on it SQLite would look
 * through all that ever was.
 */
export const PICK_UP = 'coalesce(reservation.pick_up_at, reservation.return_due_at)';
/** Promised, and still to be fetched. */
export const AHEAD = `(${isOneOf(awaitedStatuses)} AND reservation.pick_up_at > :now)`;
/** Promised, and not handed over yet. */
export const AWAITED = isOneOf(awaitedStatuses);
/** Units are with the borrower: of a change only the return can still become different. */
export const LENT_OUT = isOneOf(outStatuses);
/** Handed over, and something is still to be done. */
export const UNFINISHED = isOneOf(unfinishedStatuses);
export const PROMISED = isOneOf(promisedStatuses);
/** Promised, and not all back. */
export const UNDER_WAY = isOneOf(underWayStatuses);
const isWish = 'change.offer_message IS NULL';
/** Wishes that wait hold something until their deadline, and only while what they are about is promised and not back. */
export const wishHoldsAt = (now: string): string =>
  `(change.decide_by > ${now} AND ${isWish} AND ${UNDER_WAY})`;
const WAITING_WISHES = `
  SELECT count(*) AS count FROM pending_changes change
  JOIN reservations reservation ON reservation.id = change.reservation_id
  WHERE change.alliance_id = $1 AND ${wishHoldsAt('$2')}`;

/** Changes of promises that wait for a decision. */
export async function countWishes(tx: EntityManager, allianceId: string, now: Date): Promise<number> {
  const [row] = await rowsOf<{ count: number | string }>(tx, WAITING_WISHES, [allianceId, instant(now)]);
  return Number(row?.count ?? 0);
}

/** So do counter-offers, also while it is a request. */
export const changeHoldsAt = (now: string): string =>
  `(change.decide_by > ${now} AND (${UNDER_WAY} OR (NOT ${isWish} AND ${waitsAt(now)})))`;
/** Those whose deadline lies from the one instant until before the other. */
export const dueWithin = (from: string, until: string): string =>
  `(reservation.decide_by >= ${from} AND reservation.decide_by < ${until})`;
/** Entries of the waiting list for which something is held at an instant. */
export const offeredAt = (now: string): string => `(entry.answered_at IS NULL AND entry.held_until > ${now})`;
/** Those for which nothing was ever held, and that could still be fetched. */
export const queuedAt = (now: string): string =>
  `(entry.answered_at IS NULL AND entry.held_until IS NULL AND entry.pick_up_at > ${now})`;
/** Those past their deadline. */
export const LAPSED_CHANGE = 'change.decide_by <= :now';

const IS_CONSUMABLE = `kind = 'consumable'`;

/** Lines by which a consumable is used up once they are fetched: of itself, and of what is or was made of it. */
const USING_UP = `
  SELECT line.pick_up_at AS at, 0 AS "isOverdue" FROM reservation_lines line
  WHERE line.held_quantity > 0 AND line.item_id IN (
    SELECT item.id FROM items item WHERE item.alliance_id = $2 AND (item.${IS_CONSUMABLE} OR EXISTS (
      SELECT 1 FROM item_parts part JOIN items piece ON piece.id = part.part_id
      WHERE part.set_id = item.id AND piece.${IS_CONSUMABLE})))
  UNION ALL
  SELECT line.pick_up_at, 0 FROM promised_parts part
    JOIN items piece ON piece.id = part.part_id JOIN reservation_lines line ON line.id = part.line_id
  WHERE part.alliance_id = $2 AND piece.${IS_CONSUMABLE} AND line.held_quantity > 0`;

/** What comes by itself before and after the moment `$1` in the alliance `$2`; for `Epochs`. */
export const EDGES_AROUND = `
  SELECT max(CASE WHEN edge.at <= $1 THEN edge.at END) AS "last",
    min(CASE WHEN edge.at > $1 THEN edge.at END) AS "next",
    max(CASE WHEN edge.at <= $1 THEN edge."isOverdue" ELSE 0 END) AS "isOverdue"
  FROM (
    SELECT reservation.decide_by AS at, 0 AS "isOverdue" FROM reservations reservation
    WHERE reservation.alliance_id = $2 AND ${isOneOf(openStatuses)}
    UNION ALL
    SELECT change.decide_by, 0 FROM pending_changes change WHERE change.alliance_id = $2
    UNION ALL
    SELECT entry.held_until, 0 FROM waiting_entries entry
    WHERE entry.alliance_id = $2 AND entry.answered_at IS NULL AND entry.held_until IS NOT NULL
    UNION ALL ${USING_UP}
    UNION ALL
    SELECT line.return_due_at, 1 FROM reservation_lines line
    WHERE line.out_quantity > 0 AND line.item_id IN (SELECT item.id FROM items item WHERE item.alliance_id = $2)
  ) edge`;

/** Lines with units that are with the borrower. */
export const OUT = 'line.out_quantity > 0';
/** Lines that hold whatever the deadline, and those of them that are promised. */
export const STILL_HELD = 'line.held_quantity > 0';
/** Lines of which something should be back; what is out is held, and those of an alliance are found by that. */
export const lateAt = (now: string): string => `(${STILL_HELD} AND ${OUT} AND line.return_due_at < ${now})`;
export const PROMISED_LINE = `(${STILL_HELD} AND line.held_until IS NULL)`;
/** Lines that keep units from others at an instant; a request past its deadline does not. */
export const holdsAt = (now: string): string =>
  `(${STILL_HELD} AND (line.held_until IS NULL OR line.held_until > ${now}))`;
/** Those that are held of which something is still in the store. */
export const STILL_IN_STORE = 'line.held_quantity > line.out_quantity';
/** Those of them that are not over. */
export const holdsLaterAt = (now: string): string =>
  `(${holdsAt(now)} AND ${STILL_IN_STORE} AND line.return_due_at > ${now})`;
/** Those that were lent, and hold nothing any more. */
export const LENT_BEFORE = '(line.handed_over_quantity > 0 AND line.held_quantity = 0)';

/** Those with this status at the instant, as `Reservation.statusAt` answers it. */
export function withStatus(query: SelectQueryBuilder<Reservation>, status: Status, now: Date): void {
  if (isOpen(status)) query.andWhere(WAITS, { now });
  else if (status === lapsedStatus)
    query.andWhere(`(reservation.status = :status OR ${LAPSED})`, { status, now });
  else query.andWhere('reservation.status = :status', { status });
}

/** Everything for the coordination; else what one borrows, owns an item of, or keeps the place of. */
export function visible(tx: EntityManager, actor: Actor): SelectQueryBuilder<Reservation> {
  const { allianceId } = actor;
  const query = tx
    .createQueryBuilder(Reservation, 'reservation')
    .where('reservation.allianceId = :allianceId', { allianceId });
  if (actor.isCoordination) return query;
  const partnerIds = orNothing(actor.partnerIds);
  const placeIds = orNothing(actor.placeIds);
  return query.andWhere(
    `(reservation.partnerId IN (:...partnerIds) OR EXISTS (
       SELECT 1 FROM reservation_lines own_line JOIN items own_item ON own_item.id = own_line.item_id
       WHERE own_line.reservation_id = reservation.id
         AND (own_item.owner_id IN (:...partnerIds) OR own_item.storage_place_id IN (:...placeIds))))`,
    { partnerIds, placeIds },
  );
}

/** Behind the last one of the part before, in the order of pick-up. Refuses (422) a cursor that is none of this list. */
export function goOnAfter(query: SelectQueryBuilder<Reservation>, cursor: string, sign: '>' | '<'): void {
  const [time, id] = cursorKey(cursor, 2);
  const pickUpAt = parseInstant(time);
  if (!pickUpAt || !isId(id)) throw Refusal.invalidField('cursor', noSuchPart);
  query.andWhere(
    `(reservation.pickUpAt ${sign} :pickUpAt OR (reservation.pickUpAt = :pickUpAt AND reservation.id ${sign} :id))`,
    { pickUpAt, id },
  );
}

/** In the order in which the borrower wrote them; and the changes that wait. */
export async function addLines(tx: EntityManager, reservations: readonly Reservation[]): Promise<void> {
  if (reservations.length === 0) return;
  const byId = new Map(reservations.map((one) => [one.id, one]));
  for (const one of reservations) one.lines = [];
  const lines = await tx.find(ReservationLine, {
    where: { reservationId: In([...byId.keys()]) },
    order: { position: 'ASC' },
  });
  for (const line of lines) byId.get(line.reservationId)?.lines.push(line);
  await addPendingChanges(tx, reservations);
}

/** `isTold` where the reader may know people's names; `sees`: as much of each entry as the reader may know. */
export async function historyOf(
  tx: EntityManager,
  { id }: Reservation,
  { isTold, sees }: Pick<Seen, 'sees'> & { isTold: boolean },
): Promise<HistoryView[]> {
  const entries = await tx.find(HistoryEntry, { where: { reservationId: id }, order: { id: 'ASC' } });
  const people = await tx.findBy(Person, { id: In(entries.flatMap(({ personId }) => personId ?? [])) });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return entries.map((entry) => {
    const { at, personId, what } = entry;
    const who = personId === null ? null : (isTold && names.get(personId)) || '';
    const { detail, counts } = sees(entry);
    return { at: at.toISOString(), who, what, detail, counts: counts ?? [] };
  });
}
