/** Many things in one table: changed and added with one save, all or nothing, and nothing typed is lost. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { ItemsService } from '../../src/items/items.service.js';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import type { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

let app: TestApp;
let world: World;
let coordinator: Visitor;
let at: string;
let table: string;
let hutId: string;
let ids: string[];

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  at = `/b/${world.slug}/manage/items`;
  table = `${at}/table?`;
  coordinator = await Visitor.of(app, world.coordinator.email);
  hutId = await world.place({ name: 'Hütte' });
});
afterAll(() => app.stop());

let count = 0;
beforeEach(async () => {
  count += 1;
  ids = [];
  for (const name of ['Tisch', 'Bank']) {
    const inventoryNumber = `${name}${'x'.repeat(count)}`;
    ids.push(await world.item({ name: `${name} ${count}`, inventoryNumber, quantity: 5 }));
  }
});

const facts = async (id: string) => app.get(ItemsService).facts(await world.actor(), id);
const quantities = async () => Promise.all(ids.map(async (id) => (await facts(id)).quantity));
const field = (index: number, name: string): string => `rows.${ids[index]}.${name}`;
const faults = (page: ReadPage): string[] =>
  page.root.querySelectorAll('main form .kern-error').map(({ text }) => text.trim());

test('changes what differs, each as a change of its own, and adds new things with numbers of their own', async () => {
  const page = await coordinator.open((await coordinator.open(at)).link('Als Tabelle bearbeiten'));
  const saved = await page.submit(table, {
    [field(0, 'quantity')]: '1.000',
    [field(0, 'category')]: 'Möbel',
    [field(1, 'storagePlaceId')]: hutId,
    'new.0.name': 'Sackkarre',
    'new.0.quantity': '2',
    'new.0.storagePlaceId': hutId,
    'new.3.name': 'Leiter',
    'new.3.quantity': '1',
    'new.3.storagePlaceId': hutId,
    'new.3.ownerId': world.partnerId,
    'new.0.ownerId': world.partnerId,
  });
  expect(saved.text).toContain('Gespeichert.');
  expect(await facts(ids[0]!)).toMatchObject({
    quantity: 1000,
    category: 'Möbel',
    storagePlaceId: world.placeId,
  });
  expect(await facts(ids[1]!)).toMatchObject({ quantity: 5, category: '', storagePlaceId: hutId });
  const { items } = (await app.call('get', world.path(`items?storagePlace=${hutId}`))).body as {
    items: { name: string; unit: string; inventoryNumber: string }[];
  };
  expect(items.map(({ name }) => name).toSorted()).toEqual([`Bank ${count}`, 'Leiter', 'Sackkarre']);
  expect(new Set(items.map(({ inventoryNumber }) => inventoryNumber)).size).toBe(3);
  // Of one place alone, with new rows that belong there.
  const here = await coordinator.open(`${table}storagePlace=${hutId}`);
  expect(here.text).toContain('Leiter');
  expect(here.text).not.toContain(`Tisch ${count} (`);
  expect(here.find('[name="new.0.storagePlaceId"] option[selected]').getAttribute('value')).toBe(hutId);
});

test('with one wrong row saves nothing, says what is wrong at its row, and keeps all that was typed', async () => {
  const page = await coordinator.open(table.slice(0, -1));
  const typed = {
    [field(0, 'quantity')]: '7',
    [field(1, 'quantity')]: 'viele',
    'new.2.name': 'Kiste',
    'new.2.quantity': '',
    'new.2.storagePlaceId': world.placeId,
    'new.2.ownerId': '',
  };
  const again = await page.submit(table, typed);
  expect(again.status).toBe(422);
  expect(again.fieldsOf(table)).toMatchObject(typed);
  expect(faults(again)).toEqual([
    'Bitte eine ganze Zahl von 0 bis 100.000.',
    'Bitte wählen Sie, wem es gehört.',
  ]);
  expect(await quantities()).toEqual([5, 5]);
  // What only the service knows is said at the row as well.
  const more = await again.submit(table, {
    [field(1, 'quantity')]: '6',
    'new.2.ownerId': world.partnerId,
  });
  expect(faults(more)).toEqual(['Bitte den Bestand angeben.']);
  expect(await quantities()).toEqual([5, 5]);
  expect((await more.submit(table, { 'new.2.quantity': '3' })).text).toContain('Gespeichert.');
  expect(await quantities()).toEqual([7, 6]);
});

test('names the row that somebody else has changed, shows what stands there now, and takes it the second time', async () => {
  const mine = await coordinator.open(table.slice(0, -1));
  const other = await coordinator.open(table.slice(0, -1));
  await other.submit(table, { [field(1, 'quantity')]: '4' });
  const again = await mine.submit(table, { [field(0, 'quantity')]: '9', [field(1, 'category')]: 'Sitzen' });
  expect(again.status).toBe(422);
  expect(faults(again)).toEqual([expect.stringContaining('Das hat inzwischen jemand geändert.')]);
  expect(await quantities()).toEqual([5, 4]);
  expect(again.fieldsOf(table)).toMatchObject({
    [field(0, 'quantity')]: '9',
    [field(1, 'quantity')]: '4',
    [field(1, 'category')]: 'Sitzen',
  });
  expect((await again.submit(table)).text).toContain('Gespeichert.');
  expect(await quantities()).toEqual([9, 4]);
  expect((await facts(ids[1]!)).category).toBe('Sitzen');
});

test('names whom a change hurts', async () => {
  const period: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
  const body = wish(world, [{ itemId: ids[0]!, quantity: 4 }], period);
  const { id } = await done<{ id: string }>(
    app,
    'post',
    world.path('reservations'),
    world.member.token,
    body,
  );
  await done(app, 'post', world.path(`reservations/${id}/approve`), world.coordinator.token, {});
  const page = await coordinator.open(table.slice(0, -1));
  const saved = await page.submit(table, { [field(0, 'quantity')]: '3' });
  expect(saved.text).toContain('Gespeichert.');
  expect(saved.text).toContain('fehlt jetzt etwas');
  expect(saved.answer.text).toContain(`/b/${world.slug}/at-risk/${id}`);
});

test('touches nothing of others', async () => {
  const otherId = await world.partner({ name: `Chor ${count}` });
  const person = await world.memberOf(otherId, `chor${count}@example.org`);
  const chorist = await Visitor.of(app, person.email);
  const page = await chorist.open(table.slice(0, -1));
  expect(page.text).toContain('Hier steht noch nichts.');
  const seen = JSON.stringify({ [ids[0]!]: { quantity: '5' } });
  const own = page.find('main form[method=post]').getAttribute('action')!;
  const forged = { ...page.fieldsOf(own), seen, [field(0, 'quantity')]: '1' };
  expect(await chorist.send(own, forged)).toBe(403);
  const elsewhere = await World.make(app, 'drueben', {}, 'D');
  const foreignId = await elsewhere.item({ name: 'Zelt', quantity: 2 });
  const foreign = JSON.stringify({ [foreignId]: { quantity: '2' } });
  const fields = { ...(await coordinator.open(table.slice(0, -1))).fieldsOf(table), seen: foreign };
  expect(await coordinator.send(table, { ...fields, [`rows.${foreignId}.quantity`]: '1' })).toBe(404);
  expect(await coordinator.send(table, { ...fields, seen: '{"__proto__":{"a":1},"x":[],"y":null' })).toBe(
    303,
  );
  expect(await quantities()).toEqual([5, 5]);
});
