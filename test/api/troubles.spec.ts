/** A database that takes no writes: the readiness proves it and says why, the log says why in words, once until it changes (B03, K07). */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Response } from 'supertest';
import type { DataSource } from 'typeorm';
import { Database } from '../../src/database/database.service.js';
import { TestApp } from '../support/app.js';
import { asAdmin, onPostgres } from '../support/database.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let lines: string[];
let number = 0;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());

beforeEach(() => {
  lines = [];
  const note = (line: unknown): void =>
    void lines.push(typeof line === 'string' ? line : JSON.stringify(line));
  Logger.overrideLogger({ log: note, warn: note, error: note });
});
afterEach(() => Logger.overrideLogger(false));

/** The clock that only goes forward, so much ahead as these tests let pass. */
const monotonic = performance.now.bind(performance);
let ahead = 0;
jest.spyOn(performance, 'now').mockImplementation(() => monotonic() + ahead);
const passes = (ms: number): void => {
  ahead += ms;
};

const ready = async (): Promise<[number, string | undefined]> => {
  const { status, body } = await app.call('get', '/health/ready');
  return [status, (body as { reason?: string }).reason];
};

/** A change that needs room. */
const change = (): Promise<Response> =>
  app.call('post', world.path('storage-places'), {
    token: world.coordinator.token,
    body: { name: `Lager ${(number += 1)}`, accessNotes: 'Hinten im Hof. '.repeat(30) },
  });

/** Until nothing can be written; the page that was begun last may still have had room. */
async function changeUntilAway(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { status, text } = await change();
    if (status === 503) return;
    if (status !== 201) throw new Error(text);
  }
  throw new Error('Everything was written.');
}

/** On the connection that writes, outside of any unit. */
const sql = (statement: string): Promise<unknown> =>
  app.nest.get<DataSource>(getDataSourceToken()).query(statement);

interface Sickness {
  name: string;
  reason: string;
  words: RegExp;
  begin(): Promise<unknown>;
  end(): Promise<unknown>;
}

const onSqlite: Sickness[] = [
  {
    name: 'full',
    reason: 'disk-full',
    words: /the disk is full \(SQLITE_FULL\)/,
    // What SQLite says of a disk that is full it also says of a file that may not grow.
    begin: () => sql('PRAGMA max_page_count = 1'),
    end: () => sql('PRAGMA max_page_count = 1000000'),
  },
  {
    name: 'read-only',
    reason: 'read-only',
    words: /it is read-only \(SQLITE_READONLY\)/,
    begin: () => sql('PRAGMA query_only = 1'),
    end: () => sql('PRAGMA query_only = 0'),
  },
];

const readOnly = async (isOn: boolean): Promise<void> => {
  const name = new URL(process.env['DATABASE_URL'] ?? '').pathname.slice(1);
  await asAdmin(`ALTER DATABASE ${name} SET default_transaction_read_only = ${isOn ? 'on' : 'off'}`);
  // Until they are gone: a session that is only told to go would answer the next question with its farewell.
  await asAdmin(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${name}'`);
};

const onPg: Sickness[] = [
  {
    name: 'read-only',
    reason: 'read-only',
    words: /it is read-only \(25006\)/,
    begin: () => readOnly(true),
    end: () => readOnly(false),
  },
];

describe.each(onPostgres ? onPg : onSqlite)('a database that is $name', ({ reason, words, begin, end }) => {
  test('is not ready as long as changes are refused, says why, and is ready again by itself', async () => {
    expect(await ready()).toEqual([200, undefined]);
    await begin();
    await changeUntilAway();
    expect(await ready()).toEqual([503, reason]);
    expect(await ready()).toEqual([503, reason]);
    expect((await app.call('get', world.path('items'), { token: world.member.token })).status).toBe(200);
    await end();
    expect(await ready()).toEqual([200, undefined]);
    expect((await change()).status).toBe(201);
  });

  test('is found out by the readiness alone, where nobody wants to change anything', async () => {
    await begin();
    passes(5_100);
    expect(await ready()).toEqual([503, reason]);
    await end();
    expect(await ready()).toEqual([200, undefined]);
  });

  test('is said in the log once, in words, and that it is over', async () => {
    passes(10_100);
    await change();
    await until(() => app.get(Database).writeTrouble === undefined);
    lines = [];
    await begin();
    await changeUntilAway();
    for (let times = 0; times < 5; times += 1) await change();
    const said = lines.filter((line) => /cannot be written/.test(line));
    expect(said).toEqual([expect.stringMatching(words)]);
    await end();
    passes(10_100);
    await change();
    await until(() => lines.includes('The database can be written again.'));
  });
});

test('the readiness tries to write now and then, not at every call', async () => {
  const probes = (): Promise<{ id: string }[]> =>
    app.get(Database).read((tx) => tx.query<{ id: string }[]>('SELECT id FROM write_probes'));
  await ready();
  const [first, ...more] = await probes();
  expect(more).toEqual([]);
  for (let times = 0; times < 20; times += 1) expect(await ready()).toEqual([200, undefined]);
  expect(await probes()).toEqual([first]);
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (holds()) return;
    await pause(10);
  }
  throw new Error(`It never came:\n${lines.join('\n')}`);
}
