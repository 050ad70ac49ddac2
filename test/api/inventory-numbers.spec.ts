/** Inventory numbers: in the order in which people count, and the same number is the same however it is spelled. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

let app: TestApp;
let world: World;

const COUNTED = [
  'A-001',
  'SO-1',
  'SO-2',
  'SO-2a',
  'SO-010',
  'SO-10',
  'SO-11',
  'SO-100',
  'T1-9',
  'T1-10',
  'T12-1',
];

const named = (index: number): string => `Ding q${index}q`;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  for (const inventoryNumber of COUNTED.toSorted().toReversed())
    await world.item({ inventoryNumber, name: named(COUNTED.indexOf(inventoryNumber)) });
});
afterAll(() => app.stop());

const make = (inventoryNumber: string) =>
  app.call('post', world.path('items'), {
    token: world.coordinator.token,
    body: {
      inventoryNumber,
      name: 'Neues',
      unit: 'Stück',
      quantity: 1,
      ownerId: world.partnerId,
      storagePlaceId: world.placeId,
    },
  });

describe('the order is that in which people count', () => {
  test('in the list, whole and in parts', async () => {
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path = world.path(`items?limit=3${cursor && `&cursor=${cursor}`}`);
      const { body } = await app.call('get', path);
      found.push(...(body.items as { inventoryNumber: string }[]).map((one) => one.inventoryNumber));
      cursor = body.nextCursor as string | null;
    }
    expect(found).toEqual(COUNTED);
  });

  test('on the list’s page, in the inventory and in the calendar', async () => {
    const visitor = await Visitor.of(app, world.coordinator.email);
    for (const path of ['', '/manage/items', '/calendar']) {
      const { text } = await visitor.open(`/b/${world.slug}${path}`);
      const positions = COUNTED.map((_, index) => text.indexOf(named(index)));
      expect([path, positions]).toEqual([path, positions.toSorted((one, other) => one - other)]);
      expect([path, positions]).not.toContainEqual(expect.arrayContaining([-1]));
    }
  });

  test('on the sheet of paper, with the numbers', async () => {
    const { body } = await app.call('get', world.path('items?limit=200'));
    const items = body.items as { id: string; inventoryNumber: string }[];
    const lines = ['SO-10', 'SO-2', 'SO-1'].map((number) => ({
      itemId: items.find(({ inventoryNumber }) => inventoryNumber === number)!.id,
      quantity: 1,
    }));
    const asked = await app.call('post', world.path('reservations'), {
      token: world.member.token,
      body: wish(world, lines, ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z']),
    });
    const visitor = await Visitor.of(app, world.member.email);
    const { text } = await visitor.open(`/b/${world.slug}/requests/${asked.body.id}/paper`);
    expect(text).toMatch(/SO-1\b.*SO-2\b.*SO-10\b/);
  });
});

describe('the same number is the same', () => {
  test.each(['a-001', 'Ａ-001', 'A‑001', 'A–001', 'A−001', ' A-001', 'A - 001', 'A-\u200B001', 'Ａ－００１'])(
    'in another spelling: %j',
    async (number) => {
      const { status, body } = await make(number);
      expect([status, body.code]).toEqual([409, 'inventory-number-taken']);
      const other = (await make(`Z-${performance.now()}`)).body.id as string;
      const changed = await app.call('patch', world.path(`items/${other}`), {
        token: world.coordinator.token,
        body: { inventoryNumber: number },
      });
      expect(changed.status).toBe(409);
    },
  );

  test('but another number is another one', async () => {
    for (const number of ['A-0001', 'A-01', 'A001', 'Ä-001', 'B-001'])
      expect((await make(number)).status).toBe(201);
  });

  test('and an item may be called the same in a better spelling', async () => {
    const { body } = await make('q-7');
    const changed = await app.call('patch', world.path(`items/${body.id}`), {
      token: world.coordinator.token,
      body: { inventoryNumber: 'Q-7' },
    });
    expect([changed.status, changed.body.inventoryNumber]).toEqual([200, 'Q-7']);
  });

  test('in another alliance it is free', async () => {
    const other = await World.make(app, 'nebenan', {}, 'N');
    await expect(other.item({ inventoryNumber: 'a-001' })).resolves.toBeDefined();
  });
});
