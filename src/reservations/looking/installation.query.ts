/** Alliances in figures, in SQL: for whoever operates the installation, and without anybody's name. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../../database/columns.js';
import { among, listed, rowsOf } from '../../database/sql.query.js';
import type { Figures } from './installation.view.js';

const tied = (table: string): string => `
  SELECT tie.person_id FROM ${table} tie WHERE tie.alliance_id = alliance.id`;

const FIGURES = `
  SELECT alliance.id AS id,
    (SELECT COUNT(*) FROM reservations reservation WHERE reservation.alliance_id = alliance.id) AS reservations,
    (SELECT COALESCE(SUM(photo.byte_count), 0) FROM photos photo
     WHERE photo.alliance_id = alliance.id) AS "photoBytes",
    (SELECT MAX(session.created_at) FROM sessions session
     WHERE session.person_id IN (${tied('memberships')} UNION ${tied('roles')})) AS "lastSignInAt"
  FROM alliances alliance WHERE alliance.id ${among('$1')}`;

/** PostgreSQL counts in texts. */
interface FiguresRow {
  id: string;
  reservations: number | string;
  photoBytes: number | string;
  lastSignInAt: Date | string | null;
}

export async function figuresOf(
  tx: EntityManager,
  allianceIds: readonly string[],
): Promise<ReadonlyMap<string, Figures>> {
  const rows = await rowsOf<FiguresRow>(tx, FIGURES, [listed(allianceIds)]);
  return new Map(
    rows.map(({ id, reservations, photoBytes, lastSignInAt }) => [
      id,
      {
        reservations: Number(reservations),
        photoBytes: Number(photoBytes),
        lastSignInAt: lastSignInAt === null ? null : instantFrom(lastSignInAt),
      },
    ]),
  );
}
