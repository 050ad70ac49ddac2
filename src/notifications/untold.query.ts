/** Untold mails in SQL: what was noted and has not left yet is looked at, and taken back. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../database/columns.js';
import { among, changedBy, instant, listed, rowsOf } from '../database/sql.query.js';
import type { OutboxMail } from './outbox-mail.entity.js';
import { toThem, UNTRIED } from './outbox.query.js';

export type UntoldMail = Pick<OutboxMail, 'id' | 'kind' | 'recipient' | 'facts' | 'nextAt'>;

type Row = Omit<UntoldMail, 'nextAt'> & { nextAt: Date | string };

const UNTOLD = `
  SELECT id, kind, recipient, facts, next_at AS "nextAt" FROM outbox_mails
  WHERE series ${toThem('$1')} AND ${UNTRIED} AND kind ${toThem('$2')}
  ORDER BY "position", id`;

/** In the order in which it was said; mails that were written as bytes are none. */
export async function untoldIn(
  tx: EntityManager,
  series: readonly string[],
  kinds: readonly string[],
): Promise<UntoldMail[]> {
  const rows = await rowsOf<Row>(tx, UNTOLD, [listed(series), listed(kinds)]);
  return rows
    .filter(({ facts }) => facts !== null)
    .map((row) => ({ ...row, nextAt: instantFrom(row.nextAt) }));
}

const TAKE_BACK = `
  UPDATE outbox_mails SET state = 'superseded', ended_at = $1 WHERE id ${among('$2')} AND ${UNTRIED}`;
const TAKEN_BACK = `SELECT id FROM outbox_mails WHERE id ${among('$1')} AND state = 'superseded'`;

/** Answers those that had not left: a worker that takes one at this moment is waited for, and then it stays. */
export async function takeBack(tx: EntityManager, ids: readonly string[], now: Date): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  await changedBy(tx, TAKE_BACK, [instant(now), listed(ids)]);
  const rows = await rowsOf<{ id: string }>(tx, TAKEN_BACK, [listed(ids)]);
  return new Set(rows.map(({ id }) => id));
}
