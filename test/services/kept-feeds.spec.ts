/** Feeds that are kept: whatever happens, the bytes are those of a feed that is made anew, and only what changed is made again. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { StoragePlacesService } from '../../src/items/storage-places.service.js';
import { PartnersService } from '../../src/partners/members/partners.service.js';
import { DeadlinesService } from '../../src/reservations/deciding/deadlines.service.js';
import { FeedCopies } from '../../src/reservations/feeds/feed-copies.service.js';
import { FeedEntries } from '../../src/reservations/feeds/feed-entries.service.js';
import { FeedReader, type FeedAnswer } from '../../src/reservations/feeds/feed-reader.service.js';
import { Epochs } from '../../src/reservations/record/epochs.service.js';
import { StockChangesService } from '../../src/reservations/stock/stock-changes.service.js';
import { Config } from '../../src/shared/config.js';
import { TestApp } from '../support/app.js';
import { Dice, times } from '../support/dice.js';
import { done } from '../support/house.js';
import { wish, World } from '../support/world.js';

interface Asked {
  id: string;
  lines: { id: string; quantity: number }[];
}

let app: TestApp;
let world: World;
let itemIds: string[];
let placeIds: string[];
let addresses: [secret: string, slug: string][];

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-03-01T09:00:00Z');
  world = await World.make(app);
  placeIds = [world.placeId, await world.place({ name: 'Halle' })];
  const benches = await world.item({ name: 'Bank; „lang“', quantity: 900 });
  const tents = await world.item({ name: 'Zelt', quantity: 900, storagePlaceId: placeIds[1]! });
  const set = { kind: 'computed_set' as const, quantity: null, parts: [{ itemId: benches, quantity: 2 }] };
  itemIds = [benches, tents, await world.item({ name: 'Garnitur', ...set })];
  addresses = await addressesOf();
}, 60_000);
afterAll(() => app.stop());

async function addressesOf(): Promise<[string, string][]> {
  const wanted = [
    { scope: 'alliance', detail: 'full' },
    { scope: 'alliance', detail: 'partners' },
    { scope: 'alliance', detail: 'public' },
    { scope: 'item', id: itemIds[0], detail: 'full' },
    { scope: 'owner', id: world.partnerId, detail: 'partners' },
    { scope: 'storagePlace', id: placeIds[1], detail: 'full' },
    { scope: 'storagePlace', id: placeIds[0], detail: 'desk' },
    { scope: 'partner', id: world.partnerId, detail: 'full' },
  ];
  const found: [string, string][] = [];
  for (const feed of wanted) {
    const body = { name: `Kalender ${found.length}`, ...feed };
    const { token } = world.coordinator;
    const { url } = await done<{ url: string }>(app, 'post', world.path('feeds'), token, body);
    const [, , secret, file] = new URL(url).pathname.split('/');
    found.push([secret!, file!.replace('.ics', '')]);
  }
  return found;
}

/** Nothing is kept yet, as on a server that has just started. */
const forgetful = (): FeedReader =>
  new FeedReader(
    app.get(Database),
    app.clock,
    app.get(Config),
    new Epochs(),
    new FeedEntries(),
    new FeedCopies(),
  );

const said = (answer: FeedAnswer): string =>
  typeof answer === 'string'
    ? answer
    : `${answer.etag} ${answer.lastModified?.toISOString()}\n${answer.body}`;

const bodiesBy = async (reader: FeedReader): Promise<string[]> => {
  const bodies: string[] = [];
  for (const [secret, slug] of addresses) bodies.push(said(await reader.fetch(secret, slug)));
  return bodies;
};

const waiting: Asked[] = [];
const promised: Asked[] = [];
const call = (path: string, body: object) =>
  app.call('post', world.path(`reservations/${path}`), { token: world.coordinator.token, body });

async function ask(dice: Dice): Promise<Asked> {
  const from = new Date(app.clock.now().valueOf() + dice.whole(5, 700) * 86_400_000);
  const until = new Date(from.valueOf() + dice.whole(1, 72) * 3_600_000);
  const lines = itemIds
    .filter(() => dice.number() < 0.6)
    .map((itemId) => ({ itemId, quantity: dice.whole(1, 3) }));
  const some = lines.length > 0 ? lines : [{ itemId: itemIds[0]!, quantity: 1 }];
  const body = wish(world, some, [from.toISOString(), until.toISOString()]);
  const occasion = { name: `Fest ${dice.whole(1, 99)}`, public: dice.number() < 0.5 };
  const { token } = world.coordinator;
  return done<Asked>(app, 'post', world.path('reservations'), token, { ...body, occasion });
}

const renamed = (dice: Dice, what: string): string => `${what} ${dice.whole(1, 1_000_000)}`;

const actions: Readonly<Record<string, (dice: Dice) => Promise<unknown>>> = {
  ask: async (dice) => waiting.push(await ask(dice)),
  askMore: async (dice) => waiting.push(await ask(dice), await ask(dice)),
  approve: async (dice) => {
    const one = waiting.pop();
    if (!one) return;
    const lines = one.lines.map(({ id, quantity }) => ({ lineId: id, quantity: dice.whole(0, quantity) }));
    const { status } = await call(`${one.id}/approve`, { lines, reason: 'Kaputt' });
    if (status === 200) promised.push(one);
  },
  decline: async () => call(`${waiting.pop()?.id}/decline`, { reason: 'Nein' }),
  cancel: async () => call(`${promised.shift()?.id}/cancel`, { reason: 'Regen' }),
  renameItem: async (dice) =>
    app
      .get(StockChangesService)
      .changeItem(await world.actor(), dice.oneOf(itemIds), { name: renamed(dice, 'Ding') }),
  moveItem: async (dice) =>
    app
      .get(StockChangesService)
      .changeItem(await world.actor(), dice.oneOf(itemIds), { storagePlaceId: dice.oneOf(placeIds) }),
  remakeSet: async (dice) =>
    app.get(StockChangesService).changeItem(await world.actor(), itemIds[2]!, {
      parts: [{ itemId: dice.oneOf([itemIds[0]!, itemIds[1]!]), quantity: 1 }],
    }),
  renamePlace: async (dice) =>
    app
      .get(StoragePlacesService)
      .change(await world.actor(), dice.oneOf(placeIds), { name: renamed(dice, 'Ort') }),
  renamePartner: async (dice) =>
    app
      .get(PartnersService)
      .change(await world.actor(), world.partnerId, { shortName: renamed(dice, 'Verein') }),
  minutesPass: async (dice) => app.clock.advance(dice.whole(1, 60)),
  daysPass: async (dice) => app.clock.advance(dice.whole(1, 4) * 24 * 60),
  expire: async () => app.get(DeadlinesService).expireLapsed(),
};

describe('a feed that is kept', () => {
  test('has at every moment the bytes, the tag and the date of one that is made anew', async () => {
    const dice = Dice.ofThisRun('kept feeds');
    const kept = forgetful();
    const names = Object.keys(actions);
    for (let count = 0; count < 8; count += 1) waiting.push(await ask(dice));
    for (let round = 0; round < times(20); round += 1) {
      const name = dice.oneOf(names);
      await actions[name]!(dice);
      expect([name, await bodiesBy(kept)]).toEqual([name, await bodiesBy(forgetful())]);
    }
  }, 180_000);

  test('is read and written again only where it changed, and not at all while nothing does', async () => {
    const reader = forgetful();
    const dice = Dice.ofThisRun('kept feeds');
    const entries = new FeedEntries();
    Object.assign(reader, { entries });
    const writing = jest.spyOn(entries, 'write');
    const [secret, slug] = addresses[0]!;
    const changed = () => writing.mock.calls.map(([found]) => found.changed.length);
    await reader.fetch(secret, slug);
    await reader.fetch(secret, slug);
    expect(changed()).toHaveLength(1);
    await ask(dice);
    await reader.fetch(secret, slug);
    await reader.fetch(secret, slug);
    expect(changed().slice(1)).toEqual([1]);
  });

  test('of one subject serves all who subscribed to it', async () => {
    const reader = forgetful();
    const entries = new FeedEntries();
    Object.assign(reader, { entries });
    const writing = jest.spyOn(entries, 'write');
    const body = { name: 'Noch einer', scope: 'alliance', detail: 'full' };
    const { url } = await done<{ url: string }>(
      app,
      'post',
      world.path('feeds'),
      world.coordinator.token,
      body,
    );
    const [, , secret, file] = new URL(url).pathname.split('/');
    const other = await reader.fetch(secret!, file!.replace('.ics', ''));
    const own = await reader.fetch(...addresses[0]!);
    expect(writing).toHaveBeenCalledTimes(1);
    const named = (answer: FeedAnswer): string =>
      said(answer).replace(/^(W|NAME|X-WR-CALNAME)[^\n]*\n/gm, '');
    expect(named(own)).toBe(named(other));
    expect(said(own)).not.toBe(said(other));
  });
});
