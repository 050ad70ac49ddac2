/** Statements: how many a request takes at most, so that none of them grows unseen. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../src/database/columns.js';
import { TestApp, type Call, type Method } from '../support/app.js';
import { Statements } from '../support/statements.js';
import { wish, World } from '../support/world.js';

const PERIOD: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
const DAYS = 'from=2027-05-14T15:00:00Z&until=2027-05-17T08:00:00Z';

const statements = new Statements();
let app: TestApp;
let world: World;
let lines: { itemId: string; quantity: number }[];

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  const items = [await world.item({ quantity: 10 }), await world.item({ quantity: 10 })];
  const elsewhere = { quantity: 10, storagePlaceId: await world.place({}), ownerId: await world.partner() };
  lines = [...items, await world.item(elsewhere)].map((itemId) => ({ itemId, quantity: 1 }));
});
afterAll(() => app.stop());

interface Answer {
  id: string;
}

/** Counts of a call that succeeds. */
async function counted(method: Method, path: string, call: Call): Promise<{ access: number; work: number }> {
  let status = 0;
  const { access, work } = await statements.of(async () => {
    ({ status } = await app.call(method, path, call));
  });
  if (status >= 300) throw new Error(`${method} ${path}: ${status}`);
  return { access: access.length, work: work.length };
}

const booking = (headers: Record<string, string>): Call => ({
  token: world.member.token,
  body: wish(world, lines, PERIOD),
  headers,
});

async function asked(): Promise<string> {
  const { body } = await app.call('post', world.path('reservations'), booking({}));
  return (body as Answer).id;
}

test.each([
  ['with its mails', () => booking({}), 9],
  ['that may be repeated', () => booking({ 'idempotency-key': newId() }), 11],
])('a booking of three lines %s', async (_what, call, most) => {
  await asked();
  const { access, work } = await counted('post', world.path('reservations'), call());
  expect(access).toBe(1);
  expect(work).toBeLessThanOrEqual(most);
});

test.each([
  ['approve', {}, 12],
  ['decline', { reason: 'Nein.' }, 15],
  ['withdraw', { reason: 'Doch nicht.' }, 7],
])('to %s one', async (move, body, most) => {
  const id = await asked();
  const call = { token: world.coordinator.token, body };
  const { access, work } = await counted('post', world.path(`reservations/${id}/${move}`), call);
  expect(access).toBe(1);
  expect(work).toBeLessThanOrEqual(most);
});

test.each([
  ['a reservation', () => asked().then((id) => world.path(`reservations/${id}`)), 10],
  ['the reservations', () => world.path('reservations'), 9],
  ['an item', () => world.path(`items/${lines[0]!.itemId}`), 4],
  ['the items, and how many of them are free', () => world.path(`items?${DAYS}`), 3],
  ['the page of the list', () => `/b/${world.slug}?${DAYS}`, 7],
  ['the page of an item', () => `/b/${world.slug}/items/${lines[0]!.itemId}`, 7],
])('to look at %s', async (_what, path, most) => {
  const address = await path();
  // After each change whoever comes first asks once more: until when nothing comes by itself.
  await app.call('get', address, { token: world.member.token });
  const { access, work } = await counted('get', address, { token: world.member.token });
  expect(access).toBe(1);
  expect(work).toBeLessThanOrEqual(most);
});

test('a calendar: one while nothing changes, a few after a change', async () => {
  const body = { scope: 'alliance', detail: 'full', name: 'Alles' };
  const feed = await app.call('post', world.path('feeds'), { token: world.coordinator.token, body });
  const path = new URL((feed.body as { url: string }).url).pathname;
  const fetched = async (): Promise<number> => (await statements.of(() => app.call('get', path))).work.length;
  await fetched();
  expect(await fetched()).toBe(1);
  await asked();
  expect(await fetched()).toBeLessThanOrEqual(9);
  expect(await fetched()).toBe(1);
});
