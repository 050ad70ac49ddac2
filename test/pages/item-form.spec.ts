/** The form of an item at speed: what matters first, one after the other, a copy; and nothing typed is lost. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ItemsService } from '../../src/items/items.service.js';
import { TestApp } from '../support/app.js';
import type { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let coordinator: Visitor;
let at: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  at = `/b/${world.slug}/manage/items`;
  coordinator = await Visitor.of(app, world.coordinator.email);
});
afterAll(() => app.stop());

const value = (page: ReadPage, name: string): string => page.fieldsOf(`${at}/new`)[name] ?? '';
const isOpen = (page: ReadPage): boolean => page.find('form details').hasAttribute('open');
const form = (query = ''): Promise<ReadPage> => coordinator.open(`${at}/new${query}`);
const idIn = (page: ReadPage): string => page.link('Bearbeiten').split('/').at(-2)!;
const facts = async (id: string) => app.get(ItemsService).facts(await world.actor(), id);

test('asks what matters first, proposes the rest, and folds away what can wait', async () => {
  const page = await form();
  const fields = page.root.querySelectorAll('#item-form > * [name]').map((one) => one.getAttribute('name'));
  expect(fields.slice(0, 7)).toEqual([
    'name',
    'quantity',
    'unit',
    'ownerId',
    'storagePlaceId',
    'category',
    'inventoryNumber',
  ]);
  expect(page.find('form details > summary').text).toBe('Mehr Angaben');
  expect(isOpen(page)).toBe(false);
  expect(value(page, 'inventoryNumber')).toBe('001');
  expect(value(page, 'unit')).toBe('Stück');
  // There is one owner and one place only.
  expect(value(page, 'ownerId')).toBe(world.partnerId);
  expect(value(page, 'storagePlaceId')).toBe(world.placeId);
});

test('offers the categories that there are, and takes another', async () => {
  await world.item({ name: 'Grill', category: 'Küche', inventoryNumber: 'K-001' });
  const page = await form();
  const list = page.find('[name=category]').getAttribute('list');
  const offered = page.root.querySelectorAll(`#${list} option`).map((one) => one.getAttribute('value'));
  expect(offered).toEqual(['Küche']);
  const made = await page.submit(`${at}/new`, { name: 'Beamer', quantity: '1', category: 'Technik' });
  expect((await facts(idIn(made))).category).toBe('Technik');
});

describe('refused', () => {
  test('shows everything that was typed, also what is folded away, which is open then', async () => {
    const typed = { name: '', quantity: 'zwei', category: 'Bühne', notes: 'Trocken lagern', size: '2 m' };
    const page = await (await form()).submit(`${at}/new`, typed);
    expect(page.status).toBe(422);
    expect(isOpen(page)).toBe(true);
    for (const [name, text] of Object.entries(typed)) expect([name, value(page, name)]).toEqual([name, text]);
  });

  test('for something that is folded away shows it', async () => {
    const page = await (await form()).submit(`${at}/new`, { name: 'Podest', quantity: '2', packStep: 'x' });
    expect(page.status).toBe(422);
    expect(isOpen(page)).toBe(true);
    expect(page.find('#f-packStep-fault').text).toContain('ganze Zahl ab 1');
  });

  test('for the first fields alone leaves the rest folded', async () => {
    const page = await (await form()).submit(`${at}/new`, { name: '' });
    expect(page.status).toBe(422);
    expect(isOpen(page)).toBe(false);
  });
});

test('of a thing with more to say is open', async () => {
  const plainId = await world.item({ name: 'Kabeltrommel' });
  const carefulId = await world.item({ name: 'Nebelmaschine', notes: 'Nur draußen' });
  expect(isOpen(await coordinator.open(`${at}/${plainId}/edit`))).toBe(false);
  expect(isOpen(await coordinator.open(`${at}/${carefulId}/edit`))).toBe(true);
});

describe('one after the other', () => {
  test('keeps owner, place, category and unit, and counts up the number', async () => {
    const placeId = await world.place({ name: 'Schuppen' });
    const said = {
      name: 'Bierbank',
      quantity: '43',
      unit: 'Bank',
      category: 'Möbel',
      storagePlaceId: placeId,
      inventoryNumber: 'BB-009',
      notes: 'Nur diese',
      deed: 'another',
    };
    const next = await (await form()).submit(`${at}/new`, said);
    expect(next.title).toBe('Noch ein Gegenstand');
    expect(next.text).toContain('„Bierbank“ ist angelegt.');
    expect(next.fieldsOf(`${at}/new`)).toMatchObject({
      name: '',
      quantity: '',
      unit: 'Bank',
      category: 'Möbel',
      ownerId: world.partnerId,
      storagePlaceId: placeId,
      inventoryNumber: 'BB-010',
      notes: '',
    });
    expect(next.find('[name=name]').hasAttribute('data-focus')).toBe(true);
  });

  test('ten things take 34 actions, where they took a hundred', async () => {
    let actions = 1;
    let page = await form();
    const typed = async (fields: Record<string, string>): Promise<void> => {
      const standing = page.fieldsOf(`${at}/new`);
      actions += Object.entries(fields).filter(([name, text]) => standing[name] !== text).length + 1;
      page = await page.submit(`${at}/new`, { ...fields, deed: 'another' });
      expect(page.title).toBe('Noch ein Gegenstand');
    };
    const rest = { ownerId: world.partnerId, storagePlaceId: world.placeId, category: 'Küche' };
    const names = 'Topf Pfanne Kelle Schale Tablett Karaffe Messer Gabeln Löffel Zange'.split(' ');
    for (const name of names) await typed({ name, quantity: '12', ...rest });
    const { body } = await app.call('get', world.path('items?search=Zange'));
    expect(body).toMatchObject({ items: [{ name: 'Zange', quantity: 12, category: 'Küche' }] });
    // `deed` is the button, which is counted already; of one owner alone nobody is asked.
    expect(actions).toBeLessThanOrEqual(34);
  });

  test('after a thing of somebody else’s there is no next one', async () => {
    const foreign = await World.make(app, 'drueben', {}, 'D');
    const id = await foreign.item({ name: 'Zelt' });
    expect(await coordinator.status(`${at}/new?after=${id}`)).toBe(404);
    expect(await coordinator.status(`${at}/new?copy=${id}`)).toBe(404);
    expect(await coordinator.status(`${at}/new?after=nonsense`)).toBe(200);
    const other = await world.memberOf(await world.partner(), 'andere@example.org');
    const ownId = await world.item({ name: 'Turnmatte' });
    expect(await (await Visitor.of(app, other.email)).status(`${at}/new?copy=${ownId}`)).toBe(403);
  });
});

test('a copy has everything but the number, and is no thing before it is saved', async () => {
  const partId = await world.item({ name: 'Tischplatte', quantity: 8 });
  const id = await world.item({
    name: 'Tafel',
    kind: 'closed_set',
    inventoryNumber: 'TA-1',
    notes: 'Vorsicht',
    depositCents: 5000,
    quantity: 2,
    parts: [{ itemId: partId, quantity: 4 }],
    accessoryIds: [partId],
  });
  const copy = await coordinator.open((await coordinator.open(`${at}/${id}`)).link('Duplizieren'));
  expect(copy.title).toBe('Neuer Satz');
  expect(value(copy, 'inventoryNumber')).toBe('TA-2');
  expect(value(copy, 'name')).toBe('Tafel');
  expect((await coordinator.open(`${at}?search=Tafel`)).root.querySelectorAll('tbody tr')).toHaveLength(1);
  const made = await copy.submit(`${at}/new`, { name: 'Kindertafel' });
  const { id: _id, name: _name, inventoryNumber: _number, ...same } = await facts(id);
  expect(await facts(idIn(made))).toMatchObject({ ...same, name: 'Kindertafel', inventoryNumber: 'TA-2' });
});
