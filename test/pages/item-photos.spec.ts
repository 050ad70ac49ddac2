/** Photos of items on pages: added, described, put in order and taken away without a script; many at once by their names; shown small wherever the thing stands. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mostBytesOf } from '../../src/items/photos/photo-sizes.js';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { FORM, formOf, noisyPicture, plainPicture } from '../support/pictures.js';
import { ReadPage } from '../support/read-page.js';
import { Statements } from '../support/statements.js';
import { Visitor } from '../support/visitor.js';
import { wish, World, type Person } from '../support/world.js';

const FRIDAY = '2027-05-14T15:00:00Z';

const statements = new Statements();
let app: TestApp;
let world: World;
let owner: Person;
let ownerId: string;
let itemId: string;
let visitor: Visitor;
let png: Buffer;
let count = 100;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-01T09:00:00Z');
  world = await World.make(app);
  ownerId = await world.partner({ name: 'Bauhof' });
  owner = await world.memberOf(ownerId, 'bauhof@example.org');
  png = await plainPicture(400, 300).png().toBuffer();
});
afterAll(() => app.stop());

beforeEach(async () => {
  count += 1;
  itemId = await world.item({ name: 'Zelt', inventoryNumber: `A-${count}`, ownerId, quantity: 9 });
  visitor = await Visitor.of(app, owner.email);
});

const manage = (rest = ''): string => `/b/${world.slug}/manage/items/${itemId}${rest}`;
const many = (): string => `/b/${world.slug}/manage/items/photos`;

interface File {
  file?: Buffer;
  fileName?: string;
  fields?: Record<string, string>;
}

/** Sends the form of a page with a file, as a browser does. */
async function upload(page: ReadPage, action: string, { file = png, fileName, fields = {} }: File = {}) {
  const { photo: _photo, ...standing } = page.fieldsOf(action);
  const named = fileName === undefined ? {} : { fileName };
  const body = formOf({ file, fields: { ...standing, ...fields }, ...named });
  return new ReadPage(visitor.browser, await visitor.browser.upload(action, body));
}

const add = async (description = '', file = png): Promise<ReadPage> =>
  upload(await visitor.open(manage('/photos')), manage('/photos'), { file, fields: { description } });

const album = async (): Promise<string[]> =>
  (await visitor.open(manage())).root
    .querySelectorAll('.lb-album img')
    .map((image) => image.getAttribute('alt') ?? '');

/** Presses a button of a photo. */
async function press(description: string, button: string, fields: Record<string, string> = {}) {
  const page = await visitor.open(manage('/photos'));
  const row = page.root
    .querySelectorAll('.lb-album li')
    .find((one) => one.querySelector('img')?.getAttribute('alt') === description)!;
  const form = row.querySelector('form')!;
  const pressed = row.querySelectorAll('button').find((one) => one.text === button)!;
  const [name, value] = [pressed.getAttribute('name'), pressed.getAttribute('value')];
  const own = { ...(name ? { [name]: value ?? '' } : {}), ...fields };
  const standing = row.querySelector('input[name="description"]')!.getAttribute('value') ?? '';
  return visitor.send(form.getAttribute('action')!, { description: standing, ...own });
}

describe('the photos of an item', () => {
  test('are added, described, put in order and taken away, each with a form of its own', async () => {
    expect((await visitor.open(manage())).text).toContain('Noch kein Foto');
    for (const description of ['eins', 'zwei', 'drei']) expect((await add(description)).status).toBe(303);
    expect(await album()).toEqual(['eins', 'zwei', 'drei']);
    expect(await press('drei', 'Nach vorn')).toBe(303);
    expect(await album()).toEqual(['eins', 'drei', 'zwei']);
    await press('eins', 'Nach hinten');
    expect(await album()).toEqual(['drei', 'eins', 'zwei']);
    await press('eins', 'Speichern', { description: 'von hinten' });
    await press('drei', 'Entfernen');
    expect(await album()).toEqual(['von hinten', 'zwei']);
  });

  test('what is refused comes back with what was typed', async () => {
    const page = await add('Aufgebaut', Buffer.from('<p>'));
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('Bitte ein Bild als PNG')]);
    expect(page.fieldsOf(manage('/photos'))).toMatchObject({ description: 'Aufgebaut' });
    await add('eins');
    expect(await press('eins', 'Speichern', { description: 'x'.repeat(201) })).toBe(422);
    expect(await press('eins', 'Nach vorn', {}).catch(() => 'no such button')).toBe('no such button');
    expect(await album()).toEqual(['eins']);
  });

  test('sent twice by one form is one photo', async () => {
    const page = await visitor.open(manage('/photos'));
    for (let times = 0; times < 2; times += 1)
      expect((await upload(page, manage('/photos'))).status).toBe(303);
    expect(await album()).toEqual(['Foto 1']);
  });

  test('belong to nobody else', async () => {
    const other = await world.memberOf(await world.partner(), `fremd${count}@example.org`);
    expect(await (await Visitor.of(app, other.email)).status(manage('/photos'))).toBe(403);
  });
});

describe('many photos', () => {
  const send = async (fileName: string, file = png): Promise<ReadPage> =>
    upload(await visitor.open(many()), many(), { file, fileName });

  test('find their items by the numbers in their names, and each says where it stands now', async () => {
    const sent = await send(`a${count} von hinten.png`);
    const page = await visitor.open((sent.answer.headers as { location: string }).location);
    expect(page.text).toContain(`Das Foto steht jetzt bei „Zelt“ (A-${count}).`);
    expect(page.find('[data-outcomes]').getAttribute('data-said')).toContain(`(A-${count})`);
    expect(await album()).toHaveLength(1);
  });

  test('say why where it did not go', async () => {
    await world.item({ name: 'Alt', inventoryNumber: `A-0${count}`, ownerId });
    for (const [fileName, sentence] of [
      ['IMG_2034.png', 'Im Dateinamen steht keine Inventarnummer, die Sie verwalten.'],
      [`A-00${count}.png`, `Der Dateiname passt zu mehreren Nummern: A-${count}, A-0${count}.`],
    ] as const) {
      const page = await send(fileName);
      expect([page.status, page.text]).toEqual([422, expect.stringContaining(sentence)]);
      expect(page.find('[data-outcomes]').getAttribute('data-said')).toContain(sentence);
    }
    const broken = await send(`A-${count}.png`, Buffer.from('<p>'));
    expect(broken.text).toContain('Bitte ein Bild als PNG');
    expect((await send(`A-${count}.png`, Buffer.alloc(0))).text).toContain('Bitte wählen Sie ein Bild');
    expect(await album()).toEqual([]);
  });

  test('do not go to what belongs to others', async () => {
    await world.item({ name: 'Fremd', inventoryNumber: `F-${count}` });
    expect((await send(`F-${count}.png`)).status).toBe(422);
    visitor = await Visitor.of(app, world.coordinator.email);
    expect((await send(`F-${count}.png`)).status).toBe(303);
  });
});

describe('a thing with a photo', () => {
  const image = async (path: string, selector: string, by = visitor) =>
    (await by.open(path)).find(`${selector} img`);

  const expectSeen = async (alt: string, path: string, selector: string, by = visitor): Promise<void> => {
    const shown = await image(path, selector, by);
    expect([path, shown.getAttribute('alt'), shown.getAttribute('loading')]).toEqual([path, alt, 'lazy']);
    expect([shown.getAttribute('width'), shown.getAttribute('height')]).toEqual(['320', '240']);
    const { status, headers } = await by.browser.get(shown.getAttribute('src')!);
    expect([status, headers['content-type']]).toEqual([200, 'image/webp']);
  };

  test('shows it on the list, as cards and as a table, and beside what goes with it', async () => {
    expect((await add('Aufgebaut am See')).status).toBe(303);
    const home = `/b/${world.slug}`;
    const search = `search=A-${count}`;
    await expectSeen('Aufgebaut am See', `${home}?${search}`, `#item-${itemId}`);
    await expectSeen('Aufgebaut am See', `${home}?${search}&view=table`, `#item-${itemId}`);
    const setId = await world.item({ name: 'Lager', accessoryIds: [itemId] });
    await expectSeen('Aufgebaut am See', `${home}/items/${setId}`, '.lb-thing');
  });

  test('shows all on its page: the first large, the others in a row of links', async () => {
    const page = `/b/${world.slug}/items/${itemId}`;
    expect((await visitor.open(page)).find('.lb-item__pic svg').tagName).toBe('SVG');
    await add();
    await add('von hinten');
    const { root } = await visitor.open(page);
    const [first, second] = root.querySelectorAll('main img');
    expect([first!.getAttribute('alt'), first!.getAttribute('src')]).toEqual([
      'Zelt',
      expect.stringMatching(/medium\.webp$/),
    ]);
    expect(second!.getAttribute('alt')).toBe('Zelt: von hinten');
    const links = root.querySelectorAll('main a').filter((link) => link.querySelector('img'));
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      expect.stringMatching(/large\.webp$/),
      expect.stringMatching(/large\.webp$/),
    ]);
  });

  test('shows it in the basket, on the request, and at the desk on the way out and back', async () => {
    await add('Aufgebaut');
    const { token } = world.coordinator;
    const asked = wish(world, [{ itemId, quantity: 2 }], [FRIDAY, '2027-05-17T08:00:00Z']);
    const { id } = await done<{ id: string }>(
      app,
      'post',
      world.path('reservations'),
      world.member.token,
      asked,
    );
    await done(app, 'post', world.path(`reservations/${id}/approve`), token, {});
    app.clock.set(FRIDAY);
    const keeper = await Visitor.of(app, world.coordinator.email);
    await expectSeen('Aufgebaut', `/b/${world.slug}/requests/${id}`, '.lb-thing', keeper);
    await expectSeen('Aufgebaut', `/b/${world.slug}/desk/${id}/out`, '.lb-thing', keeper);
    await done(app, 'post', world.path(`reservations/${id}/hand-over`), token, {});
    await expectSeen('Aufgebaut', `/b/${world.slug}/desk/${id}/back`, '.lb-thing', keeper);
    app.clock.set('2027-05-01T09:00:00Z');
    const days = 'from=2027-06-11&until=2027-06-14';
    const page = await visitor.open(`/b/${world.slug}/items/${itemId}?${days}`);
    const basket = await page.submit(`/b/${world.slug}/basket/items`, { [`quantity.${itemId}`]: '1' });
    expect(basket.status).toBeLessThan(400);
    await expectSeen('Aufgebaut', `/b/${world.slug}/basket`, '.lb-thing');
  });
});

test('a list of sixty photos takes as many statements as one without, loads no picture, and stays light', async () => {
  const other = await World.make(app, 'viele', {}, 'V');
  const token = other.coordinator.token;
  const ids: string[] = [];
  for (let index = 0; index < 60; index += 1)
    ids.push(await other.item({ name: `Bierzeltgarnitur ${index}` }));
  const reader = await Visitor.of(app, other.coordinator.email);
  const list = `/b/${other.slug}?from=2027-05-14&until=2027-05-16`;
  const counted = async (): Promise<string[]> => {
    await reader.open(list);
    return (await statements.of(() => reader.open(list))).work;
  };
  const without = await counted();
  const file = await noisyPicture(320, 240).jpeg({ quality: 60 }).toBuffer();
  for (const id of ids) {
    const body = formOf({ file, type: 'image/jpeg' });
    const call = { token, body, headers: { 'content-type': FORM } };
    expect((await app.call('post', other.path(`items/${id}/photos`), call)).status).toBe(201);
  }
  const withPhotos = await counted();
  expect(withPhotos).toHaveLength(without.length);
  expect(withPhotos.filter((text) => /photo_sizes/.test(text))).toEqual([]);
  const page = await reader.open(list);
  const images = page.root.querySelectorAll('.lb-card img');
  expect(images).toHaveLength(60);
  for (const image of images) {
    const { body } = await reader.browser.get(image.getAttribute('src')!);
    expect((body as Buffer).length).toBeLessThanOrEqual(mostBytesOf.small);
  }
}, 120_000);
