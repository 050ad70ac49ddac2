/** Both engines answer alike: each of these runs on SQLite and on PostgreSQL against the same constants. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { newId } from '../../src/database/columns.js';
import { Database } from '../../src/database/database.service.js';
import { isDuplicate } from '../../src/database/faults.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { TestApp } from '../support/app.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app, 'auental');
});
afterAll(() => app.stop());

interface Listed {
  items: { id: string; inventoryNumber: string; name: string }[];
  nextCursor: string | null;
}

const list = async (query = ''): Promise<Listed> =>
  (await app.call('get', world.path(`items${query}`), { token: world.coordinator.token })).body as Listed;

const person = (email: string, createdAt = new Date('2027-03-01T09:00:00.123Z')) => ({
  id: newId(),
  email,
  name: email,
  isOperator: false,
  createdAt,
});

const create = (facts: object): Promise<Response> => {
  const usual = { inventoryNumber: 'neu', name: 'Neu', unit: 'Stück', quantity: 1 };
  const where = { ownerId: world.partnerId, storagePlaceId: world.placeId };
  const body = { ...usual, ...where, ...facts };
  return app.call('post', world.path('items'), { token: world.coordinator.token, body });
};

const save = (email: string): Promise<string> =>
  app
    .get(Database)
    .transaction((tx) => tx.insert(Person, person(email)))
    .then(
      () => 'taken',
      (error: unknown) => (isDuplicate(error) ? 'refused' : String(error)),
    );

/** As people count, and by bytes where they do not; a locale would skip signs and put Ä beside A. */
const NUMBERS = ['!1', '–1', 'A-1', 'A-2', 'A-10', 'AB', 'B-1', 'Z', 'Ä-1', 'é', '🎪'];

describe('a list', () => {
  beforeAll(async () => {
    for (const inventoryNumber of NUMBERS.toReversed())
      await world.item({ inventoryNumber, name: `Ding ${inventoryNumber}`, category: '50% _Rest\\' });
  });

  test('is sorted as people count, whatever the locale', async () => {
    const { items } = await list('?limit=100');
    expect(items.map(({ inventoryNumber }) => inventoryNumber)).toEqual(NUMBERS);
  });

  test('is the same page by page', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Listed = await list(`?limit=3${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...page.items.map(({ inventoryNumber }) => inventoryNumber));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(NUMBERS);
  });

  test.each([
    ['DING ä-1', ['Ä-1']],
    ['ding é', ['é']],
    ['50% _rest\\', NUMBERS],
    ['50_', []],
    ['5%t', []],
    ['🎪', ['🎪']],
  ])('is searched alike: %s', async (words, found) => {
    const { items } = await list(`?limit=100&search=${encodeURIComponent(words)}`);
    expect(items.map(({ inventoryNumber }) => inventoryNumber)).toEqual(found);
  });
});

describe('what is stored', () => {
  test('keeps case apart: two spellings are two rows, the same one is refused', async () => {
    expect([
      await save('case@example.org'),
      await save('CASE@example.org'),
      await save('case@example.org'),
    ]).toEqual(['taken', 'taken', 'refused']);
  });

  test('has no NUL, no half character and no number that only one engine holds', async () => {
    const wrong = [{ name: 'a\0b' }, { name: '\ud800' }, { quantity: 2 ** 31 }, { quantity: 1e15 }];
    for (const facts of [...wrong, { depositCents: 2 ** 53 }, { weightGrams: -1 }, { quantity: 1.5 }])
      expect([facts, (await create(facts)).status]).toEqual([facts, 422]);
    const most = { replacementValueCents: 1_000_000_000, weightGrams: 100_000_000, quantity: 100_000 };
    const { status, body } = await create(most);
    expect([status, body]).toEqual([201, expect.objectContaining(most)]);
  });

  test('keeps milliseconds, and finds them again by comparing', async () => {
    const instants = ['2027-03-28T00:59:59.999Z', '2027-03-28T01:00:00.000Z', '2027-03-28T01:00:00.001Z'];
    const people = instants.map((instant) => person(`${instant}@example.org`, new Date(instant)));
    await app.get(Database).transaction((tx) => tx.insert(Person, people));
    const rows = await app.get(Database).read((tx) =>
      tx
        .createQueryBuilder(Person, 'person')
        .where('person.createdAt > :from AND person.createdAt <= :until', {
          from: new Date(instants[0]!),
          until: new Date(instants[2]!),
        })
        .orderBy('person.createdAt')
        .getMany(),
    );
    expect(rows.map(({ createdAt }) => createdAt.toISOString())).toEqual(instants.slice(1));
  });
});
