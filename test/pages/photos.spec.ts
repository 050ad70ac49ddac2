/** Damage on pages: reported by who borrows, confirmed when it comes back, shown with a photo to whom it concerns. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { formOf, plainPicture } from '../support/pictures.js';
import { ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { wish, World, type Person } from '../support/world.js';

const FRIDAY = '2027-05-14T15:00:00Z';
const SUNDAY = '2027-05-16T15:00:00Z';

interface Loan {
  id: string;
  version: number;
  lines: [{ id: string; [counter: string]: unknown }, { id: string; [counter: string]: unknown }];
}

let app: TestApp;
let world: World;
let owner: Person;
let keeper: Visitor;
let borrower: Visitor;
let tentId: string;
let loan: Loan;
let png: Buffer;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-01T09:00:00Z');
  world = await World.make(app);
  owner = await world.memberOf(await world.partner({ name: 'Bauhof' }), 'bauhof@example.org');
  png = await plainPicture(400, 300).png().toBuffer();
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.set('2027-05-01T09:00:00Z');
  const [ownerId = ''] = (await world.actor(owner.email)).partnerIds;
  tentId = await world.item({ name: 'Zelt', quantity: 9, ownerId });
  const cups = await world.item({ name: 'Becher', quantity: 50 });
  const lines = [
    { itemId: tentId, quantity: 5 },
    { itemId: cups, quantity: 20 },
  ];
  const asked = wish(world, lines, [FRIDAY, '2027-05-17T08:00:00Z']);
  const token = world.coordinator.token;
  loan = await done(app, 'post', world.path('reservations'), world.member.token, asked);
  await done(app, 'post', world.path(`reservations/${loan.id}/approve`), token, {});
  app.clock.set(FRIDAY);
  await done(app, 'post', world.path(`reservations/${loan.id}/hand-over`), token, {});
  app.clock.set(SUNDAY);
  borrower = await Visitor.of(app, world.member.email);
  keeper = await Visitor.of(app, world.coordinator.email);
});

const at = (rest = ''): string => `/b/${world.slug}/requests/${loan.id}${rest}`;
const back = (): string => `/b/${world.slug}/desk/${loan.id}/back`;
const read = (): Promise<Loan> =>
  done(app, 'get', world.path(`reservations/${loan.id}`), world.coordinator.token);

/** Sends the form of the page with a file, as a browser does. */
async function photograph(
  visitor: Visitor,
  file: Buffer,
  fields: Record<string, string> = {},
): Promise<ReadPage> {
  const page = await visitor.open(at('/photo'));
  expect(page.find(`form[action="${at('/photo')}"]`).getAttribute('enctype')).toBe('multipart/form-data');
  const { photo: _photo, ...standing } = page.fieldsOf(at('/photo'));
  const body = formOf({ file, fields: { ...standing, ...fields } });
  return new ReadPage(visitor.browser, await visitor.browser.upload(at('/photo'), body));
}

describe('a damage that the borrower reports', () => {
  test('is reported, told, confirmed at the desk with one tap more than usual, and settled', async () => {
    const [tent] = loan.lines;
    const report = await borrower.open((await borrower.open(at())).link('Schaden melden'));
    const photo = await report.submit(at('/damage'), { quantity: '2', note: 'Naht auf' });
    expect(photo.text).toContain('Danke, der Schaden ist gemeldet');
    expect(photo.fieldsOf(at('/photo'))).toMatchObject({ lineId: tent.id });
    expect((await borrower.open(at())).text).toContain('Schaden gemeldet: 2 Stück – Naht auf');
    // Nothing is taken out of the stock by it.
    expect((await read()).lines[0]).toMatchObject({ outQuantity: 5, damagedQuantity: 0 });

    const desk = await keeper.open(back());
    expect(desk.text).toContain('Von den Ausleihenden als beschädigt gemeldet');
    const standing = desk.fieldsOf(back(), 1);
    expect(standing).toMatchObject({ [`damaged.${tent.id}`]: '2', [`note.${tent.id}`]: 'Naht auf' });
    const after = await desk.submit(back(), { [`damaged.${tent.id}`]: '1' }, 1);
    expect(after.text).toContain('Zurückgenommen');
    expect(after.text).toContain('Foto hinzufügen');
    expect((await read()).lines[0]).toMatchObject({ returnedQuantity: 5, damagedQuantity: 1 });
    expect((await borrower.open(at())).text).not.toContain('Schaden gemeldet: ');
  });

  test('wrong counts come back with what was typed', async () => {
    const page = await borrower.open(at('/damage'));
    const again = await page.submit(at('/damage'), { quantity: '6', note: 'Alle' });
    expect([again.status, again.text]).toEqual([
      422,
      expect.stringContaining('Draußen und noch nicht gemeldet sind 5'),
    ]);
    expect(again.fieldsOf(at('/damage'))).toMatchObject({ quantity: '6', note: 'Alle' });
  });

  test('all well is two taps all the same', async () => {
    const page = await keeper.open(back());
    await page.submit(back(), { all: 'checked' }, 0);
    expect(await read()).toMatchObject({ status: 'checked' });
  });

  test('is offered to who borrows, while something is out, and to nobody who does not', async () => {
    const other = await Visitor.of(app, owner.email);
    expect((await other.open(at())).text).not.toContain('Schaden melden');
    expect(await other.status(at('/damage'))).toBe(403);
    await (await keeper.open(back())).submit(back(), { all: 'later' }, 0);
    expect((await borrower.open(at())).text).not.toContain('Schaden melden');
    expect((await borrower.open(at('/damage'))).text).toContain('Gerade ist davon nichts ausgegeben');
  });
});

describe('a photo', () => {
  test('is added, and shown at its line to who borrows, who owns it and the coordination', async () => {
    const sent = await photograph(borrower, png, { description: 'Naht auf' });
    expect(sent.status).toBe(303);
    const others = [borrower, keeper, await Visitor.of(app, owner.email)];
    for (const visitor of others) {
      const image = (await visitor.open(at())).find(`#line-${loan.lines[0].id} img`);
      expect(image.getAttribute('alt')).toBe('Zelt: Naht auf');
      const small = await visitor.browser.get(image.getAttribute('src') ?? '');
      expect([small.status, small.headers['content-type']]).toEqual([200, 'image/webp']);
    }
  });

  test('is not shown to the owner of another thing of the loan', async () => {
    await photograph(borrower, png, { lineId: loan.lines[1].id, description: 'Sprung' });
    expect((await borrower.open(at())).root.querySelectorAll('img[alt="Becher: Sprung"]')).toHaveLength(1);
    const page = await (await Visitor.of(app, owner.email)).open(at());
    expect(page.root.querySelectorAll('main img')).toHaveLength(0);
  });

  test('stands beside the damage where one asks where the thing is', async () => {
    await photograph(borrower, png);
    const said = { [`damaged.${loan.lines[0].id}`]: '1', [`worn.${loan.lines[0].id}`]: 'true' };
    await (await keeper.open(back())).submit(back(), said, 1);
    const page = await (await Visitor.of(app, owner.email)).open(`/b/${world.slug}/items/${tentId}/where`);
    expect(page.find('main img').getAttribute('alt')).toBe('Foto von Zelt');
    expect(page.text).toContain('4 Stück abgenutzt');
  });

  test.each<[string, () => Promise<Buffer>, number, RegExp]>([
    ['a renamed HTML', async () => Buffer.from('<p>'), 422, /Bitte ein Bild als PNG, JPEG oder WebP/],
    ['nothing chosen', async () => Buffer.alloc(0), 422, /Bitte wählen Sie ein Bild/],
    ['6 MB', async () => Buffer.alloc(6 * 1024 * 1024), 413, /höchstens 5 MB/],
  ])('%s is refused by the form, which keeps what was typed', async (_what, made, status, sentence) => {
    const page = await photograph(borrower, await made(), { description: 'Naht auf' });
    expect([page.status, page.text]).toEqual([status, expect.stringMatching(sentence)]);
    expect(page.fieldsOf(at('/photo'))).toMatchObject({ description: 'Naht auf' });
    expect((await borrower.open(at())).root.querySelectorAll('main img')).toHaveLength(0);
  });

  test('sent twice by one form is one photo', async () => {
    const page = await borrower.open(at('/photo'));
    const { photo: _photo, ...fields } = page.fieldsOf(at('/photo'));
    const body = formOf({ file: png, fields });
    for (let times = 0; times < 2; times += 1)
      expect((await borrower.browser.upload(at('/photo'), body)).status).toBe(303);
    expect((await borrower.open(at())).root.querySelectorAll('main img')).toHaveLength(1);
  });

  test('is no form for anybody else, nor from another site', async () => {
    const stranger = await world.memberOf(await world.partner(), 'fremd@example.org');
    expect(await (await Visitor.of(app, stranger.email)).status(at('/photo'))).toBe(404);
    const cookie = { cookie: `leihbund=${borrower.browser.cookie('leihbund') ?? ''}` };
    const type = { 'content-type': 'multipart/form-data; boundary=sep', 'sec-fetch-site': 'cross-site' };
    const body = formOf({ file: png });
    const foreign = await app.call('post', at('/photo'), { body, headers: { ...type, ...cookie } });
    expect(foreign.status).toBe(403);
    const nobody = await app.call('post', at('/photo'), {
      body,
      headers: { ...type, 'sec-fetch-site': 'same-origin', accept: 'text/html' },
    });
    expect([nobody.status, nobody.text]).toEqual([401, expect.stringContaining('melden Sie sich')]);
  });
});

describe('worn and not cleaned', () => {
  test('is ticked at the line, and said in the history, on the loan and nowhere in the stock', async () => {
    const [tent] = loan.lines;
    const said = { [`worn.${tent.id}`]: 'true', [`uncleaned.${tent.id}`]: 'true' };
    await (await keeper.open(back())).submit(back(), said, 1);
    expect((await read()).lines[0]).toMatchObject({
      wornQuantity: 5,
      uncleanedQuantity: 5,
      damagedQuantity: 0,
    });
    const { text } = await borrower.open(at());
    expect(text).toContain('5 abgenutzt · 5 nicht gereinigt');
    expect(text).toContain('Zelt: 5 Stück nicht gereinigt');
  });

  test('the boxes stay ticked when the page comes back', async () => {
    const [tent] = loan.lines;
    const said = { [`worn.${tent.id}`]: 'true', [`missing.${tent.id}`]: '9' };
    const again = await (await keeper.open(back())).submit(back(), said, 1);
    expect(again.status).toBe(422);
    expect(again.fieldsOf(back(), 1)).toMatchObject({ [`worn.${tent.id}`]: 'true' });
  });
});
