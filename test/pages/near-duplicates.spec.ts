/** Whoever writes down what seems to be there already is asked once, and loses nothing. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import type { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let coordinator: Visitor;
let at: string;
let tentId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  at = `/b/${world.slug}/manage/items`;
  coordinator = await Visitor.of(app, world.coordinator.email);
  tentId = await world.item({ name: 'Pavillon groß', inventoryNumber: 'P-001' });
});
afterAll(() => app.stop());

let chorist: Visitor | undefined;
let choirId: string;
const ownerOf = (who: Visitor): string => (who === chorist ? choirId : world.partnerId);

const create = async (fields: Record<string, string>, who = coordinator): Promise<ReadPage> =>
  (await who.open(`${at}/new`)).submit(`${at}/new`, { quantity: '1', ownerId: ownerOf(who), ...fields });

const anyway = (page: ReadPage, words: string): string => {
  const button = page.root.querySelectorAll('button').find(({ text }) => text === words);
  expect(button?.getAttribute('form')).toBe('item-form');
  return button?.getAttribute('value') ?? '';
};

test('the form comes back with what is there, and everything that was typed', async () => {
  const page = await create({ name: 'Pavillion gross', notes: 'bleibt stehen' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('Gibt es das schon?');
  expect(page.text).toContain('gehört Verein auental, Lager');
  expect(page.link('Pavillon groß (P-001)')).toBe(`${at}/${tentId}`);
  expect(page.fieldsOf(`${at}/new`)).toMatchObject({ name: 'Pavillion gross', notes: 'bleibt stehen' });
  const made = await page.submit(`${at}/new`, { deed: anyway(page, 'Trotzdem anlegen') });
  expect(made.title).toBe('Pavillion gross');
});

test('whoever wanted to go on goes on', async () => {
  const page = await create({ name: 'pavillon GROSS', deed: 'another' });
  const next = await page.submit(`${at}/new`, { deed: anyway(page, 'Trotzdem anlegen') });
  expect(next.title).toBe('Noch ein Gegenstand');
});

test('another name is not asked about', async () => {
  const page = await create({ name: 'Pavillon gros' });
  expect((await page.submit(`${at}/new`, { name: 'Sonnensegel' })).title).toBe('Sonnensegel');
});

test('is asked also where a thing gets another name, and not where its name stays', async () => {
  const id = await world.item({ name: 'Bierzeltgarnitur' });
  await world.item({ name: 'Stehtisch' });
  const edit = `${at}/${id}/edit`;
  const page = await (await coordinator.open(edit)).submit(edit, { name: 'Steh-Tisch', quantity: '7' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('Stehtisch');
  expect(page.fieldsOf(edit)).toMatchObject({ name: 'Steh-Tisch', quantity: '7' });
  const saved = await page.submit(edit, { deed: anyway(page, 'Trotzdem so nennen') });
  expect(saved.title).toBe('Steh-Tisch');
  expect((await (await coordinator.open(edit)).submit(edit, { quantity: '8' })).text).toContain(
    'Gespeichert.',
  );
  expect((await (await coordinator.open(edit)).submit(edit, { name: 'Stehtische' })).status).toBe(409);
});

test('a double click makes one thing and asks nothing', async () => {
  const page = await coordinator.open(`${at}/new`);
  const fields = { ...page.fieldsOf(`${at}/new`), name: 'Leinwand', quantity: '1' };
  const answers = [
    await coordinator.browser.submit(`${at}/new`, fields),
    await coordinator.browser.submit(`${at}/new`, fields),
  ];
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
});

test('nobody learns so of what they do not see', async () => {
  choirId = await world.partner({ name: 'Chor' });
  const other = await world.memberOf(choirId, 'chor@example.org');
  await world.item({ name: 'Notenpult' });
  const hidden = await world.partner({ name: 'Ruht', status: 'resting' });
  await world.item({ name: 'Dirigentenpult', ownerId: hidden });
  chorist = await Visitor.of(app, other.email);
  const seen = await create({ name: 'Notenpulte' }, chorist);
  expect(seen.text).toContain('Gibt es das schon?');
  expect((await chorist.open(seen.link('Notenpult (I-005)'))).title).toBe('Notenpult');
  expect((await create({ name: 'Dirigentenpulte' }, chorist)).title).toBe('Dirigentenpulte');
  expect((await create({ name: 'Dirigentenpult' })).text).toContain('gehört Ruht');
  const elsewhere = await World.make(app, 'drueben', {}, 'D');
  await elsewhere.item({ name: 'Schlagzeug' });
  expect((await create({ name: 'Schlagzeug' })).title).toBe('Schlagzeug');
});
