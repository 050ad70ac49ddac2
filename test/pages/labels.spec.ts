/** Labels of things and places, on sheets that one can buy or cut, on the page and as a PDF. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Config } from '../../src/shared/config.js';
import { drawnCode } from '../../src/web/paper/code.js';
import { TestApp } from '../support/app.js';
import { KEEPER, makeKeeper } from '../support/keeper.js';
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
  page.root.querySelectorAll('.lb-sticker').map((label) =>
    label
      .querySelectorAll('text')
      .map((line) => plain(line.text))
      .join(' '),
  );

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
  const drawn = page.root.querySelectorAll('.lb-sticker path').map((one) => one.getAttribute('d'));
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

const sheetsOf = (page: ReadPage): number => page.root.querySelectorAll('.lb-sheet').length;
const pagesIn = (said: string): number => (said.match(/\/Type \/Page\b/g) ?? []).length;

async function pdfOf(
  visitor: Visitor,
  path: string,
): Promise<{ status: number; said: string; type: string }> {
  const { status, body, text, headers } = await visitor.browser.get(path);
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(text ?? '', 'latin1');
  return { status, said: bytes.toString('latin1'), type: String(headers['content-type']) };
}

test('go on a sheet that was used before, and the PDF has as many sheets as the page', async () => {
  const coordinator = await Visitor.of(app, world.coordinator.email);
  const page = await coordinator.open(`${at}/labels?format=105x48&first=12`);
  expect([sheetsOf(page), labelsOf(page).length]).toEqual([2, 2]);
  expect(page.find('.lb-sticker').getAttribute('transform')).toBe('translate(105 244.5)');
  expect(page.find('[name=first]').getAttribute('value')).toBe('12');
  const pdf = await pdfOf(coordinator, page.link('Als PDF'));
  expect([pdf.status, pdf.type, pagesIn(pdf.said)]).toEqual([200, 'application/pdf', 2]);
  // A4 to the point: 210 × 297 mm.
  expect(pdf.said).toMatch(/\/MediaBox \[0 0 595\.2\d* 841\.8\d*\]/);
});

test('of one thing are as many as somebody has of it', async () => {
  const coordinator = await Visitor.of(app, world.coordinator.email);
  const [item] = (await app.call('get', world.path('items?search=Bierbank'))).body.items as { id: string }[];
  const one = await coordinator.open((await coordinator.open(`${at}/${item!.id}`)).link('Etikett drucken'));
  expect(labelsOf(one)).toHaveLength(1);
  const many = await coordinator.open(`${at}/labels?item=${item!.id}&format=38x21&copies=43`);
  expect([labelsOf(many).length, sheetsOf(many)]).toEqual([43, 1]);
  expect(many.link('Als PDF')).toContain('copies=43');
  const other = await world.memberOf(await world.partner(), 'fremd@example.org');
  const stranger = await Visitor.of(app, other.email);
  expect(await stranger.status(`${at}/labels?item=${item!.id}`)).toBe(403);
  expect(await stranger.status(`${at}/labels.pdf?item=${item!.id}`)).toBe(403);
});

test('of places lead their keeper to the day, and anybody else to what is there', async () => {
  const hutId = await world.place({ name: 'Vereinsheim am Sportplatz' });
  await world.item({ name: 'Tornetz', storagePlaceId: hutId });
  await makeKeeper(app, world, hutId);
  const coordinator = await Visitor.of(app, world.coordinator.email);
  const places = await coordinator.open(`/b/${world.slug}/manage/places`);
  const page = await coordinator.open(places.link('Etiketten drucken'));
  expect(labelsOf(page)).toContain('Vereinsheim am Sportplatz Lagerort Bündnis auental 030 23125 100');
  expect((await pdfOf(coordinator, page.link('Als PDF'))).status).toBe(200);
  const code = `/b/${world.slug}/places/${hutId}`;
  const paths = page.root.querySelectorAll('.lb-sticker path').map((one) => one.getAttribute('d'));
  expect(paths).toContain(drawnCode(`${app.get(Config).baseUrl}${code}`).path);
  const list = await Visitor.nobody(app).open(code);
  expect(list.text).toContain('Tornetz');
  expect(list.text).not.toContain('Bierbank');
  const keeper = await Visitor.of(app, KEEPER);
  expect((await keeper.open(code)).title).toBe('Montag, 1. März');
  expect((await keeper.open(`/b/${world.slug}/places/${world.placeId}`)).text).toContain('Bierbank');
  const [net] = (await app.call('get', world.path('items?search=Tornetz'))).body.items as { id: string }[];
  const where = (await keeper.open(`/b/${world.slug}/items/${net!.id}`)).link('Wo ist es?');
  expect((await keeper.open(where)).title).toContain('Wo ist es?');
  const other = await World.make(app, 'drueben', {}, 'D');
  expect(await Visitor.nobody(app).status(`/b/${world.slug}/places/${other.placeId}`)).toBe(404);
  expect(
    await (await Visitor.of(app, world.member.email)).status(`/b/${world.slug}/manage/places/labels`),
  ).toBe(403);
});

test('of nothing say where to go', async () => {
  const coordinator = await Visitor.of(app, world.coordinator.email);
  const none = await coordinator.open(`${at}/labels?search=xyzzy`);
  expect(none.link('Zum Bestand')).toBe(at);
});
