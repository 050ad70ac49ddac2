/** PostgreSQL is restarted under load: the same server process goes on, nothing acknowledged is lost, nothing happens twice (C07). Needs the build and PostgreSQL's programs. */
import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { audit } from '../support/audit.js';
import { Dice, times } from '../support/dice.js';
import { Installation } from '../support/installation.js';
import { LetterBox } from '../support/letter-box.js';
import { PostgresCluster, type Shutdown } from '../support/postgres-cluster.js';
import { ServerProcess, type Answer } from '../support/server-process.js';
import { Storm } from '../support/storm.js';
import { found, furnish, inAlliance, type Trial } from '../support/trial.js';
import { until } from '../support/until.js';

const modes: readonly Shutdown[] = ['fast', 'immediate', 'fast'];
const ROUNDS = times(modes.length);
const HEALTHY_MS = 2_000;

let cluster: PostgresCluster;
let installation: Installation;
let box: LetterBox;
let trial: Trial;
let server: ServerProcess;

beforeAll(async () => {
  cluster = await PostgresCluster.start();
  installation = await Installation.make('PostgreSQL', cluster.url);
  found(installation);
  const first = await ServerProcess.start(installation);
  trial = await furnish(first);
  await first.stop();
  box = await LetterBox.open();
  server = await ServerProcess.start(installation, { env: { SMTP_URL: box.url } });
}, 120_000);

afterAll(async () => {
  await server.kill();
  await box.close();
  cluster.drop();
}, 30_000);

test(`restarted ${ROUNDS} times: 503 meanwhile, healthy within two seconds, nothing lost, nothing twice`, async () => {
  const dice = Dice.ofThisRun('restarting PostgreSQL');
  const storm = new Storm(trial, dice, true);
  const { pid } = server;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const calm = new AbortController();
    const readers = Array.from({ length: 4 }, () => readOn(calm.signal));
    const blowing = storm.blow(server, 40, round);
    await pause(dice.whole(50, 500));
    cluster.shut(modes[(round - 1) % modes.length]!);
    await pause(dice.whole(100, 1_000));
    cluster.open();
    await server.ready(HEALTHY_MS);
    calm.abort();
    await blowing;

    const read = (await Promise.all(readers)).flat();
    expect(new Set(read.map(inShort))).toEqual(new Set(['200', '503 with Retry-After']));
    expect([round, await audit(installation, trial, storm.attempts)]).toEqual([round, []]);
    expect(await storm.repeat(server, storm.attempts)).toEqual([]);
  }
  expect(await audit(installation, trial, storm.attempts)).toEqual([]);
  expect([server.isAlive, server.pid]).toEqual([true, pid]);
}, 120_000);

test('its mails leave, and none twice', async () => {
  // What was leaving at the moment of a restart may be leased for a while, and what follows it in its series waits.
  const free = `SELECT id FROM outbox_mails AS mail WHERE state = 'due' AND lease_until IS NULL AND NOT EXISTS (
    SELECT 1 FROM outbox_mails AS leased WHERE leased.series = mail.series AND leased.lease_until IS NOT NULL)`;
  await until(async () => (await installation.ask(free))[0]!.length === 0, 60);
  const ids = box.accepted.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)![1]!);
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  expect(ids.length).toBeGreaterThan(ROUNDS * 10);
}, 90_000);

/** Reads until all is calm; an answer that was cut counts as status 0. */
async function readOn(calm: AbortSignal): Promise<Answer[]> {
  const answers: Answer[] = [];
  const agent = new Agent({ keepAlive: true });
  const token = trial.members[0]!.token;
  while (!calm.aborted) {
    const cut = { status: 0, headers: {}, text: '', milliseconds: 0 };
    answers.push(await server.call('GET', inAlliance('items'), { token, agent }).catch(() => cut));
  }
  return answers;
}

const inShort = ({ status, headers }: Answer): string =>
  `${status}${headers['retry-after'] === undefined ? '' : ' with Retry-After'}`;
