/** Late decisions in SQL: which owners have not answered, and where the coordination has not. */
import type { EntityManager } from 'typeorm';
import { instant, rowsOf } from '../../database/sql.query.js';
import { dueWithin, waitsAt } from '../record/reservations.query.js';
import { LAST_CALL } from './digests.query.js';
import type { LateDecisions } from './late-decisions.js';
import type { Named } from './timed-notices.query.js';

export const CONSENT = 'consent';

type Window = LateDecisions['last'];

/** About `alliance` and `reservation`; the parameters `$1` to `$5`. */
const LATE = `
  FROM alliances alliance JOIN reservations reservation
    ON reservation.alliance_id = alliance.id AND ${waitsAt('$1')}
    AND ${dueWithin('$2', '$3')} AND reservation.asked_at < $4
  WHERE alliance.time_zone = $5`;

const lateOf = ({ deadlines, askedBefore }: Window, timeZone: string, now: Date) => [
  instant(now),
  instant(deadlines.from),
  instant(deadlines.until),
  instant(askedBefore),
  timeZone,
];

const open = (whose: string): string => `EXISTS (
  SELECT 1 FROM reservation_lines line
  WHERE line.reservation_id = reservation.id AND line.approved_quantity IS NULL AND ${whose})`;
const WITH_OWNERS = open(`line.decider = 'owner'`);
const WITH_COORDINATION = open(`(line.decider IS NULL OR line.decider <> 'owner')`);

const UNTOLD = `NOT EXISTS (
  SELECT 1 FROM timed_notices notice
  WHERE notice.alliance_id = alliance.id AND notice.due_at = $6 AND notice.kind = '${CONSENT}'
    AND notice.subject_id = reservation.id)`;

const SILENT = `SELECT alliance.id AS "allianceId", reservation.id ${LATE} AND ${WITH_OWNERS}`;
const IN_ORDER = 'ORDER BY alliance.id, reservation.id';

/** Where an owner is to be reminded and was not. */
export const unreminded = (
  tx: EntityManager,
  window: Window,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<Named[]> =>
  rowsOf<Named>(tx, `${SILENT} AND ${UNTOLD} ${IN_ORDER}`, [
    ...lateOf(window, timeZone, now),
    instant(window.dueAt),
  ]);

/** Where an owner has not answered, and the coordination is to decide as well. */
export const unanswered = (
  tx: EntityManager,
  window: Window,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<Named[]> => rowsOf<Named>(tx, `${SILENT} ${IN_ORDER}`, lateOf(window, timeZone, now));

/** Nobody is told twice on one day: a digest has all of it, and notes it as told. */
const LAST = `
  SELECT DISTINCT alliance.id ${LATE} AND ${WITH_COORDINATION} AND NOT EXISTS (
    SELECT 1 FROM timed_notices notice
    WHERE notice.alliance_id = alliance.id AND notice.subject_id = alliance.id
      AND notice.kind = '${LAST_CALL}' AND notice.due_at = $6)
  ORDER BY alliance.id`;

/** Alliances whose coordination is to be reminded and was not. */
export async function undecided(
  tx: EntityManager,
  window: Window,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<string[]> {
  const given = [...lateOf(window, timeZone, now), instant(window.dueAt)];
  const rows = await rowsOf<{ id: string }>(tx, LAST, given);
  return rows.map(({ id }) => id);
}
