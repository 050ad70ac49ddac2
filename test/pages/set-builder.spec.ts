/** Putting a set together: of each part how many there are, and how many sets that makes (scene 1: 22 tables, 43 benches, 21 sets). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ItemsService } from '../../src/items/items.service.js';
import { setCount } from '../../src/web/manage/items/set-count.js';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import type { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

let app: TestApp;
let world: World;
let coordinator: Visitor;
let at: string;
let tableId: string;
let benchId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  at = `/b/${world.slug}/manage/items`;
  coordinator = await Visitor.of(app, world.coordinator.email);
  tableId = await world.item({ name: 'Biertisch', quantity: 22 });
  benchId = await world.item({ name: 'Bierbank', quantity: 43 });
});
afterAll(() => app.stop());

const parts = (): Record<string, string> => ({
  'parts.0.itemId': tableId,
  'parts.0.quantity': '1',
  'parts.1.itemId': benchId,
  'parts.1.quantity': '2',
});

const builder = async (): Promise<ReadPage> => {
  const list = await coordinator.open(at);
  return coordinator.open(list.link('Satz zusammenstellen'));
};

test('shows what the parts make before anything is saved', async () => {
  const form = await builder();
  expect(form.title).toBe('Neuer Satz');
  expect(form.fieldsOf(`${at}/new`)).toMatchObject({ kind: 'computed_set', unit: 'Satz' });
  // The parts stand where one sees them, not folded away.
  expect(form.root.querySelectorAll('details [name^="parts."]')).toEqual([]);
  const typed = { name: 'Bierzeltgarnitur', ...parts(), deed: 'count' };
  const counted = await form.submit(`${at}/new`, typed);
  expect(counted.status).toBe(200);
  expect(counted.text).toContain('Es gibt 22 Stück, heute frei: 22. Reicht für 22.');
  expect(counted.text).toContain('Es gibt 43 Stück, heute frei: 43. Reicht für 21.');
  expect(counted.text).toContain('Das ergibt 21 Sätze, heute frei: 21. Knapp ist „Bierbank“.');
  expect(counted.fieldsOf(`${at}/new`)).toMatchObject({ name: 'Bierzeltgarnitur', ...parts() });
  // Three more rows for more parts.
  expect(counted.root.querySelectorAll('[name^="parts."][name$=".itemId"]')).toHaveLength(5);
  expect((await coordinator.open(`${at}?search=Bierzeltgarnitur`)).text).toContain('Dazu wurde nichts');
  const made = await counted.submit(`${at}/new`, { deed: '' });
  expect(made.title).toBe('Bierzeltgarnitur');
  expect(made.text).toContain('21 Sätze');
});

test('says how many are free today, and keeps what was typed when a set is changed', async () => {
  const id = await world.item({
    name: 'Garnitur breit',
    inventoryNumber: 'G-1',
    kind: 'computed_set',
    quantity: null,
    unit: 'Garnitur',
    parts: [{ itemId: tableId, quantity: 1 }],
  });
  const itemId = await world.item({ name: 'Stuhl', inventoryNumber: 'ST-1', quantity: 40 });
  app.clock.set('2027-05-13T08:00:00Z');
  const period: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
  const { id: loanId } = await done<{ id: string }>(
    app,
    'post',
    world.path('reservations'),
    world.member.token,
    {
      ...wish(world, [{ itemId, quantity: 10 }], period),
    },
  );
  await done(app, 'post', world.path(`reservations/${loanId}/approve`), world.coordinator.token, {});
  app.clock.set('2027-05-15T08:00:00Z');
  coordinator = await Visitor.of(app, world.coordinator.email);
  const edit = `${at}/${id}/edit`;
  const page = await coordinator.open(edit);
  expect(page.text).toContain('Das ergibt 22 Garnituren');
  const counted = await page.submit(edit, {
    'parts.1.itemId': itemId,
    'parts.1.quantity': '4',
    deed: 'count',
  });
  expect(counted.text).toContain('Es gibt 40 Stück, heute frei: 30. Reicht für 10.');
  expect(counted.text).toContain('Das ergibt 10 Garnituren, heute frei: 7. Knapp ist „Stuhl“.');
  expect((await app.get(ItemsService).facts(await world.actor(), id)).parts).toHaveLength(1);
  expect((await counted.submit(edit, { deed: '' })).text).toContain('Gespeichert.');
  expect((await app.get(ItemsService).facts(await world.actor(), id)).parts).toHaveLength(2);
});

test('comes up by itself for whoever chose a set and said no parts', async () => {
  const form = await coordinator.open(`${at}/new`);
  const page = await form.submit(`${at}/new`, { name: 'Satz Töpfe', kind: 'computed_set', unit: 'Satz' });
  expect(page.status).toBe(422);
  expect(page.root.querySelectorAll('details [name^="parts."]')).toEqual([]);
  expect(page.text).toContain('Ein Satz aus Teilen braucht Teile.');
});

describe('the count', () => {
  const pieces = [
    { id: 'a', name: 'Tisch', unit: 'Stück', quantity: 22, free: 20 },
    { id: 'b', name: 'Bank', unit: 'Stück', quantity: 43 },
  ];
  const two = {
    'parts.0.itemId': 'a',
    'parts.0.quantity': '1',
    'parts.3.itemId': 'b',
    'parts.3.quantity': '2',
  };

  test('is the least that the parts make', () => {
    expect(setCount({ ...two, kind: 'computed_set', quantity: '3' }, pieces)).toMatchObject({
      sets: 21,
      free: 20,
      scarce: { id: 'b' },
    });
  });

  test('of a fixed set is no more than there are of it', () => {
    expect(setCount({ ...two, kind: 'closed_set', quantity: '3' }, pieces)).toMatchObject({
      sets: 3,
      free: 3,
    });
  });

  test.each([
    [{}],
    [{ 'parts.0.itemId': 'a' }],
    [{ 'parts.0.itemId': 'zzz', 'parts.0.quantity': '1' }],
    [{ 'parts.0.itemId': 'a', 'parts.0.quantity': '0' }],
    [{ 'parts.0.itemId': 'a', 'parts.0.quantity': 'zwei' }],
  ])('of %j is not said', (typed) => {
    expect(setCount(typed, pieces)).toBeUndefined();
  });
});
