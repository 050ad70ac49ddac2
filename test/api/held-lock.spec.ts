/** Somebody else holds the database: a late answer or a 503 with Retry-After, never a 500; reads go on, and all is well afterwards. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { Database } from '../../src/database/database.service.js';
import { TestApp } from '../support/app.js';
import { onPostgres } from '../support/database.js';
import { holdLock } from '../support/held-lock.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
let world: World;
let ask: () => Promise<Response>;
const look = async (): Promise<Response> => app.call('get', world.path('items'));

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app, 'auental');
  const itemId = await world.item({ name: 'Becher', quantity: 1000 });
  const body = wish(world, [{ itemId, quantity: 1 }], WEEKEND);
  // Asynchronous, since a call is sent only when somebody waits for it.
  ask = async () => app.call('post', world.path('reservations'), { token: world.member.token, body });
  // Her token's use is noted now, and not while the lock is held.
  await app.call('get', '/api/me', { token: world.member.token });
});
afterAll(() => app.stop());

/** What a client may be told while the database is held. */
const isLateOrAway = ({ status, headers, body }: Response): boolean =>
  status === 201 || (status === 503 && headers['retry-after'] === '2' && body.code === 'unavailable');

test('while another process holds the lock, requests are late or told to come again, and reads go on', async () => {
  const letGo = await holdLock(world.slug);
  const asked = Array.from({ length: 6 }, ask);
  const looks = await Promise.all([look(), look(), look()]);
  expect(looks.map(({ status }) => status)).toEqual([200, 200, 200]);
  await pause(3_400);
  await letGo();
  const answers = await Promise.all(asked);
  expect(answers.filter((answer) => !isLateOrAway(answer))).toEqual([]);
  expect(answers.some(({ status }) => status === 201)).toBe(true);
  // A lock timeout on PostgreSQL is repeated; SQLite has waited as long by then.
  expect(answers.some(({ status }) => status === 503)).toBe(!onPostgres);
  const granted = answers.filter(({ status }) => status === 201).length;
  const { body } = await app.call('get', world.path('reservations'), { token: world.member.token });
  expect(body.items).toHaveLength(granted);
  expect((await ask()).status).toBe(201);
});

if (onPostgres) {
  test('while every connection is taken, a request is told to come again after 3 s, reads go on, and the pool heals', async () => {
    const opens: (() => void)[] = [];
    const gate = new Promise<void>((resolve) => opens.push(resolve));
    const holders = Array.from({ length: 10 }, () => app.get(Database).transaction(() => gate));
    const [asked, looked] = await Promise.all([ask(), look()]);
    expect(looked.status).toBe(200);
    expect([asked.status, asked.headers['retry-after']]).toEqual([503, '2']);
    for (const open of opens) open();
    await Promise.all(holders);
    expect((await ask()).status).toBe(201);
  });
}
