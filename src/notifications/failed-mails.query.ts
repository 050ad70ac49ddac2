/** Mails that could not be delivered, counted by their kind: nobody's address, and nothing that they say. */
import type { EntityManager } from 'typeorm';
import { among, listed, rowsOf } from '../database/sql.query.js';
import type { FailedMails } from './failed-mails.js';

interface Failed extends FailedMails {
  allianceId: string | null;
}

const counting = (whose: string): string => `
  SELECT mail.alliance_id AS "allianceId", mail.kind AS kind, COUNT(*) AS count FROM outbox_mails mail
  WHERE mail.alliance_id ${whose} AND mail.state = 'dead' GROUP BY mail.alliance_id, mail.kind ORDER BY mail.kind`;

const OF_ALLIANCES = counting(among('$1'));
const OF_NONE = counting('IS NULL');

/** Of these alliances; of none where none are named. PostgreSQL counts in texts. */
export async function failedByKind(
  tx: EntityManager,
  allianceIds: readonly string[] | undefined,
): Promise<Failed[]> {
  const rows = await (allianceIds === undefined
    ? rowsOf<Failed>(tx, OF_NONE)
    : rowsOf<Failed>(tx, OF_ALLIANCES, [listed(allianceIds)]));
  return rows.map(({ allianceId, kind, count }) => ({ allianceId, kind, count: Number(count) }));
}
