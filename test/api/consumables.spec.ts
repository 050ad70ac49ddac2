/** Consumables: given out and not returned, so what is promised once is gone, until somebody counts anew. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

const FIRST: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
const SECOND: [string, string] = ['2027-05-21T15:00:00Z', '2027-05-24T08:00:00Z'];
const BEFORE: [string, string] = ['2027-05-07T15:00:00Z', '2027-05-10T08:00:00Z'];

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());

const ask = (itemId: string, quantity: number, period: [string, string]) =>
  app.call('post', world.path('reservations'), {
    token: world.member.token,
    body: wish(world, [{ itemId, quantity }], period),
  });

async function promised(itemId: string, quantity: number, period: [string, string]): Promise<string> {
  const { body } = await ask(itemId, quantity, period);
  const path = world.path(`reservations/${body.id}/approve`);
  expect((await app.call('post', path, { token: world.coordinator.token, body: {} })).status).toBe(200);
  return body.id as string;
}

const change = (itemId: string, body: object) =>
  app.call('patch', world.path(`items/${itemId}`), { token: world.coordinator.token, body });

async function freeOf(itemId: string, [from, until]: [string, string]): Promise<number> {
  const { body } = await app.call('get', world.path(`items?from=${from}&until=${until}&limit=200`));
  return body.items.find(({ id }: { id: string }) => id === itemId).free;
}

const quantityOf = async (itemId: string): Promise<number> =>
  (await app.call('get', world.path(`items/${itemId}`))).body.quantity;

const cups = (quantity: number) => world.item({ name: 'Becher', kind: 'consumable', quantity });

/** Does something at another time, and goes back. */
async function at<T>(instant: string, work: () => Promise<T>): Promise<T> {
  const before = app.clock.now();
  app.clock.set(instant);
  try {
    return await work();
  } finally {
    app.clock.set(before);
  }
}

describe('a consumable that is promised', () => {
  test('is gone for every later weekend, and for an earlier one', async () => {
    const itemId = await cups(100);
    await promised(itemId, 60, FIRST);
    for (const period of [BEFORE, FIRST, SECOND]) expect(await freeOf(itemId, period)).toBe(40);
    const refused = await ask(itemId, 41, SECOND);
    expect(refused.status).toBe(409);
    expect(refused.body.shortages[0]).toMatchObject({ asked: 41, free: 40 });
    expect((await ask(itemId, 40, SECOND)).status).toBe(201);
    expect(await freeOf(itemId, BEFORE)).toBe(0);
  });

  test('takes its set along', async () => {
    const itemId = await cups(100);
    const parts = [{ itemId, quantity: 10 }];
    const setId = await world.item({ name: 'Bechersatz', kind: 'computed_set', quantity: null, parts });
    await promised(setId, 6, FIRST);
    expect(await freeOf(setId, SECOND)).toBe(4);
    expect(await freeOf(itemId, SECOND)).toBe(40);
  });

  test('stays gone when the loan is long over', async () => {
    const itemId = await cups(100);
    await promised(itemId, 60, FIRST);
    await at('2027-09-01T10:00:00Z', async () => {
      expect(await freeOf(itemId, ['2027-10-01T15:00:00Z', '2027-10-04T08:00:00Z'])).toBe(40);
      expect(await quantityOf(itemId)).toBe(40);
    });
  });

  test('is free again when the promise is cancelled', async () => {
    const itemId = await cups(100);
    const id = await promised(itemId, 60, FIRST);
    await app.call('post', world.path(`reservations/${id}/cancel`), { token: world.member.token, body: {} });
    expect(await freeOf(itemId, SECOND)).toBe(100);
  });

  test('is at risk where a count finds less than was promised', async () => {
    const itemId = await cups(100);
    await promised(itemId, 60, FIRST);
    await promised(itemId, 40, SECOND);
    const { body } = await change(itemId, { quantity: 70 });
    expect(body.atRisk).toEqual([expect.objectContaining({ quantity: 40, free: 10 })]);
  });
});

describe('a count of a consumable', () => {
  test('says what lies there now: what was fetched before is in it, what is promised still goes off', async () => {
    const itemId = await cups(100);
    await promised(itemId, 60, FIRST);
    await promised(itemId, 30, SECOND);
    await at('2027-05-18T10:00:00Z', async () => {
      expect(await quantityOf(itemId)).toBe(40);
      const described = await change(itemId, { description: 'Aus Pappe' });
      expect(described.body.quantity).toBe(40);
      const counted = await change(itemId, { quantity: 140 });
      expect(counted.body.quantity).toBe(140);
      expect(await freeOf(itemId, ['2027-06-04T15:00:00Z', '2027-06-07T08:00:00Z'])).toBe(110);
    });
  });

  test('starts in the form with what is left', async () => {
    const itemId = await cups(100);
    await promised(itemId, 60, FIRST);
    await at('2027-05-18T10:00:00Z', async () => {
      const form = `/b/${world.slug}/manage/items/${itemId}/edit`;
      const page = await (await Visitor.of(app, world.coordinator.email)).open(form);
      expect(page.find('[name=quantity]').getAttribute('value')).toBe('40');
      const saved = await page.submit(form, { quantity: '100' });
      expect(saved.text).toContain('100 Stück');
      expect(await quantityOf(itemId)).toBe(100);
    });
  });
});

test('what comes back is free again as before', async () => {
  const itemId = await world.item({ name: 'Bank', quantity: 100 });
  await promised(itemId, 60, FIRST);
  expect(await freeOf(itemId, SECOND)).toBe(100);
});
