/** The waiting list in the tables. */
import { In, IsNull, type EntityManager } from 'typeorm';
import { instant, rowsOf } from '../../database/sql.query.js';
import { queuedAt } from '../record/reservations.query.js';
import { WaitingEntry } from '../record/waiting-entry.entity.js';

/** An alliance in which somebody waits. */
export interface Concerned {
  id: string;
  revision: number;
  timeZone: string;
}

const CONCERNED = `
  SELECT alliance.id, alliance.revision, alliance.time_zone AS "timeZone" FROM alliances alliance
  WHERE alliance.id IN (
    SELECT entry.alliance_id FROM waiting_entries entry
    WHERE ${queuedAt('$1')})`;

export const alliancesConcerned = (tx: EntityManager, now: Date): Promise<Concerned[]> =>
  rowsOf<Concerned>(tx, CONCERNED, [instant(now)]);

/** Nobody has answered them; some may have lapsed. */
export const unanswered = (
  tx: EntityManager,
  where: { allianceId: string; itemId?: string; partnerId?: string },
): Promise<WaitingEntry[]> => tx.findBy(WaitingEntry, { ...where, answeredAt: IsNull() });

/** Those beside which these entries stand in the queue. */
export const besides = (
  tx: EntityManager,
  allianceId: string,
  entries: readonly WaitingEntry[],
): Promise<WaitingEntry[]> => {
  const itemIds = [...new Set(entries.map(({ itemId }) => itemId))];
  return tx.findBy(WaitingEntry, { allianceId, itemId: In(itemIds), answeredAt: IsNull() });
};
