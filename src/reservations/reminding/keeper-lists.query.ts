/** Keepers' lists in SQL: at which kept places somebody comes on a day, and nobody was told. */
import type { EntityManager } from 'typeorm';
import { instant, rowsOf } from '../../database/sql.query.js';
import type { Period } from '../../shared/period.js';
import { STILL_HELD, UNDER_WAY } from '../record/reservations.query.js';

export const LIST = 'list';

const busy = (day: string): string => `
  SELECT DISTINCT item.alliance_id AS "allianceId", item.storage_place_id AS "placeId"
  FROM alliances alliance
  JOIN reservation_lines line ON line.alliance_id = alliance.id AND ${STILL_HELD} AND ${day}
  JOIN reservations reservation ON reservation.id = line.reservation_id AND ${UNDER_WAY}
  JOIN items item ON item.id = line.item_id
  WHERE alliance.time_zone = $3
    AND EXISTS (
      SELECT 1 FROM roles role
      WHERE role.alliance_id = alliance.id AND role.storage_place_id = item.storage_place_id)
    AND NOT EXISTS (
      SELECT 1 FROM timed_notices notice
      WHERE notice.alliance_id = alliance.id AND notice.due_at = $4 AND notice.kind = '${LIST}'
        AND notice.subject_id = item.storage_place_id)`;

const FETCHED = busy('line.pick_up_at >= $1 AND line.pick_up_at < $2');
const BROUGHT = busy('line.return_due_at > $1 AND line.return_due_at <= $2');

/** The ids of such places, by alliance. */
export async function busyPlaces(
  tx: EntityManager,
  { from, until }: Period,
  { timeZone, dueAt }: { timeZone: string; dueAt: Date },
): Promise<Map<string, Set<string>>> {
  const given = [instant(from), instant(until), timeZone, instant(dueAt)];
  const ids = new Map<string, Set<string>>();
  for (const text of [FETCHED, BROUGHT])
    for (const { allianceId, placeId } of await rowsOf<Record<'allianceId' | 'placeId', string>>(
      tx,
      text,
      given,
    ))
      ids.set(allianceId, (ids.get(allianceId) ?? new Set()).add(placeId));
  return ids;
}
