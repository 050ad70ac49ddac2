/** Paper: the loan slip and the list of a day, as pages to print and as PDF, for those who may see them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { TextsService } from '../../src/partners/alliances/texts.service.js';
import { Config } from '../../src/shared/config.js';
import { drawnCode } from '../../src/web/paper/code.js';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { plain, type ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { wish, World, type Person } from '../support/world.js';

const FRIDAY = '2027-05-14T15:00:00Z';
const MONDAY = '2027-05-17T07:00:00Z';
const WEEKEND: [string, string] = [FRIDAY, '2027-05-17T08:00:00Z'];

interface Loan {
  id: string;
  number: string;
  lines: { id: string }[];
}

let app: TestApp;
let world: World;
let coordinator: Visitor;
let keeper: Visitor;
let owner: Person;
let placeId: string;
let otherPlaceId: string;
let tentId: string;
let loan: Loan;

const post = <T = Loan>(path: string, body: object = {}): Promise<T> =>
  done<T>(app, 'post', world.path(path), world.coordinator.token, body);

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-01T09:00:00Z');
  world = await World.make(app);
  await app.get(TextsService).publish(await world.actor(), 'loan-rules', 'Wer leiht, haftet.');
  placeId = await world.place({ name: 'Gerätehaus' });
  otherPlaceId = await world.place({ name: 'Keller' });
  const neighbours = await world.partner({ name: 'Nachbarn' });
  const { id } = await post<{ id: string }>(`partners/${neighbours}/people`, {
    email: 'lager@example.org',
    name: 'Lara Lager',
    role: 'member',
  });
  const role = { role: 'keeper', storagePlaceId: placeId };
  await done(app, 'put', world.path(`roles/${id}`), world.coordinator.token, role);
  const bauhof = await world.partner({ name: 'Bauhof' });
  owner = await world.memberOf(bauhof, 'bauhof@example.org');
  const [pegs, hammer] = [await world.item({ name: 'Heringe' }), await world.item({ name: 'Hammer' })];
  tentId = await world.item({
    inventoryNumber: 'SO-10',
    name: 'Zelt',
    quantity: 100,
    ownerId: bauhof,
    storagePlaceId: placeId,
    depositCents: 5000,
    depositBasis: 'per_unit',
    accessoryIds: [pegs, hammer],
  });
  keeper = await Visitor.of(app, 'lager@example.org');
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.set('2027-05-01T09:00:00Z');
  coordinator = await Visitor.of(app, world.coordinator.email);
  loan = await asked([{ itemId: tentId, quantity: 2 }]);
});

const asked = (lines: { itemId: string; quantity: number }[]): Promise<Loan> =>
  done<Loan>(app, 'post', world.path('reservations'), world.member.token, wish(world, lines, WEEKEND));
const approved = (): Promise<Loan> => post(`reservations/${loan.id}/approve`);

const at = (rest: string): string => `/b/${world.slug}/${rest}`;
const slip = (): string => at(`requests/${loan.id}/paper`);
const slipPdf = (): string => at(`requests/${loan.id}/slip.pdf`);
const list = (id = placeId): string => at(`desk/places/${id}/list`);

/** The bytes, each as a character. */
const pdfOf = async (visitor: Visitor, path: string): Promise<Response & { said: string }> => {
  const answer = await visitor.browser.get(path);
  const bytes = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(answer.text ?? '', 'latin1');
  return Object.assign(answer, { said: bytes.toString('latin1') });
};
const pagesIn = (said: string): number => (said.match(/\/Type \/Page\b/g) ?? []).length;

const rowsOf = (page: ReadPage): string[] =>
  page.root.querySelectorAll('tbody tr').map((row) => plain(row.structuredText).trim());

describe('the loan slip', () => {
  test('names things, accessories, deposit and the version of the loan rules, with room to tick and to sign', async () => {
    await approved();
    const page = await coordinator.open(slip());
    expect(page.title).toBe(`Leihschein ${loan.number}`);
    for (const said of [
      'Leihordnung Fassung 1',
      'Kaution Vereinbart: 100 €, erhalten: 0 €',
      'Lagerort: Gerätehaus',
      'Abholung Fr., 14. Mai 2027, 17:00 Uhr',
      'Ausgegeben (Unterschrift)',
      'Erhalten (Unterschrift)',
      'Zurückgebracht (Unterschrift)',
      'Zurückgenommen (Unterschrift)',
      'Kaution erhalten, in Euro',
    ])
      expect(page.text).toContain(said);
    expect(rowsOf(page)).toEqual([
      'SO-10 Zelt (gehört Bauhof) Zubehör: Heringe, Hammer 2 Stück ☐ ______ ☐ ______',
    ]);
  });

  test('says what became of it: counts, damages, and the deposit', async () => {
    await approved();
    const [line] = loan.lines;
    app.clock.set(FRIDAY);
    await post(`reservations/${loan.id}/hand-over`, { depositCents: 10_000, collectedBy: 'Tom Träger' });
    app.clock.set(MONDAY);
    await post(`reservations/${loan.id}/take-back`, {
      lines: [{ lineId: line!.id, quantity: 1, damaged: 1, missing: 1 }],
    });
    coordinator = await Visitor.of(app, world.coordinator.email);
    const page = await coordinator.open(slip());
    expect(page.text).toContain('Abgeholt von Tom Träger');
    expect(page.text).toContain('Kaution Vereinbart: 100 €, erhalten: 100 €');
    expect(rowsOf(page)).toEqual([expect.stringMatching(/ 2 Stück 2 1 1 beschädigt 1 fehlt$/)]);
  });

  test('before the promise it is a sheet about a request, which nobody signs', async () => {
    const page = await coordinator.open(slip());
    expect(page.title).toBe(`Anfrage ${loan.number}`);
    expect(page.text).not.toContain('Unterschrift');
    const { headers } = await pdfOf(coordinator, slipPdf());
    expect(headers['content-disposition']).toBe(`inline; filename="Anfrage-${loan.number}.pdf"`);
  });

  test('is read in English too', async () => {
    await approved();
    const reader = await Visitor.of(app, world.member.email, 'en');
    const page = await reader.open(slip());
    expect(page.title).toBe(`Loan slip ${loan.number}`);
    expect(page.text).toContain('Deposit Agreed: €100, received: €0');
    expect(page.text).toContain('Accessories: Heringe, Hammer');
    const { headers, said } = await pdfOf(reader, slipPdf());
    expect(headers['content-disposition']).toContain(`Loan-slip-${loan.number}.pdf`);
    expect(said).toContain('/Lang (en)');
  });

  test('carries a code that opens the loan, by way of the sign-in', async () => {
    await approved();
    const page = await coordinator.open(slip());
    const path = at(`requests/${loan.id}`);
    const drawn = page.find('.lb-code path').getAttribute('d');
    expect(drawn).toBe(drawnCode(`${app.get(Config).baseUrl}${path}`).path);
    const { status, headers } = await Visitor.nobody(app).browser.get(path);
    expect([status, headers['location']]).toEqual([303, `/sign-in?to=${encodeURIComponent(path)}`]);
    expect((await keeper.open(path)).text).toContain('Ausgeben');
  });

  test('is found from the page of the loan and from where it is handed over', async () => {
    await approved();
    expect((await keeper.open(at(`requests/${loan.id}`))).link('Als Blatt zum Ausdrucken')).toBe(slip());
    expect((await keeper.open(at(`desk/${loan.id}/out`))).link('Leihschein zum Ausdrucken')).toBe(slip());
    expect((await keeper.open(slip())).link('Als PDF')).toBe(slipPdf());
  });
});

describe('the slip as a PDF', () => {
  test('is one, to be looked at in the browser and kept by nobody else', async () => {
    await approved();
    const { status, headers, said } = await pdfOf(coordinator, slipPdf());
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="Leihschein-${loan.number}.pdf"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(said.startsWith('%PDF-')).toBe(true);
    expect(said.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(said).toContain('/Lang (de)');
    expect(pagesIn(said)).toBe(1);
  });

  test('is one page for twelve things, and some more for sixty with the longest words', async () => {
    const named = (index: number) => ({ name: `Veranstaltungszelt ${index}`, storagePlaceId: placeId });
    const items = await Promise.all(Array.from({ length: 12 }, (_, index) => world.item(named(index))));
    loan = await asked(items.map((itemId) => ({ itemId, quantity: 1 })));
    await approved();
    expect(pagesIn((await pdfOf(coordinator, slipPdf())).said)).toBe(1);
    const many = Array.from({ length: 60 }, (_, index) =>
      world.item({ name: `${'Rindfleischetikettierung'.repeat(6)} ${index}`, storagePlaceId: placeId }),
    );
    loan = await asked((await Promise.all(many)).map((itemId) => ({ itemId, quantity: 1 })));
    await approved();
    expect(pagesIn((await pdfOf(coordinator, slipPdf())).said)).toBeGreaterThan(2);
  });

  test.each([
    ['paper', slip],
    ['PDF', slipPdf],
  ])('is, as a %s, for borrower, owner, keeper and coordination, and for nobody else', async (_as, path) => {
    await approved();
    for (const email of [world.member.email, owner.email, 'lager@example.org', world.coordinator.email])
      expect([email, await (await Visitor.of(app, email)).status(path())]).toEqual([email, 200]);
    const other = await world.memberOf(await world.partner({}), `fremd-${_as.toLowerCase()}@example.org`);
    expect(await (await Visitor.of(app, other.email)).status(path())).toBe(404);
    expect(await Visitor.nobody(app).status(path())).toBe(303);
  });
});

describe('the list of a store', () => {
  beforeEach(async () => {
    const chair = { inventoryNumber: `SO-${loan.number}`, name: 'Stuhl', storagePlaceId: otherPlaceId };
    loan = await asked([
      { itemId: tentId, quantity: 2 },
      { itemId: await world.item(chair), quantity: 1 },
    ]);
    await approved();
    app.clock.set(FRIDAY);
    keeper = await Visitor.of(app, 'lager@example.org');
    coordinator = await Visitor.of(app, world.coordinator.email);
  });

  const ours = (page: ReadPage): string =>
    page.root
      .querySelectorAll('.lb-panel')
      .map((panel) => plain(panel.structuredText))
      .find((text) => text.includes(loan.number)) ?? '';

  test('says who fetches what and when, and what is still to be paid, of this store only', async () => {
    const page = await keeper.open(list());
    expect(page.title).toBe('Liste für heute: Gerätehaus');
    expect(page.text).toContain('Freitag, 14. Mai');
    expect(ours(page)).toMatch(/^17:00 Uhr: Verein auental/);
    expect(ours(page)).toContain('Kaution 100 € fehlen noch');
    expect(ours(page)).toMatch(/SO-10 Zelt Zubehör: Heringe, Hammer 2 Stück ☐ ______ ____________/);
    expect(page.text).not.toContain('Stuhl');
    expect((await coordinator.open(list(otherPlaceId))).text).toContain('Stuhl');
  });

  test('begins with what is late, and says what is held', async () => {
    await post(`reservations/${loan.id}/hand-over`, { depositCents: 10_000 });
    app.clock.set('2027-05-19T07:00:00Z');
    const page = await (await Visitor.of(app, 'lager@example.org')).open(list());
    expect(page.text).toMatch(/Überfällig: \d/);
    expect(ours(page)).toMatch(/^seit Mo., 17. Mai 2027: Verein auental/);
    expect(ours(page)).toContain('Kaution 100 € hinterlegt');
    expect(ours(page)).toContain('Zurück');
  });

  test('is found from the page of the day, and leads to its PDF', async () => {
    expect((await keeper.open(at('desk'))).link('Liste für heute: Gerätehaus')).toBe(list());
    expect((await keeper.open(list())).link('Als PDF')).toBe(`${list()}.pdf`);
    const { headers, said } = await pdfOf(keeper, `${list()}.pdf`);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="Liste-Geratehaus-2027-05-14.pdf"; filename*=UTF-8''Liste-Ger%C3%A4tehaus-2027-05-14.pdf`,
    });
    expect(said.startsWith('%PDF-')).toBe(true);
  });

  test.each(['', '.pdf'])('shows nobody what is in other hands (list%s)', async (ending) => {
    const empty = await keeper.open(list(otherPlaceId));
    expect(empty.text).toContain('Heute und morgen ist hier nichts zu tun.');
    expect(await keeper.status(`${list(otherPlaceId)}${ending}`)).toBe(200);
    expect(await keeper.status(`${list(loan.id)}${ending}`)).toBe(404);
    expect(await keeper.status(`${list('niemand')}${ending}`)).toBe(404);
    expect(await Visitor.nobody(app).status(`${list()}${ending}`)).toBe(303);
  });
});
