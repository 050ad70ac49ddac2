/** Late warnings in the tables: which alliances may have something to tell, and what was told. */
import type { EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { instant, rowsOf } from '../../database/sql.query.js';
import { lateAt } from '../record/reservations.query.js';
import { LateWarning } from './late-warning.entity.js';

const CONCERNED = `
  SELECT alliance.id AS "allianceId" FROM alliances alliance
  WHERE EXISTS (SELECT 1 FROM reservation_lines line WHERE line.alliance_id = alliance.id AND ${lateAt('$1')})
    OR EXISTS (SELECT 1 FROM late_warnings warning WHERE warning.alliance_id = alliance.id)`;

/** In which something is late, or was when somebody was told. */
export async function alliancesConcerned(tx: EntityManager, now: Date): Promise<string[]> {
  const rows = await rowsOf<{ allianceId: string }>(tx, CONCERNED, [instant(now)]);
  return rows.map(({ allianceId }) => allianceId);
}

export const toldIn = (tx: EntityManager, allianceId: string): Promise<LateWarning[]> =>
  tx.findBy(LateWarning, { allianceId });

export async function noteTold(tx: EntityManager, told: Omit<LateWarning, 'id'>): Promise<void> {
  await tx.insert(LateWarning, { id: newId(), ...told });
}

export async function forgetTold(tx: EntityManager, { id }: Pick<LateWarning, 'id'>): Promise<void> {
  await tx.delete(LateWarning, { id });
}
