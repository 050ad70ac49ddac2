/** The outbox in SQL: mails are written down, and what was said of a calendar entry is taken back or asked for. */
import type { EntityManager } from 'typeorm';
import { instantFrom, onPostgres } from '../database/columns.js';
import { changedBy, instant, json, listed, rowsOf } from '../database/sql.query.js';
import { gatheredKinds } from './gathering.js';
import { ERASED, type OutboxMail } from './outbox-mail.entity.js';

/** A row as it is first written, apart from what the series says. */
export type NewMail = Pick<
  OutboxMail,
  | 'id'
  | 'allianceId'
  | 'series'
  | 'kind'
  | 'recipient'
  | 'uid'
  | 'sequence'
  | 'method'
  | 'messageId'
  | 'envelopeFrom'
  | 'facts'
  | 'state'
  | 'staleAt'
  | 'createdAt'
  | 'endedAt'
> & {
  /** Not before; later where something of its series waits for longer. */
  leavesAt: Date;
};

/** The members of the rows that are handed over, with their types on PostgreSQL. */
const MEMBERS = {
  id: 'uuid',
  alliance_id: 'uuid',
  series: 'text',
  kind: 'text',
  recipient: 'text',
  uid: 'uuid',
  sequence: 'integer',
  method: 'text',
  message_id: 'text',
  envelope_from: 'text',
  facts: 'text',
  state: 'text',
  stale_at: 'timestamptz',
  created_at: 'timestamptz',
  ended_at: 'timestamptz',
} as const;

const LEAVES = { leaves_at: 'timestamptz' } as const;

const names = Object.keys(MEMBERS);
const told = (name: string): string => (onPostgres ? `letter.${name}` : `letter.value ->> '${name}'`);
const letters = onPostgres
  ? `json_to_recordset($1::json) AS letter(nth integer, ${Object.entries({ ...MEMBERS, ...LEAVES })
      .map(([name, type]) => `${name} ${type}`)
      .join(', ')})`
  : 'json_each($1) AS letter';

/** However many there are. Each goes to the end of its series, and waits as long as what is due there. */
const INSERT = `
  INSERT INTO outbox_mails ("position", next_at, attempts, last_text, ${names.join(', ')})
  SELECT
    ${told('nth')} + COALESCE(
      (SELECT MAX(earlier."position") FROM outbox_mails earlier WHERE earlier.series = ${told('series')}), 0),
    COALESCE(
      (SELECT MAX(earlier.next_at) FROM outbox_mails earlier
       WHERE earlier.series = ${told('series')} AND earlier.state = 'due'
         AND earlier.next_at > ${told('leaves_at')}), ${told('leaves_at')}),
    0, '', ${names.map(told).join(', ')}
  FROM ${letters}`;

export async function insertMails(tx: EntityManager, mails: readonly NewMail[]): Promise<void> {
  const counts = new Map<string, number>();
  const rows = mails.map((mail) => {
    const nth = (counts.get(mail.series) ?? 0) + 1;
    counts.set(mail.series, nth);
    return { nth, ...columnsOf(mail) };
  });
  if (rows.length > 0) await changedBy(tx, INSERT, [json(rows)]);
}

const columnsOf = (mail: NewMail): Record<keyof typeof MEMBERS | keyof typeof LEAVES, unknown> => ({
  id: mail.id,
  alliance_id: mail.allianceId,
  series: mail.series,
  kind: mail.kind,
  recipient: mail.recipient,
  uid: mail.uid,
  sequence: mail.sequence,
  method: mail.method,
  message_id: mail.messageId,
  envelope_from: mail.envelopeFrom,
  facts: mail.facts,
  state: mail.state,
  stale_at: mail.staleAt && instant(mail.staleAt),
  created_at: instant(mail.createdAt),
  ended_at: mail.endedAt && instant(mail.endedAt),
  leaves_at: instant(mail.leavesAt),
});

/** What was last said of one calendar entry, and to which addresses. */
export interface Saying {
  uid: string;
  sequence: number;
  recipients: readonly string[];
  now: Date;
}

export const toThem = (parameter: string): string =>
  onPostgres ? `= ANY(${parameter}::text[])` : `IN (SELECT value FROM json_each(${parameter}))`;

/** Whoever takes a mail counts the attempt at once, so none means that no byte of it left. */
export const UNTRIED = `state = 'due' AND attempts = 0`;
const SUPERSEDE = `
  UPDATE outbox_mails SET state = 'superseded', ended_at = $1
  WHERE uid = $2 AND recipient ${toThem('$3')} AND sequence <= $4
    AND method = 'REQUEST' AND ${UNTRIED}`;

export async function supersede(
  tx: EntityManager,
  { uid, sequence, recipients, now }: Saying,
): Promise<void> {
  await changedBy(tx, SUPERSEDE, [instant(now), uid, listed(recipients), sequence]);
}

const GATHERED = `kind IN (${gatheredKinds.map((kind) => `'${kind}'`).join(', ')})`;

const RELEASE = `
  UPDATE outbox_mails SET next_at = $1
  WHERE series ${toThem('$2')} AND ${UNTRIED} AND ${GATHERED} AND next_at > $1`;

/** What waits in these series waits no longer: something comes after it. */
export async function release(tx: EntityManager, series: readonly string[], now: Date): Promise<void> {
  await changedBy(tx, RELEASE, [instant(now), listed(series)]);
}

const OVERTAKE = `
  UPDATE outbox_mails SET state = 'superseded', ended_at = $1
  WHERE series ${toThem('$2')} AND ${UNTRIED} AND ${GATHERED}`;

/** What changes in these series is no news any more. */
export async function overtake(tx: EntityManager, series: readonly string[], now: Date): Promise<void> {
  await changedBy(tx, OVERTAKE, [instant(now), listed(series)]);
}

const ENTERED = `
  SELECT DISTINCT recipient FROM outbox_mails
  WHERE uid = $1 AND recipient ${toThem('$2')} AND method = 'REQUEST' AND attempts > 0`;

/** Those of them in whose calendars the entry may stand. */
export async function enteredOf(
  tx: EntityManager,
  { uid, recipients }: Pick<Saying, 'uid' | 'recipients'>,
): Promise<Set<string>> {
  const rows = await rowsOf<{ recipient: string }>(tx, ENTERED, [uid, listed(recipients)]);
  return new Set(rows.map(({ recipient }) => recipient));
}

const SAID = `SELECT recipient, method FROM outbox_mails WHERE uid = $1 AND state <> 'superseded' ORDER BY id`;

/** The last that was said of an entry to each address, or will be once what waits has left. */
export async function lastSaid(tx: EntityManager, uid: string): Promise<Map<string, string>> {
  const rows = await rowsOf<{ recipient: string; method: string }>(tx, SAID, [uid]);
  return new Map(rows.map(({ recipient, method }) => [recipient, method]));
}

const OLDEST_DUE = `SELECT MIN(created_at) AS "at" FROM outbox_mails WHERE state = 'due'`;

/** When the mail that has waited longest was written; undefined where none waits. */
export async function oldestDue(tx: EntityManager): Promise<Date | undefined> {
  const [row] = await rowsOf<{ at: Date | string | null }>(tx, OLDEST_DUE);
  return row?.at ? instantFrom(row.at) : undefined;
}

const erasing = (condition: string): string =>
  `DELETE FROM outbox_mails WHERE ${ERASED} AND kind = $1 AND ${condition}`;
const ERASE_OLD = erasing('created_at < $2');
const ERASE_OLD_IN = erasing('created_at < $2 AND state = $3');
const ERASE_SERIES = erasing('series LIKE $2');

/** Of the kinds that are erased; in any state where none is named. */
export async function eraseOlder(
  tx: EntityManager,
  { kind, before, state }: { kind: string; before: Date; state?: OutboxMail['state'] },
): Promise<void> {
  const given = [kind, instant(before)];
  await (state ? changedBy(tx, ERASE_OLD_IN, [...given, state]) : changedBy(tx, ERASE_OLD, given));
}

/** To whomever they went. */
export async function eraseSeries(tx: EntityManager, kind: string, series: string): Promise<void> {
  await changedBy(tx, ERASE_SERIES, [kind, `${series} %`]);
}
