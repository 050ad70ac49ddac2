/** The pace of mails: nobody gets more than so many in an hour; what is more waits. Codes are not counted. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../database/columns.js';
import { changedBy, instant, rowsOf } from '../database/sql.query.js';
import { addMinutes } from '../shared/period.js';
import { hurriedKinds } from './delivery-rules.js';

export const MOST_AN_HOUR = 20;
const HOUR_MINUTES = 60;

const COUNTED = `kind NOT IN (${hurriedKinds.map((kind) => `'${kind}'`).join(', ')})`;

/** What somebody is sending at this moment counts as sent. */
const RECENT = `
  SELECT COALESCE(ended_at, $1) AS "at" FROM outbox_mails
  WHERE recipient = $2 AND ${COUNTED}
    AND ((state = 'sent' AND ended_at > $3) OR (state = 'due' AND lease_until > $4))
  ORDER BY 1 DESC LIMIT $5`;

interface Pace {
  recipient: string;
  now: Date;
  /** By the database. */
  leaseTime: Date;
  most: number;
}

/** When the recipient may get the next one; undefined where that is now. */
export async function freeAgainAt(
  tx: EntityManager,
  { recipient, now, leaseTime, most }: Pace,
): Promise<Date | undefined> {
  const hourAgo = addMinutes(now, -HOUR_MINUTES);
  const given = [instant(now), recipient, instant(hourAgo), instant(leaseTime), most];
  const rows = await rowsOf<{ at: Date | string }>(tx, RECENT, given);
  const oldest = rows[most - 1];
  return oldest && addMinutes(instantFrom(oldest.at), HOUR_MINUTES);
}

const HOLD = `
  UPDATE outbox_mails SET next_at = $1
  WHERE recipient = $2 AND state = 'due' AND next_at < $1 AND ${COUNTED}
    AND (lease_until IS NULL OR lease_until <= $3)`;

/** All that is due to the recipient waits until then, in the order in which it was written. */
export async function holdBack(
  tx: EntityManager,
  { recipient, leaseTime }: Pick<Pace, 'recipient' | 'leaseTime'>,
  until: Date,
): Promise<void> {
  await changedBy(tx, HOLD, [instant(until), recipient, instant(leaseTime)]);
}
