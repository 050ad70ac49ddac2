/** Timed notices in the tables: which loans may have something due, what was told, and what nobody needs to know any more. */
import type { EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { changedBy, instant, rowsOf } from '../../database/sql.query.js';
import { OUT, STILL_HELD, STILL_IN_STORE, UNDER_WAY } from '../record/reservations.query.js';
import type { ReminderKind, Window } from './reminders.js';
import type { TimedNotice } from './timed-notice.entity.js';

const ZONES = 'SELECT DISTINCT time_zone AS "timeZone" FROM alliances';

/** Those of all alliances. */
export async function zonesOf(tx: EntityManager): Promise<string[]> {
  const rows = await rowsOf<{ timeZone: string }>(tx, ZONES);
  return rows.map(({ timeZone }) => timeZone);
}

/** For each alliance by its index on what is held; what else must hold, `reminders.ts` says. */
const concerned = (day: string, also: string): string => `
  SELECT DISTINCT line.alliance_id AS "allianceId", line.reservation_id AS id
  FROM alliances alliance
  JOIN reservation_lines line ON line.alliance_id = alliance.id AND ${STILL_HELD} AND ${day}
  JOIN reservations reservation ON reservation.id = line.reservation_id AND ${UNDER_WAY}
  WHERE alliance.time_zone = $3 AND ${also}
    AND NOT EXISTS (
      SELECT 1 FROM timed_notices notice
      WHERE notice.alliance_id = line.alliance_id AND notice.due_at = $4 AND notice.kind = $5
        AND notice.subject_id = line.reservation_id)
  ORDER BY line.alliance_id, line.reservation_id`;

const RETURNS = 'line.return_due_at > $1 AND line.return_due_at <= $2';
const UNREPORTED = `${OUT} AND reservation.return_reported_at IS NULL`;

const CONCERNED: Readonly<Record<ReminderKind, string>> = {
  'pick-up': concerned(
    'line.pick_up_at >= $1 AND line.pick_up_at < $2',
    `${STILL_IN_STORE} AND line.decided_at < $4`,
  ),
  return: concerned(RETURNS, `${UNREPORTED} AND line.handed_over_at < $4`),
  overdue: concerned(RETURNS, UNREPORTED),
};

export interface Named {
  allianceId: string;
  id: string;
}

/** Loans of all alliances in this zone that may have something due which was not told. */
export const concernedIn = (tx: EntityManager, window: Window, timeZone: string): Promise<Named[]> => {
  const { kind, dueAt, day } = window;
  return rowsOf<Named>(tx, CONCERNED[kind], [
    instant(day.from),
    instant(day.until),
    timeZone,
    instant(dueAt),
    kind,
  ]);
};

const NOTE = `
  INSERT INTO timed_notices (id, alliance_id, kind, subject_id, due_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (alliance_id, kind, subject_id, due_at) DO NOTHING
  RETURNING id`;

/** False where it was told before. */
export async function isFirstTold(
  tx: EntityManager,
  { allianceId, kind, subjectId, dueAt }: Omit<TimedNotice, 'id'>,
): Promise<boolean> {
  const made = await rowsOf(tx, NOTE, [newId(), allianceId, kind, subjectId, instant(dueAt)]);
  return made.length === 1;
}

/** Asked once a year: what was asked is remembered for longer than that. */
export const QUESTION = 'question';

const OLD = `DELETE FROM timed_notices WHERE due_at < $1 AND (kind <> '${QUESTION}' OR due_at < $2)`;

/** What was due before: it is stale whatever the clock says, and is never told again. */
export const forgetNotices = (
  tx: EntityManager,
  { before, questionsBefore }: Record<'before' | 'questionsBefore', Date>,
): Promise<number> => changedBy(tx, OLD, [instant(before), instant(questionsBefore)]);
