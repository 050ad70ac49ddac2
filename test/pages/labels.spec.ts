/** Labels of the inventory, to print and cut out. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Config } from '../../src/shared/config.js';
import { drawnCode } from '../../src/web/paper/code.js';
import { TestApp } from '../support/app.js';
import { plain, type ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let at: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  at = `/b/${world.slug}/manage/items`;
  await world.item({ inventoryNumber: 'A-001', name: 'Bierbank' });
  await world.item({
    inventoryNumber: 'B-007',
    name: 'Festzelt',
    ownerId: await world.partner({ name: 'Feuerwehr' }),
  });
});
afterAll(() => app.stop());

const labelsOf = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.lb-sticker').map((label) => plain(label.structuredText).trim());

test('stand on one sheet for the coordination, each with its number, owner and whom to call', async () => {
  const coordinator = await Visitor.of(app, world.coordinator.email);
  const list = await coordinator.open(at);
  const href = list.root.querySelectorAll('a').find(({ text }) => text === 'Etiketten drucken');
  const labels = labelsOf(await coordinator.open(href!.getAttribute('href')!));
  expect(labels).toEqual([
    'A-001 Bierbank Verein auental Bündnis auental 030 23125 100',
    'B-007 Festzelt Feuerwehr Bündnis auental 030 23125 100',
  ]);
});

test('carry a code that opens the page of the thing', async () => {
  const coordinator = await Visitor.of(app, world.coordinator.email);
  const page = await coordinator.open(`${at}/labels?search=festzelt`);
  const [item] = (await app.call('get', world.path('items?search=festzelt'))).body.items as { id: string }[];
  const path = `/b/${world.slug}/items/${item!.id}`;
  const drawn = page.root.querySelectorAll('.lb-sticker .lb-code path').map((one) => one.getAttribute('d'));
  expect(drawn).toEqual([drawnCode(`${app.get(Config).baseUrl}${path}`).path]);
  expect((await Visitor.nobody(app).open(path)).title).toBe('Festzelt');
});

test('are those that were looked for', async () => {
  const coordinator = await Visitor.of(app, world.coordinator.email);
  const list = await coordinator.open(`${at}?search=zelt`);
  const href = list.root.querySelectorAll('a').find(({ text }) => text === 'Etiketten drucken');
  expect(labelsOf(await coordinator.open(href!.getAttribute('href')!))).toEqual([
    expect.stringContaining('Festzelt'),
  ]);
  expect((await coordinator.open(`${at}/labels?search=xyzzy`)).text).toContain('Dazu wurde nichts gefunden.');
});

test('are for owners those of their own things, and for nobody else', async () => {
  const owner = await Visitor.of(app, world.member.email);
  expect(labelsOf(await owner.open(`${at}/labels`))).toEqual([expect.stringContaining('Bierbank')]);
  expect(await Visitor.nobody(app).status(`${at}/labels`)).not.toBe(200);
});
