/** What did not change is answered by 304, and whatever changes what is shown is answered anew, to whoever may see it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { Database } from '../../src/database/database.service.js';
import { ClosuresService } from '../../src/items/closures.service.js';
import { PartnersService } from '../../src/partners/members/partners.service.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { StoragePlacesService } from '../../src/items/storage-places.service.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { PoolViewService } from '../../src/reservations/pool/pool-view.service.js';
import { ReservationLine } from '../../src/reservations/record/reservation-line.entity.js';
import { StockChangesService } from '../../src/reservations/stock/stock-changes.service.js';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { wish, World } from '../support/world.js';

const FAIR: [string, string] = ['2027-05-14T15:00:00.000Z', '2027-05-17T08:00:00.000Z'];
const PERIOD = `from=${FAIR[0]}&until=${FAIR[1]}`;

let app: TestApp;
let world: World;
let benchId: string;
let cupsId: string;
let paths: string[];

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-03T10:00:00Z');
  world = await World.make(app);
  benchId = await world.item({ name: 'Bank', quantity: 10 });
  cupsId = await world.item({ name: 'Becher', quantity: 100, kind: 'consumable' });
  const items = world.path('items');
  paths = [
    items,
    `${items}?${PERIOD}`,
    `${items}/${benchId}`,
    `${items}/${cupsId}`,
    `${items}/${benchId}/availability?${PERIOD}`,
  ];
}, 60_000);
afterAll(() => app.stop());

type Who = { token?: string };

const look = (path: string, who: Who, tag?: string): Promise<Response> =>
  app.call('get', path, { ...who, headers: tag === undefined ? {} : { 'if-none-match': tag } });

async function tagsFor(who: Who): Promise<string[]> {
  const tags: string[] = [];
  for (const path of paths) tags.push((await look(path, who)).headers['etag'] ?? 'none');
  return tags;
}

async function statuses(who: Who, tags: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (const [index, path] of paths.entries()) found.push((await look(path, who, tags[index])).status);
  return found;
}

const all = (status: number): number[] => paths.map(() => status);

const ask = (lines: { itemId: string; quantity: number }[], period = FAIR) =>
  done<{ id: string }>(
    app,
    'post',
    world.path('reservations'),
    world.coordinator.token,
    wish(world, lines, period),
  );

describe('nothing new', () => {
  test('is a 304 with the same tag and without a body, and reads nothing of the pool', async () => {
    const tags = await tagsFor({});
    expect(tags.every((tag) => /^W\/"[\w-]{27}"$/.test(tag))).toBe(true);
    // What was asked for shows in none: so a tag says nothing of what somebody else has.
    expect(new Set(tags).size).toBe(1);
    const pool = app.get(PoolViewService);
    const { list } = pool;
    pool.list = () => Promise.reject(new Error('read'));
    const answer = await look(paths[0]!, {}, tags[0]!);
    pool.list = list;
    expect([answer.status, answer.text, answer.headers['etag']]).toEqual([304, '', tags[0]]);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'authorization, cookie' });
    expect(await statuses({}, tags)).toEqual(all(304));
  });

  test('is said to each reader of their own answer only, and kept by nobody between us and them', async () => {
    const own = await tagsFor(world.member);
    const others = await tagsFor(world.coordinator);
    const anybodys = await tagsFor({});
    expect(await statuses(world.member, own)).toEqual(all(304));
    expect(await statuses(world.member, others)).toEqual(all(200));
    expect(await statuses({}, own)).toEqual(all(200));
    expect(await statuses(world.member, anybodys)).toEqual(all(200));
    expect((await look(paths[0]!, world.member)).headers['cache-control']).toBe('private, no-cache');
  });

  test('is not said of what there is not, whatever somebody claims to have', async () => {
    const missing = `${world.path('items')}/01900000-0000-7000-8000-000000000000`;
    const answer = await look(missing, {}, '*');
    expect([answer.status, answer.headers['etag'], answer.headers['cache-control']]).toEqual([
      404,
      undefined,
      'no-store',
    ]);
  });
});

/** Whatever was asked for before the first change. */
const changes: Readonly<Record<string, () => Promise<unknown>>> = {
  'a request': () => ask([{ itemId: benchId, quantity: 1 }]),
  'a thing that is called otherwise': async () =>
    app.get(StockChangesService).changeItem(await world.actor(), benchId, { name: 'Holzbank' }),
  'a place that is called otherwise': async () =>
    app.get(StoragePlacesService).change(await world.actor(), world.placeId, { name: 'Keller' }),
  'an owner who is called otherwise': async () =>
    app.get(PartnersService).change(await world.actor(), world.partnerId, { shortName: 'Chor' }),
  'another place': () => world.place({}),
  'another partner': () => world.partner(),
  'a closure': async () =>
    app.get(StockChangesService).closeUnits(await world.actor(), {
      itemId: benchId,
      quantity: 1,
      from: new Date(FAIR[0]),
      until: new Date(FAIR[1]),
      reason: 'Naht',
    }),
  'the end of a closure': async () => {
    const { items } = await app.get(ClosuresService).list(await world.actor(), { limit: 1 });
    await app.get(ClosuresService).remove(await world.actor(), items[0]!.id);
  },
  'a longer rest': async () =>
    app.get(StockChangesService).changeSettings(await world.actor(), { rules: { bufferMinutes: 60 } }),
  'another day': async () => app.clock.set('2027-05-04T00:00:01Z'),
};

describe('something new', () => {
  test.each(Object.keys(changes))('is %s', async (name) => {
    const tags = await tagsFor({});
    await changes[name]!();
    expect(await statuses({}, tags)).toEqual(all(200));
  });

  test('is a deadline that elapses, though nobody has written that down', async () => {
    app.clock.set('2027-05-04T10:00:00Z');
    await ask([{ itemId: benchId, quantity: 2 }]);
    app.clock.set('2027-05-11T09:59:00Z');
    const tags = await tagsFor({});
    const free = async () => (await look(paths[1]!, {})).body.items[0].free as number;
    const before = await free();
    expect(await statuses({}, tags)).toEqual(all(304));
    app.clock.set('2027-05-11T10:00:00Z');
    expect(await statuses({}, tags)).toEqual(all(200));
    expect(await free()).toBe(before + 2);
  });

  test('is a consumable that is fetched', async () => {
    const { id } = await ask(
      [{ itemId: cupsId, quantity: 40 }],
      ['2027-05-20T10:00:00.000Z', '2027-05-20T18:00:00.000Z'],
    );
    const approved = world.path(`reservations/${id}/approve`);
    await done(app, 'post', approved, world.coordinator.token, {});
    app.clock.set('2027-05-20T09:59:00Z');
    const tags = await tagsFor({});
    expect((await look(paths[3]!, {})).body.quantity).toBe(100);
    app.clock.set('2027-05-20T10:00:00Z');
    expect(await statuses({}, tags)).toEqual(all(200));
    expect((await look(paths[3]!, {})).body.quantity).toBe(60);
  });

  test('is every moment while something is overdue', async () => {
    const { id } = await ask(
      [{ itemId: benchId, quantity: 3 }],
      ['2027-05-26T10:00:00.000Z', '2027-05-27T10:00:00.000Z'],
    );
    await done(app, 'post', world.path(`reservations/${id}/approve`), world.coordinator.token, {});
    await app.get(Database).transaction(async (tx) => {
      await tx.update(ReservationLine, { reservationId: id }, { outQuantity: 3 });
      await tx.increment(Alliance, { slug: world.slug }, 'revision', 1);
    });
    app.clock.set('2027-05-27T09:00:00Z');
    expect(await statuses({}, await tagsFor({}))).toEqual(all(304));
    app.clock.set('2027-05-27T10:01:00Z');
    expect(await tagsFor({})).toEqual(paths.map(() => 'none'));
    await app
      .get(Database)
      .transaction((tx) => tx.update(ReservationLine, { reservationId: id }, { outQuantity: 0 }));
  });

  test('is that somebody may see it no more', async () => {
    await app
      .get(Database)
      .transaction((tx) => tx.update(Alliance, { slug: world.slug }, { visibility: 'partners' }));
    const person = await world.memberOf(await world.partner(), 'geht@example.org');
    const tags = await tagsFor(person);
    expect(await statuses(person, tags)).toEqual(all(304));
    const { personId, partnerIds } = await world.actor(person.email);
    await app.get(PeopleService).remove(await world.actor(), partnerIds[0]!, personId);
    expect(await statuses(person, tags)).toEqual(all(404));
    expect(await statuses({}, tags)).toEqual(all(401));
  });
});
