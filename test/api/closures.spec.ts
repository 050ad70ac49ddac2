/** Closures: a reason that everybody reads and a note for those who decide, and only what a person would accept. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { World, type Person } from '../support/world.js';

let app: TestApp;
let world: World;
let itemId: string;
let owner: Person;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  const ownerId = await world.partner({ name: 'Zeltfreunde' });
  owner = await world.memberOf(ownerId, 'zelte@example.org');
  itemId = await world.item({ ownerId, name: 'Zelt', quantity: 3 });
});
afterAll(() => app.stop());

const close = (facts: object, token = owner.token) =>
  app.call('post', world.path('closures'), {
    token,
    body: { itemId, quantity: 1, from: '2027-05-14T08:00:00Z', until: '2027-05-15T08:00:00Z', ...facts },
  });

describe('why units are out', () => {
  test('everybody in the alliance reads the reason, only the coordination and the owner the note', async () => {
    const made = await close({ reason: 'Wartung', note: 'Bei Frau Kern, 0171 23456' });
    expect(made.status).toBe(201);
    expect(made.body.note).toBe('Bei Frau Kern, 0171 23456');
    const listed = async (token: string) =>
      (await app.call('get', world.path(`closures?item=${itemId}`), { token })).body.items[0];
    for (const { token } of [owner, world.coordinator])
      expect(await listed(token)).toMatchObject({ reason: 'Wartung', note: 'Bei Frau Kern, 0171 23456' });
    const shown = await listed(world.member.token);
    expect(shown.reason).toBe('Wartung');
    expect(shown).not.toHaveProperty('note');
  });

  test('pages keep to the same', async () => {
    const path = `/b/${world.slug}/manage/closures`;
    expect((await (await Visitor.of(app, owner.email)).open(path)).text).toContain('Frau Kern');
    const other = await (await Visitor.of(app, world.member.email)).open(path);
    expect(other.text).toContain('Wartung');
    expect(other.text).not.toContain('Frau Kern');
  });
});

describe('a closure that nobody would mean is refused, with the field:', () => {
  test.each([
    ['more units than there are', 'quantity', { quantity: 5000 }],
    ['a blink', 'until', { until: '2027-05-14T08:00:00.001Z' }],
    ['a minute', 'until', { until: '2027-05-14T08:01:00Z' }],
    ['nothing', 'until', { until: '2027-05-14T08:00:00Z' }],
    ['backwards', 'until', { until: '2027-05-13T08:00:00Z' }],
    ['more than a year', 'until', { until: '2028-06-20T08:00:00Z' }],
    ['what is over', 'until', { from: '2021-05-14T08:00:00Z', until: '2021-05-15T08:00:00Z' }],
    ['what is over since an hour', 'until', { from: '2027-02-28T08:00:00Z', until: '2027-03-01T08:00:00Z' }],
    ['farther than anybody plans', 'from', { from: '2040-05-14T08:00:00Z', until: '2040-05-15T08:00:00Z' }],
  ])('%s', async (_, field, facts) => {
    const { status, body } = await close(facts);
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ field })]);
  });

  test('more of a set than its parts make', async () => {
    const parts = [{ itemId, quantity: 2 }];
    const setId = await world.item({ kind: 'computed_set', quantity: null, parts });
    expect((await close({ itemId: setId, quantity: 2 }, world.coordinator.token)).status).toBe(422);
    expect((await close({ itemId: setId, quantity: 1 }, world.coordinator.token)).status).toBe(201);
  });
});

test('a closure may have begun, last a quarter of an hour, or a year', async () => {
  for (const facts of [
    { from: '2027-02-20T08:00:00Z', until: '2027-03-10T08:00:00Z' },
    { until: '2027-05-14T08:15:00Z' },
    { until: '2028-05-14T08:00:00Z' },
    { quantity: 3 },
  ])
    expect((await close(facts)).status).toBe(201);
});
