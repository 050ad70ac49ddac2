/** Two server processes on one PostgreSQL and one mail server: each mail leaves once, and each series in its order (I02, I03). Needs the build and TEST_DATABASE_URL. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Dice, times } from '../support/dice.js';
import { Installation } from '../support/installation.js';
import { LetterBox } from '../support/letter-box.js';
import { ServerProcess } from '../support/server-process.js';
import { Storm } from '../support/storm.js';
import { found, furnish, type Trial } from '../support/trial.js';
import { until } from '../support/until.js';

/** Both look for mails all the time instead of every two seconds. */
const HASTE = `const { setInterval: usual } = globalThis;
globalThis.setInterval = (job, wait, ...given) => usual(job, wait === 2_000 ? 50 : wait, ...given);`;

let installation: Installation;
let box: LetterBox;
let trial: Trial;
let servers: ServerProcess[];

beforeAll(async () => {
  installation = await Installation.make('PostgreSQL');
  found(installation);
  const first = await ServerProcess.start(installation);
  trial = await furnish(first);
  await first.stop();
  box = await LetterBox.open();
  const start = { preload: HASTE, env: { SMTP_URL: box.url } };
  servers = await Promise.all([
    ServerProcess.start(installation, start),
    ServerProcess.start(installation, start),
  ]);
}, 90_000);

afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await box.close();
  await installation.drop();
}, 30_000);

test('what a storm over both causes leaves once, each series in its order', async () => {
  const dice = Dice.ofThisRun('two workers');
  const storms = ['Fest', 'Feier'].map((occasion) => new Storm(trial, dice, false, occasion));
  for (let round = 1; round <= times(2); round += 1)
    await Promise.all(storms.map((storm, index) => storm.blow(servers[index]!, 15, round)));
  // A mail whose end could not be written down stays leased for a while, and what follows it in its series waits.
  const free = `SELECT id FROM outbox_mails AS mail WHERE state = 'due' AND lease_until IS NULL AND NOT EXISTS (
    SELECT 1 FROM outbox_mails AS leased WHERE leased.series = mail.series AND leased.lease_until IS NOT NULL)`;
  await until(async () => (await installation.ask(free))[0]!.length === 0, 90);

  const query = `SELECT message_id, series, position FROM outbox_mails WHERE attempts > 0`;
  const rows = (await installation.ask(query))[0]!;
  const known = new Map(rows.map((row) => [row['message_id'], row]));
  const left = box.accepted.map(({ raw }) => known.get(/^Message-ID: (.*)$/im.exec(raw)![1]!)!);
  expect(left).not.toContain(undefined);
  expect(new Set(left).size).toBe(left.length);
  const positions = new Map<unknown, number[]>();
  for (const { series, position } of left)
    positions.set(series, [...(positions.get(series) ?? []), Number(position)]);
  for (const order of positions.values()) expect(order).toEqual(order.toSorted((one, other) => one - other));
  expect(Math.max(...[...positions.values()].map((order) => order.length))).toBeGreaterThan(1);
}, 240_000);
