/** SQLite's file is held by another process, or goes away, under load: late or 503, never 500, no new file, and the process lives (C03, B05). Needs the build. */
import { existsSync, renameSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { audit } from '../support/audit.js';
import { Dice } from '../support/dice.js';
import { Installation, SqliteConnection } from '../support/installation.js';
import { ServerProcess, type Answer } from '../support/server-process.js';
import { Storm } from '../support/storm.js';
import { found, furnish, inAlliance, type Trial } from '../support/trial.js';

/** Much less than SQLite would wait for the lock. */
const SOON_MS = 2_500;

let installation: Installation;
let trial: Trial;
let server: ServerProcess;

beforeEach(async () => {
  installation = await Installation.make('SQLite');
  found(installation);
  server = await ServerProcess.start(installation);
  trial = await furnish(server);
}, 60_000);

afterEach(async () => {
  await server.kill();
  await installation.drop();
});

const inShort = ({ status, headers }: Answer): string =>
  `${status}${headers['retry-after'] === undefined ? '' : ' with Retry-After'}`;

const look = (path = inAlliance('items')): Promise<Answer> =>
  server.call('GET', path, { token: trial.members[0]!.token });

test.each([1, 8])(
  'held for %i s: changes are late or told to come again, reads go on',
  async (seconds) => {
    const storm = new Storm(trial, Dice.ofThisRun(`holding SQLite's lock for ${seconds} s`));
    const holder = await SqliteConnection.open(installation.sqliteFile);
    await holder.ask('BEGIN IMMEDIATE');
    const start = performance.now();
    const blowing = storm.blow(server, 30, seconds);
    const reads: Answer[] = [];
    while (performance.now() - start < seconds * 1_000) {
      reads.push(await look());
      await pause(50);
    }
    await holder.ask('ROLLBACK');
    await holder.close();
    await blowing;

    expect(new Set(reads.map(inShort))).toEqual(new Set(['200']));
    expect(Math.max(...reads.map(({ milliseconds }) => milliseconds))).toBeLessThan(SOON_MS);
    const answers = storm.attempts.flatMap(({ answer }) => answer ?? []);
    const odd = answers.filter(({ status }) => ![200, 201, 409, 503].includes(status));
    expect(odd.map(inShort)).toEqual([]);
    const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
    process.stdout.write(
      `${answers.length} answers, ${answers.filter(({ status }) => status === 503).length} of them 503, the slowest after ${Math.round(slowest)} ms\n`,
    );
    expect(slowest).toBeLessThan(12_000);
    expect(storm.attempts.filter(({ answer }) => !answer)).toEqual([]);
    await server.ready(2_000);
    expect(await audit(installation, trial, storm.attempts)).toEqual([]);
    expect(server.isAlive).toBe(true);
  },
  60_000,
);

test('whoever was not seen for an hour reads as well while the file is held', async () => {
  await installation.change(
    `UPDATE access_tokens SET created_at = datetime('now', '-1 hour'), last_used_at = NULL`,
  );
  const holder = await SqliteConnection.open(installation.sqliteFile);
  await holder.ask('BEGIN IMMEDIATE');
  const { status, milliseconds } = await look();
  await holder.ask('ROLLBACK');
  await holder.close();
  expect(status).toBe(200);
  expect(milliseconds).toBeLessThan(SOON_MS);
}, 30_000);

test('moved away under load: 503 and no new file; moved back, it goes on', async () => {
  const storm = new Storm(trial, Dice.ofThisRun('moving the file away'));
  await storm.blow(server, 10, 1);
  for (const end of ['', '-wal', '-shm'])
    renameSync(installation.sqliteFile + end, `${installation.sqliteFile}-away${end}`);

  const body = { name: 'Lager zwei' };
  const change = (): Promise<Answer> =>
    server.call('POST', inAlliance('storage-places'), { token: trial.coordinator.token, body });
  const meanwhile = [await change(), await look(), await look(inAlliance('reservations')), await change()];
  expect(meanwhile.map(inShort)).toEqual(meanwhile.map(() => '503 with Retry-After'));
  expect(await server.readiness()).toBe(503);
  expect((await server.call('GET', '/health/live')).status).toBe(200);
  expect(existsSync(installation.sqliteFile)).toBe(false);

  for (const end of ['-shm', '-wal', ''])
    renameSync(`${installation.sqliteFile}-away${end}`, installation.sqliteFile + end);
  await server.ready(5_000);
  expect((await change()).status).toBe(201);
  await storm.blow(server, 10, 2);
  expect(await audit(installation, trial, storm.attempts)).toEqual([]);
}, 60_000);
