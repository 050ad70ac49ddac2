/** A list into the pool on its pages: brought as a file or pasted, looked at on three piles, mended with a tap, taken over and taken back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { messyFile } from '../support/messy-list.js';
import { formOf } from '../support/pictures.js';
import { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

const HEAD = 'Nr.\tGegenstand\tBestand\tEinheit\tLagerort\tEigentümer';
const PASTED = [
  HEAD,
  '1\tBank\t40\tStück\tBauhof\tGemeinde',
  '2\tTisch\tca. 20\tStück\tBauhof\tGemeinde',
].join('\n');

let app: TestApp;
let world: World;
let coordinator: Visitor;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());
beforeEach(async () => {
  app.clock.set('2027-03-01T09:00:00Z');
  world = await World.make(app, `tal-${(count += 1)}`, {}, `T${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[count]}`);
  coordinator = await Visitor.of(app, world.coordinator.email);
});

const at = (): string => `/b/${world.slug}/manage/import`;

/** Sends the form of the start as a browser does, and follows. */
async function brought(
  said: { file?: Buffer; fileName?: string; text?: string },
  who = coordinator,
): Promise<ReadPage> {
  const page = await who.open(at());
  const fields = { ...page.fieldsOf(at()), text: said.text ?? '' };
  const { file: _file, ...others } = fields as Record<string, string>;
  const body = formOf({
    fields: others,
    file: said.file ?? Buffer.alloc(0),
    name: 'file',
    fileName: said.fileName ?? '',
    type: 'text/csv',
  });
  const answer = await who.browser.upload(at(), body);
  const { location } = answer.headers as { location?: string };
  return location === undefined ? new ReadPage(who.browser, answer) : who.open(location);
}

const pathOf = (page: ReadPage): string =>
  page.root
    .querySelectorAll('form')
    .map((form) => form.getAttribute('action') ?? '')
    .find((action) => action.endsWith('/take'))!
    .replace(/\/take$/, '');

const chips = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.lb-chip').map(({ text }) => text.replace(/\s+/g, ' ').trim());

describe('a pasted list', () => {
  test('is looked at, mended with one tap, taken over, and undone', async () => {
    const look = await brought({ text: PASTED });
    expect(look.title).toBe('Das haben wir gelesen: Eingefügte Liste');
    expect(chips(look)).toEqual(['Wird übernommen 1', 'Bitte ansehen 1', 'Bleibt weg 1']);
    expect(look.text).toContain('„ca. 20“');
    expect(look.text).toContain('Bündnispartner Gemeinde.');
    const path = pathOf(look);
    const mended = await look.submit(`${path}/accept`, { record: '3' });
    expect(chips(mended)).toEqual(['Wird übernommen 2', 'Bitte ansehen 0', 'Bleibt weg 1']);
    const done = await mended.submit(`${path}/take`);
    expect(done.text).toContain('Die Liste ist übernommen: 2 neu.');
    expect((await coordinator.open(`/b/${world.slug}/manage/items`)).text).toContain('Tisch');
    const undone = await done.submit(`${path}/undo`);
    expect(undone.text).toContain('Alles steht wieder da wie vorher.');
    expect((await coordinator.open(`/b/${world.slug}/manage/items`)).text).not.toContain('Tisch');
  });

  test('what was accepted can be taken back', async () => {
    const look = await brought({ text: PASTED });
    const path = pathOf(look);
    await look.submit(`${path}/accept`, { record: '3' });
    const taken = await coordinator.open(`${path}?pile=import`);
    const back = await taken.submit(`${path}/accept`, {});
    expect(chips(back)[1]).toBe('Bitte ansehen 1');
  });

  test('without a file or a text the form says so; with both as well, and what was pasted stays', async () => {
    expect((await brought({})).text).toContain('Bitte wählen Sie eine Datei, oder fügen Sie eine Liste ein.');
    const both = await brought({ text: PASTED, file: Buffer.from('a;b'), fileName: 'a.csv' });
    expect([both.status, both.text.includes('Bitte nur eines von beiden')]).toEqual([422, true]);
    expect(both.find('textarea').text).toContain('Tisch');
  });
});

describe('the messy list', () => {
  test.each(['messy-import.csv', 'messy-import-bom.csv'])(
    '%s: all proposals with one tap, and a second time nothing is new',
    async (name) => {
      const look = await brought({ file: messyFile(name), fileName: name });
      const path = pathOf(look);
      const all = await look.submit(`${path}/accept`, {});
      const done = await all.submit(`${path}/take`);
      expect(done.text).toMatch(/Die Liste ist übernommen: \d+ neu\./);
      const again = await brought({ file: messyFile('messy-import-bom.csv'), fileName: 'b.csv' });
      expect(again.text).toContain('Zu übernehmen ist nichts.');
    },
    30_000,
  );
});

describe('what can be chosen', () => {
  test('whose it is and where it stands, for all lines that say nothing', async () => {
    const list = ['Gegenstand;Bestand', 'Bank;40', 'Tisch;20'].join('\n');
    const look = await brought({ text: list });
    expect(chips(look)[1]).toBe('Bitte ansehen 2');
    const path = pathOf(look);
    const said = await look.submit(path, { owner: `Verein ${world.slug}`, storagePlace: 'Lager' });
    expect(chips(said)[0]).toBe('Wird übernommen 2');
    expect((await said.submit(`${path}/take`)).text).toContain('2 neu');
  });

  test('what a column means; each only once', async () => {
    const look = await brought({ text: ['Sache;Wieviel;Wo;Wem', 'Bank;40;Hof;Gemeinde'].join('\n') });
    const path = pathOf(look);
    const columns = {
      'columns.0': 'name',
      'columns.1': 'quantity',
      'columns.2': 'storagePlace',
      'columns.3': 'owner',
    };
    const chosen = await look.submit(path, columns, 1);
    expect(chips(chosen)[0]).toBe('Wird übernommen 1');
    const twice = await chosen.submit(path, { ...columns, 'columns.1': 'name' }, 1);
    expect([twice.status, twice.text.includes('nur einmal')]).toEqual([422, true]);
  });

  test('who looks at what somebody chose anew since is told to look again', async () => {
    const look = await brought({ text: PASTED });
    const path = pathOf(look);
    await look.submit(path, { owner: 'Gemeinde' });
    const stale = await look.submit(`${path}/take`);
    expect([stale.status, stale.text.includes('Bitte sehen Sie noch einmal nach.')]).toEqual([412, true]);
  });
});

describe('whose it is', () => {
  test('a preview is seen by its maker alone; once taken over, by the whole coordination', async () => {
    const look = await brought({ text: PASTED });
    const path = pathOf(look);
    const other = await World.make(app, 'drueben', {}, 'DR');
    const stranger = await Visitor.of(app, other.coordinator.email);
    expect(await stranger.status(path)).toBe(404);
    expect(await stranger.status(path.replace(world.slug, 'drueben'))).toBe(404);
    expect(await (await Visitor.of(app, world.member.email)).status(path)).toBe(403);
  });
});

test('a smaller quantity names whom it hurts', async () => {
  const itemId = await world.item({ name: 'Bank', inventoryNumber: '1', quantity: 10 });
  const { token } = world.coordinator;
  const body = {
    partnerId: world.partnerId,
    occasion: { name: 'Fest' },
    pickUpAt: '2027-05-14T15:00:00Z',
    returnDueAt: '2027-05-17T08:00:00Z',
    lines: [{ itemId, quantity: 8 }],
    contact: { name: 'Anna Auer', phone: '030 23125 111' },
  };
  await app.call('post', world.path('reservations'), { token, body });
  const look = await brought({ text: ['Nr.;Gegenstand;Bestand', '1;Bank;5'].join('\n') });
  const changed = await coordinator.open(`${pathOf(look)}?pile=import`);
  expect(changed.text).toContain('Bestand: 10 → 5');
  const done = await changed.submit(`${pathOf(look)}/take`);
  expect(done.text).toContain('Diesen Anfragen und Zusagen fehlt jetzt etwas');
});
