/** The oracle of the storms sees what is wrong: whatever is changed behind the servers' back makes it complain. Needs the build. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { blow, judged, type Blown } from '../storm/storm.js';

let blown: Blown;
beforeAll(async () => {
  const course = { seed: 11, operations: 200, engine: 'SQLite', variant: 'calm', clients: 12 } as const;
  blown = await blow(course);
  for (const part of ['', '-wal', '-shm']) keep(part);
}, 600_000);

afterAll(() => blown.drop(), 60_000);

const file = (part: string): string => `${blown.installation.sqliteFile}${part}`;

function keep(part: string): void {
  if (existsSync(file(part))) copyFileSync(file(part), `${file(part)}.kept`);
}

/** As the storm left it. */
function restore(): void {
  for (const part of ['', '-wal', '-shm']) {
    rmSync(file(part), { force: true });
    if (existsSync(`${file(part)}.kept`)) copyFileSync(`${file(part)}.kept`, file(part));
  }
}

async function complaintsAfter(...statements: string[]): Promise<string[]> {
  restore();
  for (const statement of statements) await blown.installation.change(statement);
  return (await judged(blown)).map(({ what }) => what);
}

/** The first of those that satisfy it, in the alliances in which it stormed. */
const one = (table: string, condition: string): string =>
  `(SELECT id FROM ${table} WHERE ${condition} AND alliance_id IN
     (SELECT id FROM alliances WHERE slug <> 'stillau') ORDER BY id LIMIT 1)`;

/** The row once more, with other values in some columns. */
async function again(table: string, id: string, other: Record<string, string>): Promise<string> {
  const [columns] = await blown.installation.ask(`SELECT name FROM pragma_table_info('${table}')`);
  const names = columns!.map(({ name }) => String(name));
  const values = names.map((name) => other[name] ?? `"${name}"`);
  return `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join()})
    SELECT ${values.join()} FROM ${table} WHERE id = ${id}`;
}

const NEW_ID = `'01999999-9999-7999-8999-999999999999'`;
const approved = one('reservations', `status = 'approved'`);
const mail = one('outbox_mails', `series LIKE '% %'`);

test('a storm that went well is nothing to complain about', async () => {
  expect(await complaintsAfter()).toEqual([]);
  const done = blown.told.deeds.filter(({ outcome }) => outcome === 'done');
  expect(new Set(done.map(({ operation }) => operation.kind)).size).toBeGreaterThan(7);
});

test('a reservation that nobody asked for', async () => {
  const other = { id: NEW_ID, number: `'A-2099-0001'`, number_in_year: '99999', occasion_name: `'heimlich'` };
  const uids = { ical_uid: NEW_ID, feed_uid: NEW_ID };
  const insert = await again('reservations', approved, { ...other, ...uids });
  expect(await complaintsAfter(insert)).toContain('heimlich: nobody did that');
});

test.each([
  [
    'units that are held and were never promised',
    `UPDATE reservation_lines SET held_quantity = held_quantity + 1 WHERE id =
       (SELECT id FROM reservation_lines WHERE reservation_id = ${approved} LIMIT 1)`,
    /its lines are/,
  ],
  [
    'units of a promise that are held no more',
    `UPDATE reservation_lines SET held_quantity = 0 WHERE reservation_id = ${approved}`,
    /its lines are/,
  ],
  [
    'a line that is gone',
    `DELETE FROM reservation_lines WHERE reservation_id = ${approved}`,
    /its lines are/,
  ],
  [
    'a deed that is gone',
    `DELETE FROM reservation_history WHERE id = ${one('reservation_history', `what = 'approve'`)}`,
    /was done, and is there 0 times/,
  ],
  [
    'a way that no reservation goes',
    `UPDATE reservation_history SET what = 'withdraw' WHERE id = ${one('reservation_history', `what = 'cancel'`)}`,
    /it went the way ask, approve, withdraw/,
  ],
  [
    'a status that does not follow',
    `UPDATE reservations SET status = 'declined' WHERE id = ${approved}`,
    /after approve it is declined/,
  ],
  [
    'a version that was not counted',
    `UPDATE reservations SET version = version + 1 WHERE id = ${approved}`,
    /its version is 3/,
  ],
  ['a mail that is missing', `DELETE FROM outbox_mails WHERE id = ${mail}`, /told were .* and should be/],
  [
    'a mail to somebody else',
    `UPDATE outbox_mails SET recipient = 'fremd@example.org' WHERE id = ${mail}`,
    /fremd@example.org/,
  ],
  [
    'a closure that is gone',
    `DELETE FROM closures WHERE id = ${one('closures', '1 = 1')}`,
    /close \d+ was done, and is there 0 times/,
  ],
  [
    'a number of which nobody knows who set it',
    `UPDATE items SET quantity = quantity + 1 WHERE id = ${one('items', `notes <> ''`)}`,
    /with the note restock/,
  ],
  [
    'a key that is forgotten',
    `DELETE FROM request_keys WHERE answer LIKE '%"status":"approved"%'`,
    /its key has no answer/,
  ],
  [
    'an answer that was another one',
    `UPDATE request_keys SET answer = '{}' WHERE answer LIKE '%"status":"approved"%'`,
    /its key says \{\}/,
  ],
  [
    'a trace in the alliance that nobody touched',
    `UPDATE items SET notes = 'berührt' WHERE alliance_id = (SELECT id FROM alliances WHERE slug = 'stillau')`,
    /The alliance that nobody touched: items .*berührt/,
  ],
])('%s', async (_what, statement, complaint) => {
  const complaints = await complaintsAfter(statement);
  expect(complaints.some((what) => complaint.test(what))).toBe(true);
});

test('a mail that is there twice', async () => {
  const insert = await again('outbox_mails', mail, { id: NEW_ID, message_id: `'<doppelt@example.org>'` });
  expect((await complaintsAfter(insert)).some((what) => /told were/.test(what))).toBe(true);
});

test('a change of stock that the log does not know', async () => {
  const insert = await again('audit_entries', one('audit_entries', `what = 'closures.create'`), {
    id: NEW_ID,
  });
  expect((await complaintsAfter(insert)).some((what) => /times close was done/.test(what))).toBe(true);
});
