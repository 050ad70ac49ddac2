/** Scenes from the life of an alliance, over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { wish, World } from '../support/world.js';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

describe('scene 1: twenty-one tables and ten benches are free', () => {
  let world: World;
  let tableId: string;
  let benchId: string;
  let setId: string;

  beforeAll(async () => {
    world = await World.make(app, 'szene-eins');
    tableId = await world.item({ name: 'Biertisch', quantity: 21 });
    benchId = await world.item({ name: 'Bierbank', quantity: 10 });
    setId = await world.item({
      name: 'Biergarnitur',
      unit: 'Garnitur',
      kind: 'computed_set',
      quantity: null,
      parts: [
        { itemId: tableId, quantity: 1 },
        { itemId: benchId, quantity: 2 },
      ],
    });
  });

  const ask = (lines: object[]) =>
    app.call('post', world.path('reservations'), {
      token: world.member.token,
      body: wish(world, lines as never, WEEKEND),
    });

  test('six sets are refused, with the bench as the reason and what is possible instead', async () => {
    const { status, body } = await ask([{ itemId: setId, quantity: 6 }]);

    expect(status).toBe(409);
    expect(body.code).toBe('refused');
    expect(body.shortages).toEqual([
      { itemId: setId, asked: 6, free: 5, because: { kind: 'part', itemId: benchId } },
    ]);
    expect(body.reasons[0].message).toContain('Bierbank');
    const lines = body.offers.map((offer: { kind: string; lines: object[] }) => [offer.kind, offer.lines]);
    const at = { pickUpAt: '2027-05-14T15:00:00.000Z', returnDueAt: '2027-05-17T08:00:00.000Z' };
    expect(lines).toContainEqual(['quantity', [{ itemId: setId, quantity: 5, ...at }]]);
    expect(lines).toContainEqual([
      'parts',
      [
        { itemId: setId, quantity: 5, ...at },
        { itemId: tableId, quantity: 1, ...at },
      ],
    ]);
  });

  test('five sets are possible, and then no bench is left while sixteen tables are', async () => {
    const { status, body } = await ask([{ itemId: setId, quantity: 5 }]);
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'requested', version: 1, number: 'T-2027-0001' });

    const [from, until] = WEEKEND.map(encodeURIComponent);
    const list = await app.call('get', world.path(`items?from=${from}&until=${until}`));
    const free = Object.fromEntries(
      list.body.items.map((item: { name: string; free: number }) => [item.name, item.free]),
    );
    expect(free).toEqual({ Biertisch: 16, Bierbank: 0, Biergarnitur: 0 });
  });
});

describe('scene 2: a wet tent dries for a day', () => {
  test('the pick-up on the afternoon of the return is refused for the buffer', async () => {
    const world = await World.make(app, 'szene-zwei');
    const tent = await world.item({ name: 'Zelt', quantity: 1, bufferMinutes: 24 * 60 });
    const ask = (period: [string, string]) =>
      app.call('post', world.path('reservations'), {
        token: world.member.token,
        body: wish(world, [{ itemId: tent, quantity: 1 }], period),
      });
    expect((await ask(['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'])).status).toBe(201);

    const { status, body } = await ask(['2027-05-17T17:00:00+02:00', '2027-05-20T10:00:00+02:00']);

    expect(status).toBe(409);
    expect(body.shortages).toEqual([{ itemId: tent, asked: 1, free: 0, because: { kind: 'buffer' } }]);
    expect(body.reasons[0].message).toContain('Pufferzeit');
    expect((await ask(['2027-05-18T10:00:00+02:00', '2027-05-20T10:00:00+02:00'])).status).toBe(201);
  });
});
