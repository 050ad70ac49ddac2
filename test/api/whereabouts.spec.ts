/** Where each unit of an item is: in the store, out, broken or gone, for those who have it in hand. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { wish, World, type Person } from '../support/world.js';

const FRIDAY = '2027-05-14T15:00:00.000Z';
const MONDAY = '2027-05-17T08:00:00.000Z';
const WEEKEND: [string, string] = [FRIDAY, MONDAY];

interface Loan {
  id: string;
  number: string;
  lines: [{ id: string }];
}

let app: TestApp;
let world: World;
let owner: Person;
let ownerId: string;
let keeper: Person;
let placeId: string;
let benchId: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-03-01T09:00:00Z');
  world = await World.make(app);
  ownerId = await world.partner({ name: 'Bauhof' });
  owner = await world.memberOf(ownerId, 'bauhof@example.org');
  placeId = await world.place({ name: 'Schuppen' });
  keeper = await world.memberOf(await world.partner({ name: 'Nachbarn' }), 'lager@example.org');
  const { personId } = await world.actor(keeper.email);
  const role = { role: 'keeper', storagePlaceId: placeId };
  await done(app, 'put', world.path(`roles/${personId}`), world.coordinator.token, role);
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2027-03-01T09:00:00Z');
  benchId = await world.item({ name: 'Bank', quantity: 20, ownerId, storagePlaceId: placeId });
});

const post = <T = Loan>(path: string, body: object = {}): Promise<T> =>
  done<T>(app, 'post', world.path(path), world.coordinator.token, body);

const promised = async (itemId: string, quantity: number): Promise<Loan> => {
  const { id } = await post('reservations', wish(world, [{ itemId, quantity }], WEEKEND));
  return post(`reservations/${id}/approve`);
};

const lent = async (itemId: string, quantity: number): Promise<Loan> => {
  const loan = await promised(itemId, quantity);
  app.clock.set(FRIDAY);
  return post(`reservations/${loan.id}/hand-over`);
};

const whereIs = async (itemId: string, token = world.coordinator.token): Promise<object[]> =>
  done(app, 'get', world.path(`items/${itemId}/whereabouts`), token);

const status = async (itemId: string, token?: string): Promise<number> =>
  (await app.call('get', world.path(`items/${itemId}/whereabouts`), token ? { token } : {})).status;

describe('where it is', () => {
  test('all in the store while nothing was fetched, however much is promised', async () => {
    await promised(benchId, 12);
    expect(await whereIs(benchId)).toEqual([{ where: 'store', quantity: 20 }]);
  });

  test('out in part, back in part: what is out, broken and gone, and the rest, add up to what there is', async () => {
    const loan = await promised(benchId, 12);
    const { id, number } = loan;
    const line = { lineId: loan.lines[0].id };
    app.clock.set(FRIDAY);
    await post(`reservations/${id}/hand-over`, { lines: [{ ...line, quantity: 10 }] });
    expect(await whereIs(benchId)).toEqual([
      { where: 'store', quantity: 10 },
      { where: 'out', quantity: 10, reservationId: id, number, until: MONDAY },
    ]);
    const counts = { quantity: 4, damaged: 1, missing: 1 };
    await post(`reservations/${id}/take-back`, { lines: [{ ...line, ...counts }] });
    const spots = (await whereIs(benchId)) as { where: string; quantity: number }[];
    expect(spots).toEqual([
      { where: 'store', quantity: 13 },
      { where: 'out', quantity: 5, reservationId: id, number, until: MONDAY },
      { where: 'missing', quantity: 1, reservationId: id, number },
      { where: 'repair', quantity: 1, reservationId: id, number },
    ]);
    expect(spots.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(20);
  });

  test('a planned closure is out of use until its end, and takes no more than is there', async () => {
    await lent(benchId, 15);
    const until = '2027-05-20T00:00:00.000Z';
    await post('closures', { itemId: benchId, quantity: 3, from: FRIDAY, until });
    await post('closures', { itemId: benchId, quantity: 9, from: FRIDAY, until });
    app.clock.set('2027-05-14T16:00:00Z');
    expect(await whereIs(benchId)).toMatchObject([
      { where: 'out', quantity: 15 },
      { where: 'repair', quantity: 3, until },
      { where: 'repair', quantity: 2, until },
    ]);
  });

  test('late units are still out, with when they were due', async () => {
    await lent(benchId, 2);
    app.clock.set('2027-05-20T08:00:00Z');
    expect(await whereIs(benchId)).toMatchObject([
      { where: 'store', quantity: 18 },
      { where: 'out', quantity: 2, until: MONDAY },
    ]);
  });

  test('a set is out as a set, and its parts are out with it', async () => {
    const parts = [{ itemId: benchId, quantity: 2 }];
    const setId = await world.item({ name: 'Reihe', kind: 'computed_set', quantity: null, parts });
    await lent(setId, 3);
    expect(await whereIs(setId)).toMatchObject([
      { where: 'store', quantity: 7 },
      { where: 'out', quantity: 3 },
    ]);
    expect(await whereIs(benchId)).toMatchObject([
      { where: 'store', quantity: 14 },
      { where: 'out', quantity: 6, number: expect.any(String) },
    ]);
    // The set is in other hands: the owner of the benches learns when they come back, and not whose loan it is.
    expect(await whereIs(benchId, owner.token)).toEqual([
      { where: 'store', quantity: 14 },
      { where: 'out', quantity: 6, until: MONDAY },
    ]);
  });

  test('of a consumable there is what is left', async () => {
    const cupId = await world.item({ name: 'Becher', kind: 'consumable', quantity: 100 });
    await lent(cupId, 30);
    app.clock.set('2027-05-15T08:00:00Z');
    expect(await whereIs(cupId)).toEqual([{ where: 'store', quantity: 70 }]);
  });
});

describe('who may', () => {
  test('the coordination, the owner and the keeper of its place', async () => {
    for (const { token } of [world.coordinator, owner, keeper])
      expect(await whereIs(benchId, token)).toEqual([{ where: 'store', quantity: 20 }]);
  });

  test('neither another partner, nor a keeper of another place, nor a stranger', async () => {
    const elsewhere = await world.item({ name: 'Zelt', quantity: 2, ownerId });
    expect(await status(benchId, world.member.token)).toBe(403);
    expect(await status(elsewhere, keeper.token)).toBe(403);
    expect(await status(benchId)).toBe(401);
    expect(await status('0190163d-8694-739b-aea5-966c26f8ad91', owner.token)).toBe(404);
  });
});
