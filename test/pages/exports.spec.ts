/** Lists to take along, on pages: found from the housekeeping, each as a workbook and as a CSV for Excel or for other programs. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportedLists, exportNames } from '../../src/web/manage/exported-lists.js';
import { TestApp } from '../support/app.js';
import type { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

let app: TestApp;
let world: World;
let coordinator: Visitor;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  coordinator = await Visitor.of(app, world.coordinator.email);
});
afterAll(() => app.stop());

const at = (rest: string): string => `/b/${world.slug}/${rest}`;

const files = (page: ReadPage): string[] =>
  page.root
    .querySelectorAll('a')
    .map((link) => link.getAttribute('href') ?? '')
    .filter((href) => /\.(csv|xlsx)/.test(href));

describe('the page', () => {
  test('is found from the housekeeping, and has every list as two files', async () => {
    const start = await coordinator.open(at('manage'));
    expect(start.root.querySelector(`a[href="${at('manage/export')}"]`)?.text).toBe('Listen mitnehmen');
    const page = await coordinator.open(at('manage/export'));
    for (const name of Object.values(exportNames.de)) expect(page.text).toContain(name);
    expect(files(page)).toEqual(
      exportedLists.flatMap((list) => [
        at(`manage/export/${list}.xlsx`),
        at(`manage/export/${list}.csv?for=excel`),
      ]),
    );
  });

  test('offers CSV for Excel, and for other programs when asked to', async () => {
    const page = await coordinator.open(at('manage/export'));
    expect(page.text).toContain('für Excel: Semikolon, Komma in Beträgen (gewählt)');
    const other = await coordinator.open(at('manage/export?for=programs'));
    expect(files(other)).toContain(at('manage/export/items.csv?for=programs'));
    expect(other.root.querySelector(`a[href="${at('manage/export?for=excel')}"]`)).not.toBeNull();
    const nonsense = await coordinator.open(at('manage/export?for=lotus'));
    expect(files(nonsense)).toContain(at('manage/export/items.csv?for=excel'));
  });

  test('is for the coordination', async () => {
    const member = await Visitor.of(app, world.member.email);
    expect(await member.status(at('manage/export'))).toBe(403);
    expect(await member.status(at('manage/export/items.csv'))).toBe(403);
    const nobody = Visitor.nobody(app);
    expect(await nobody.status(at('manage/export/items.csv'))).toBe(303);
  });
});

describe('a file', () => {
  test('is in the language that the reader chose, whatever the browser says', async () => {
    await world.item({ name: 'Bänke, breit' });
    const english = await Visitor.of(app, world.coordinator.email, 'en');
    const { answer } = await english.open(at('manage/export/items.csv?for=excel'));
    expect(answer.text.startsWith('\uFEFFNo.,Item,Quantity,')).toBe(true);
    expect(answer.text).toContain('"Bänke, breit"');
    expect(answer.headers['content-disposition']).toContain('Items Auental 2027-03-01.csv');
    const german = await coordinator.open(at('manage/export/items.csv?for=excel'));
    expect(german.answer.text.startsWith('\uFEFFNr.;Gegenstand;Bestand;')).toBe(true);
    expect(german.answer.text).toContain(';Bänke, breit;');
  });

  test('that there is not is a page that says so, and every file is in the log', async () => {
    expect(await coordinator.status(at('manage/export/people.csv'))).toBe(404);
    await coordinator.open(at('manage/export/partners.csv'));
    const log = await coordinator.open(at('manage/log'));
    const [newest] = log.root.querySelectorAll('tbody tr');
    expect(newest?.structuredText).toContain('Liste mitgenommen');
    expect(newest?.structuredText).toContain('Bündnispartner.csv');
  });
});
