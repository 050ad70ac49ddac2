/** A mail storm in short: with three workers that die and a server that fails at random, every promise of the outbox holds. `npm run test:mail-storm` is the long form. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dropDatabase, makeDatabase } from '../support/database.js';
import { MailStorm, messageIdIn, type Outcome } from '../support/mail-storm.js';

const given = process.env['SEED'];
const MAILS = Number(process.env['MAIL_STORM_MAILS'] ?? 60);
const seed = given === undefined ? Math.floor(Math.random() * 1e9) : Number(given);

describe(`mail storm: SEED=${seed} MAIL_STORM_MAILS=${MAILS}`, () => {
  let outcome: Outcome;

  beforeAll(async () => {
    await makeDatabase();
    outcome = await new MailStorm(seed, MAILS).run();
  }, 600_000);
  afterAll(dropDatabase);

  const accepted = (): string[] => outcome.post.accepted.map(({ raw }) => messageIdIn(raw));
  const rowsIn = (state: string) => outcome.rows.filter((row) => row.state === state);

  test('was one: much failed, and workers died', () => {
    const { rows, post, faults, deaths } = outcome;
    process.stdout.write(
      `mail storm ${seed}: ${rows.length} mails, ${post.connections} connections, ${post.tries.length} texts, ` +
        `${post.accepted.length} accepted, ${rowsIn('dead').length} dead, ${rowsIn('superseded').length} superseded, ${faults} faults, ${deaths} deaths\n`,
    );
    expect(rows.length).toBe(MAILS);
    expect(faults).toBeGreaterThan(0);
    expect(deaths).toBeGreaterThan(0);
  });

  test('each mail was accepted, or is dead with a reason, or was overtaken before it left', () => {
    expect(rowsIn('due').map(({ subject }) => subject)).toEqual([]);
    const known = new Set(accepted());
    expect(rowsIn('sent').every(({ messageId }) => known.has(messageId))).toBe(true);
    expect(rowsIn('dead').every(({ lastCode }) => lastCode !== null)).toBe(true);
    expect(rowsIn('superseded').every(({ attempts }) => attempts === 0)).toBe(true);
  });

  test('all texts of one mail are its stored bytes, with its one Message-ID', () => {
    const { post, raws } = outcome;
    for (const { raw, isWhole } of post.tries) {
      const id = messageIdIn(raw);
      const stored = id
        ? raws.get(id)
        : [...raws.values()].find((one) => one.subarray(0, raw.length).equals(raw));
      expect(stored).toBeDefined();
      const begins = isWhole ? stored : stored!.subarray(0, raw.length);
      expect(raw.equals(begins!)).toBe(true);
    }
    expect(new Set(outcome.rows.map(({ messageId }) => messageId)).size).toBe(outcome.rows.length);
  });

  test('no text left again after its acceptance was recorded, and none of what was superseded', () => {
    expect(outcome.repeatedAfterRecord).toEqual([]);
    expect(outcome.supersededThatLeft).toEqual([]);
    const left = new Set(outcome.post.tries.map(({ raw }) => messageIdIn(raw)));
    expect(rowsIn('superseded').filter(({ messageId }) => left.has(messageId))).toEqual([]);
  });

  test('in every series, what was accepted came in its order', () => {
    const first = new Map<string, number>();
    accepted().forEach((id, index) => first.set(id, first.get(id) ?? index));
    for (const series of new Set(outcome.rows.map((row) => row.series))) {
      const came = outcome.rows
        .filter((row) => row.series === series && first.has(row.messageId))
        .toSorted((one, other) => first.get(one.messageId)! - first.get(other.messageId)!)
        .map(({ position }) => position);
      expect(came).toEqual(came.toSorted((one, other) => one - other));
    }
  });

  test('who does not exist is parked after one try, who is busy after four days, and nobody for our own fault', () => {
    const dead = rowsIn('dead');
    const to = (address: string) => dead.filter(({ recipient }) => recipient === address);
    expect(new Set(dead.map(({ recipient }) => recipient))).toEqual(
      new Set(['gone@example.org', 'busy@example.org']),
    );
    expect(new Set(to('gone@example.org').map(({ lastCode }) => lastCode))).toEqual(new Set([550]));
    for (const mail of to('busy@example.org')) {
      expect(mail.lastCode).toBe(452);
      expect(mail.attempts).toBeGreaterThan(4);
      expect(mail.endedAt!.getTime() - mail.createdAt.getTime()).toBeGreaterThanOrEqual(4 * 86_400_000);
    }
  });
});
