/** What a change of the stock hurts, and what a promise keeps whatever becomes of its set. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AtRiskView } from '../../src/reservations/stock/risk.view.js';
import { TestApp } from '../support/app.js';
import { wish, World } from '../support/world.js';

type Days = [from: string, until: string];
const JUNE: Days = ['2027-06-04T17:00:00+02:00', '2027-06-07T10:00:00+02:00'];
const JANUARY: Days = ['2028-01-07T00:00:00+01:00', '2028-01-10T00:00:00+01:00'];

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app, 'auental', { horizonDays: 700 });
});
afterAll(() => app.stop());

type Lines = { itemId: string; quantity: number }[];

async function promised(lines: Lines, days: Days = JUNE): Promise<string> {
  const { token } = world.coordinator;
  const asked = await app.call('post', world.path('reservations'), { token, body: wish(world, lines, days) });
  if (asked.status !== 201) throw new Error(asked.text);
  const approved = await app.call('post', world.path(`reservations/${asked.body.id}/approve`), {
    token,
    body: {},
  });
  if (approved.status !== 200) throw new Error(approved.text);
  return asked.body.id as string;
}

async function hurt(method: 'patch' | 'post', path: string, body: object): Promise<[string, number][]> {
  const answer = await app.call(method, world.path(path), { token: world.coordinator.token, body });
  if (answer.status >= 300) throw new Error(answer.text);
  return (answer.body.atRisk as AtRiskView[]).map(({ reservationId, free }) => [reservationId, free]);
}

const changed = (itemId: string, body: object) => hurt('patch', `items/${itemId}`, body);
const closed = (itemId: string, quantity: number, [from, until]: Days) =>
  hurt('post', 'closures', { itemId, quantity, from, until, reason: 'Reparatur' });

async function freeOf(itemId: string, [from, until]: Days = JUNE): Promise<number> {
  const query = new URLSearchParams({ from, until }).toString();
  const { body } = await app.call('get', world.path(`items?limit=200&${query}`), {
    token: world.coordinator.token,
  });
  return body.items.find(({ id }: { id: string }) => id === itemId).free as number;
}

describe('a change names the promises that it hurts', () => {
  test('and none that were short before, or that it has nothing to do with', async () => {
    const tent = await world.item({ name: 'Zelt', quantity: 3 });
    const id = await promised([{ itemId: tent, quantity: 3 }]);
    expect(await changed(tent, { quantity: 2 })).toEqual([[id, 2]]);
    expect(await closed(tent, 1, JANUARY)).toEqual([]);
    expect(await closed(tent, 1, ['2027-03-01T08:00:00Z', '2027-03-02T08:00:00Z'])).toEqual([]);
    expect(await changed(tent, { description: 'Blau', notes: 'Im Keller' })).toEqual([]);
    expect(await changed(tent, { quantity: 2 })).toEqual([]);
    expect(await changed(tent, { quantity: 1 })).toEqual([[id, 1]]);
    expect(await changed(tent, { quantity: 2 })).toEqual([]);
    expect(await closed(tent, 1, JUNE)).toEqual([[id, 1]]);
    expect(await changed(tent, { setAside: true })).toEqual([[id, 0]]);
    expect(await changed(tent, { setAside: false })).toEqual([]);
  });

  test('of a set, by its part', async () => {
    const table = await world.item({ name: 'Tisch', quantity: 4 });
    const set = await world.item({
      name: 'Garnitur',
      kind: 'computed_set',
      quantity: null,
      parts: [{ itemId: table, quantity: 1 }],
    });
    const id = await promised([{ itemId: set, quantity: 4 }]);
    expect(await closed(table, 1, JUNE)).toEqual([[id, 3]]);
    expect(await closed(table, 1, JANUARY)).toEqual([]);
    expect(await changed(table, { name: 'Klapptisch' })).toEqual([]);
  });

  test('also where the whole alliance’s rest gets longer, or that of one item', async () => {
    const beamer = await world.item({ name: 'Beamer', quantity: 1 });
    await promised([{ itemId: beamer, quantity: 1 }], JUNE);
    const next = await promised([{ itemId: beamer, quantity: 1 }], [JUNE[1], '2027-06-08T10:00:00+02:00']);
    expect(await changed(beamer, { bufferMinutes: 60 })).toEqual([[next, 0]]);
    expect(await changed(beamer, { bufferMinutes: null })).toEqual([]);
    expect(await hurt('patch', 'settings', { rules: { bufferMinutes: 60 } })).toEqual([[next, 0]]);
    expect(await hurt('patch', 'settings', { rules: { decisionDays: 6 } })).toEqual([]);
    expect(await hurt('patch', 'settings', { rules: { bufferMinutes: 0 } })).toEqual([]);
  });
});

describe('a promise keeps the parts that it was made with', () => {
  const furnished = async (tables: number, benches: number) => {
    const table = await world.item({ name: 'Biertisch', quantity: tables });
    const bench = await world.item({ name: 'Bierbank', quantity: benches });
    const parts = [
      { itemId: table, quantity: 1 },
      { itemId: bench, quantity: 2 },
    ];
    const set = await world.item({ name: 'Bierzeltgarnitur', kind: 'computed_set', quantity: null, parts });
    return { table, bench, set };
  };

  test('so that none of them is promised again when the set is made of others', async () => {
    const { table, bench, set } = await furnished(20, 20);
    const id = await promised([{ itemId: set, quantity: 10 }]);
    expect(await changed(set, { parts: [{ itemId: table, quantity: 1 }] })).toEqual([]);
    expect([await freeOf(table), await freeOf(bench), await freeOf(set)]).toEqual([10, 0, 10]);
    const more = await app.call('post', world.path('reservations'), {
      token: world.coordinator.token,
      body: wish(world, [{ itemId: bench, quantity: 1 }], JUNE),
    });
    expect(more.status).toBe(409);
    await promised([{ itemId: set, quantity: 10 }]);
    expect([await freeOf(table), await freeOf(bench), await freeOf(set)]).toEqual([0, 0, 0]);
    expect(await changed(bench, { quantity: 19 })).toEqual([[id, 9]]);
    expect(await changed(bench, { quantity: 20 })).toEqual([]);
  });

  test('also where the set is made of more, and of yet others later', async () => {
    const { table, bench, set } = await furnished(20, 40);
    await promised([{ itemId: set, quantity: 10 }]);
    expect(await changed(set, { parts: [{ itemId: bench, quantity: 4 }] })).toEqual([]);
    expect([await freeOf(table), await freeOf(bench), await freeOf(set)]).toEqual([10, 20, 5]);
    const later = await promised([{ itemId: set, quantity: 5 }]);
    expect(await changed(set, { parts: [{ itemId: table, quantity: 3 }] })).toEqual([]);
    expect([await freeOf(table), await freeOf(bench), await freeOf(set)]).toEqual([10, 0, 3]);
    await app.call('post', world.path(`reservations/${later}/cancel`), {
      token: world.coordinator.token,
      body: { reason: 'Fällt aus' },
    });
    expect([await freeOf(table), await freeOf(bench)]).toEqual([10, 20]);
  });

  test('and a thing that becomes a set does not take parts for what was promised of it before', async () => {
    const stage = await world.item({ name: 'Podest', quantity: 4, kind: 'closed_set' });
    const leg = await world.item({ name: 'Fuß', quantity: 16 });
    await promised([{ itemId: stage, quantity: 2 }]);
    expect(await changed(stage, { parts: [{ itemId: leg, quantity: 4 }] })).toEqual([]);
    expect([await freeOf(leg), await freeOf(stage)]).toEqual([16, 2]);
  });

  test('while a mere request follows the set', async () => {
    const { table, bench, set } = await furnished(20, 20);
    const asked = await app.call('post', world.path('reservations'), {
      token: world.member.token,
      body: wish(world, [{ itemId: set, quantity: 10 }], JUNE),
    });
    expect([asked.status, await freeOf(bench)]).toEqual([201, 0]);
    await changed(set, { parts: [{ itemId: table, quantity: 1 }] });
    expect([await freeOf(table), await freeOf(bench)]).toEqual([10, 20]);
  });
});
