/** The partner's pages: the basket, sending it, and what becomes of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { TestApp } from '../support/app.js';
import { Browser, setCookies } from '../support/browser.js';
import { mailsTo } from '../support/mails.js';
import { ReadPage } from '../support/read-page.js';
import { World, wish } from '../support/world.js';

const DAYS = { from: '2027-05-14', until: '2027-05-17' };
const NASTY = '<script>alert("x")</script>';

let app: TestApp;
let world: World;
let at: string;
let benchId: string;
let tentId: string;
const sessions = new Map<string, string>();

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  at = `/b/${world.slug}`;
});
afterAll(() => app.stop());
beforeEach(async () => {
  benchId = await world.item({ name: 'Bierbank', unit: 'Stück', quantity: 10, category: 'Bänke' });
  tentId = await world.item({ name: 'Zelt', unit: 'Stück', quantity: 1, depositCents: 2500 });
});

async function newestCode(email: string): Promise<string> {
  const mails = (await mailsTo(app, email)).filter(({ subject }) => subject?.includes('Anmeldecode'));
  return /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
}

/** A browser of its own, in which this person is signed in. */
async function signedIn(email = world.member.email): Promise<Browser> {
  const browser = new Browser(app);
  if (!sessions.has(email)) {
    await app.call('post', '/api/sign-in', { body: { email } });
    await browser.send('post', '/api/sessions', { email, code: await newestCode(email) });
    sessions.set(email, browser.cookie('leihbund')!);
  }
  browser.put('leihbund', sessions.get(email)!);
  return browser;
}

const quantities = (things: Record<string, number>): Record<string, string> =>
  Object.fromEntries(Object.entries(things).map(([id, units]) => [`quantity.${id}`, String(units)]));

async function fill(browser: Browser, things: Record<string, number>, days = DAYS): Promise<ReadPage> {
  await browser.submit(`${at}/basket/items`, { ...days, ...quantities(things) });
  return ReadPage.open(browser, `${at}/basket`);
}

const lookAt = (browser: Browser, path: string): Promise<ReadPage> => ReadPage.open(browser, `${at}${path}`);

const send = (page: ReadPage, fields: Record<string, string> = {}): Promise<ReadPage> =>
  page.submit(`${at}/basket/ask`, { 'occasion.name': 'Familienfest', ...fields });

/** All that the form of the basket would send. */
const fieldsOf = (page: ReadPage): Record<string, string> => {
  const fields = page.find(`form[action="${at}/basket/ask"]`).querySelectorAll('input,select,textarea');
  const valueOf = (field: (typeof fields)[number]): string =>
    field.rawTagName === 'select'
      ? (field.querySelector('option[selected]')?.getAttribute('value') ?? '')
      : (field.getAttribute('value') ?? '');
  const said = fields.map((field) => [field.getAttribute('name'), valueOf(field)]);
  return { ...Object.fromEntries(said), 'occasion.name': 'Familienfest' } as Record<string, string>;
};

/** Of the fair's days; answers the id. */
async function requested(things: Record<string, number>, more: object = {}): Promise<string> {
  const lines = Object.entries(things).map(([itemId, quantity]) => ({ itemId, quantity }));
  const period: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
  const body = { ...wish(world, lines, period), ...more };
  const answer = await app.call('post', world.path('reservations'), { token: world.member.token, body });
  return (answer.body as { id: string }).id;
}

interface AskedFor {
  id: string;
  lines: { id: string; itemId: string }[];
}

const decide = (id: string, how: string, body: object = {}, token = world.coordinator.token) =>
  app.call('post', world.path(`reservations/${id}/${how}`), { token, body });

const changeItem = (id: string, body: object) =>
  app.call('patch', world.path(`items/${id}`), { token: world.coordinator.token, body });

async function countOf(itemId: string): Promise<number> {
  const path = world.path(`reservations?item=${itemId}`);
  const { body } = await app.call('get', path, { token: world.coordinator.token });
  return (body as { items: unknown[] }).items.length;
}

describe('the basket', () => {
  test('holds what was chosen in the list, with the days, in the menu as well', async () => {
    const page = await fill(new Browser(app), { [benchId]: 3 });
    expect(page.text).toContain('Fr., 14. Mai 2027 bis Mo., 17. Mai 2027');
    expect(page.text).toContain('3 Stück, gehört Verein auental');
    expect(page.text).toContain('In dieser Zeit frei: 10 Stück');
    expect(page.find(`.lb-head a[href="${at}/basket"] .lb-sr`).text).toBe('1 Gegenstand im Korb');
  });

  test('is empty at first, and says where things are', async () => {
    const page = await lookAt(new Browser(app), '/basket');
    expect(page.text).toContain('Ihr Korb ist leer');
    expect(page.link('Zur Liste')).toBe(at);
  });

  test('takes more in, changes a quantity, and lets go of what is 0', async () => {
    const browser = new Browser(app);
    await fill(browser, { [benchId]: 3 });
    expect((await fill(browser, { [tentId]: 1 })).text).toContain('3 Stück');
    const changed = await fill(browser, { [tentId]: 0, [benchId]: 4 });
    expect(changed.text).toContain('4 Stück, gehört');
    expect(changed.text).not.toContain('Zelt');
  });

  test('keeps its cookies from scripts, for its alliance only, for sixty days', async () => {
    const browser = new Browser(app);
    const answer = await browser.submit(`${at}/basket/items`, { ...DAYS, ...quantities({ [benchId]: 1 }) });
    const [cookie = ''] = setCookies(answer).filter((line) => line.startsWith('basket='));
    expect(cookie).toContain('Path=/b/auental;');
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).toContain(`Max-Age=${60 * 24 * 3600}`);
  });

  test('of another alliance is another one', async () => {
    const other = await World.make(app, 'nachbarort', {}, 'N');
    const browser = new Browser(app);
    await fill(browser, { [benchId]: 3 });
    expect((await ReadPage.open(browser, '/b/nachbarort/basket')).text).toContain('Ihr Korb ist leer');
    const chairId = await other.item({ name: 'Stuhl', quantity: 5 });
    await browser.submit('/b/nachbarort/basket/items', { ...DAYS, ...quantities({ [chairId]: 2 }) });
    expect((await lookAt(browser, '/basket')).text).not.toContain('Stuhl');
    expect((await ReadPage.open(browser, '/b/nachbarort/basket')).text).toContain('2 Stück');
  });

  test('never shows a thing of another alliance', async () => {
    const far = await World.make(app, 'ferne', {}, 'F');
    const chairId = await far.item({ name: 'Geheimstuhl', quantity: 5 });
    const page = await fill(new Browser(app), { [chairId]: 2, [benchId]: 1 });
    expect(page.text).not.toContain('Geheimstuhl');
    expect(page.text).toContain('Ein Gegenstand wird nicht mehr verliehen');
  });

  test.each(['garbage', '%00%ff', '....', '20270514~20270517~~.zzzz*1..'])(
    'is empty where the browser sends %p',
    async (text) => {
      const browser = new Browser(app);
      browser.put('basket', text);
      browser.put('basket-draft', text);
      const page = await lookAt(browser, '/basket');
      expect([page.status, page.text.includes('Ihr Korb ist leer')]).toEqual([200, true]);
    },
  );

  test('of an alliance that shows its list to partners only is nobody else’s', async () => {
    const closed = await World.make(app, 'geschlossen', {}, 'G');
    await app
      .get(Database)
      .transaction((tx) => tx.update(Alliance, { slug: 'geschlossen' }, { visibility: 'partners' }));
    const safeId = await closed.item({ name: 'Tresor', quantity: 1 });
    const here = '/b/geschlossen/basket';
    for (const browser of [new Browser(app), await signedIn()]) {
      const filled = { ...DAYS, ...quantities({ [safeId]: 1 }) };
      const answers = [
        await browser.submit(`${here}/items`, filled),
        await browser.submit(`${here}/sign-in`, { ...filled, email: 'x', 'occasion.name': '' }),
        await browser.submit(`${here}/ask`, filled),
        await browser.get(here),
      ];
      expect(answers.map(({ text }) => text).join('')).not.toContain('Tresor');
      expect(answers.every(({ status }) => [303, 401, 404].includes(status))).toBe(true);
    }
  });

  test('says next to the days what is wrong with them, and keeps the things', async () => {
    const browser = new Browser(app);
    const wrong = { from: '2027-05-17', until: '2027-05-14', ...quantities({ [benchId]: 3 }) };
    const answer = new ReadPage(browser, await browser.submit(`${at}/basket/items`, wrong));
    expect(answer.status).toBe(422);
    expect(answer.find('#f-until-fault').text).toContain('liegt vor dem ersten');
    expect((await lookAt(browser, '/basket')).text).toContain('3 Stück');
  });

  test('says next to a quantity what is wrong with it, and keeps what was typed', async () => {
    const manyId = await world.item({ name: 'Becher', quantity: 500 });
    const page = await fill(await signedIn(), { [manyId]: 3 });
    const wrong = await send(page, { [`quantity.${manyId}`]: 'drei' });
    expect(wrong.status).toBe(422);
    expect(wrong.find(`[id="f-quantity-${manyId}-fault"]`).text).toContain('ganze Zahl');
    expect(wrong.find(`[id="f-quantity-${manyId}"]`).getAttribute('value')).toBe('drei');
  });

  test('asks once more for a number of the list that is none, and keeps everything else that was typed', async () => {
    const browser = await signedIn();
    const listed = { ...DAYS, search: 'Bank', [`quantity.${benchId}`]: 'acht', at: 'search=Bank' };
    const wrong = new ReadPage(browser, await browser.submit(`${at}/basket/items`, listed));
    expect([wrong.status, wrong.title]).toEqual([422, 'Bitte die Mengen prüfen']);
    expect(wrong.find('label').text).toBe('Bierbank');
    const field = wrong.find(`[name="quantity.${benchId}"]`);
    expect(field.getAttribute('value')).toBe('acht');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(wrong.find('[name=search]').getAttribute('value')).toBe('Bank');
    const right = await wrong.submit(`${at}/basket/items`, { [`quantity.${benchId}`]: '8' });
    expect(right.text).toContain('8 Stück, gehört');
    expect(right.text).toContain('Fr., 14. Mai 2027');
  });

  test('comes back at the thing whose − or + was pressed, with whole packs and with what was typed', async () => {
    const browser = await signedIn();
    const cupId = await world.item({ name: 'Kiste Becher', quantity: 60, packStep: 10 });
    const page = await fill(browser, { [cupId]: 20, [benchId]: 2 });
    const typed = { ...fieldsOf(page), [`quantity.${benchId}`]: '4', more: cupId };
    const answer = await browser.submit(`${at}/basket`, typed);
    expect([answer.status, answer.headers['location']]).toEqual([303, `${at}/basket#thing-${cupId}`]);
    const after = await lookAt(browser, '/basket');
    expect(after.text).toContain('30 Stück, gehört');
    expect(after.text).toContain('4 Stück, gehört');
  });

  test('is emptied by a button', async () => {
    const page = await fill(new Browser(app), { [benchId]: 3 });
    expect((await page.submit(`${at}/basket/empty`)).text).toContain('Ihr Korb ist leer');
  });

  test('says before anything is sent that the stock does not suffice', async () => {
    const page = await fill(new Browser(app), { [benchId]: 12 });
    expect(page.text).toContain('So geht es noch nicht');
    expect(page.text).toContain('In dieser Zeit sind nur 10 Stück frei');
  });

  test('changes its days by one button, and loses nothing that was typed', async () => {
    const browser = await signedIn();
    const page = await fill(browser, { [benchId]: 3 });
    const next = page.root.querySelectorAll('button[name=offer]').find((one) => one.text.includes('21.05.'))!;
    const typed = { 'occasion.name': 'Sommerfest', note: 'Mit Anhänger', 'contact.phone': '030 1' };
    await browser.submit(`${at}/basket`, { offer: next.getAttribute('value')!, ...typed });
    const after = await lookAt(browser, '/basket');
    expect(after.text).toContain('Fr., 21. Mai 2027 bis Mo., 24. Mai 2027');
    expect(after.find('#f-occasion-name').getAttribute('value')).toBe('Sommerfest');
    expect(after.find('#f-note').text).toContain('Mit Anhänger');
  });

  test('speaks English', async () => {
    const browser = new Browser(app);
    await browser.submit('/language', { language: 'en' });
    const page = await fill(browser, { [benchId]: 3 });
    expect(page.text).toContain('Free at that time');
    expect(page.text).toContain('Request code');
    expect(page.text).not.toMatch(/Lagerort|Abholung|Mengen/);
  });
});

describe('storage places', () => {
  test('are visited at their own hours, grouped, each with its choice', async () => {
    const windows = [
      { weekday: 2, from: '09:30', until: '11:30' },
      { weekday: 4, from: '09:30', until: '11:30' },
    ];
    const placeId = await world.place({
      name: 'Ziegelei',
      handOverWindows: windows,
      closedInSchoolHolidays: true,
    });
    const cupsId = await world.item({ name: 'Becher', quantity: 50, storagePlaceId: placeId });
    const browser = await signedIn();
    const page = await fill(browser, { [benchId]: 1, [cupsId]: 5 });
    expect(page.text).toContain('Lagerort: Lager');
    expect(page.text).toContain('Zeiten nach Vereinbarung');
    expect(page.text).toContain('Lagerort: Ziegelei');
    expect(page.text).toContain('In den Schulferien ist hier geschlossen');
    const chosen = page.find(`[id="f-pickUp-${placeId}"] option[selected]`);
    expect(chosen.text).toBe('Do., 13.05., 09:30–11:30');
    const earlier = page
      .find(`[id="f-pickUp-${placeId}"]`)
      .querySelectorAll('option')
      .find((one) => one.text.startsWith('Di., 11.05.'))!;
    const sent = await send(page, { [`pickUp.${placeId}`]: earlier.getAttribute('value')! });
    expect(sent.text).toContain('Abholung Di., 11. Mai 2027, 09:30–11:30 Uhr');
    expect(sent.text).toContain('Abholung Fr., 14. Mai 2027, 08:00 Uhr');
  });

  test('are reduced to one by a button where one has something like everything', async () => {
    const placeId = await world.place({ name: 'Scheune' });
    const otherId = await world.item({ name: 'Klappbank, grün', quantity: 30, storagePlaceId: placeId });
    const hereId = await world.item({ name: 'Klappbank', quantity: 10 });
    const browser = await signedIn();
    const page = await fill(browser, { [hereId]: 10, [otherId]: 10 });
    expect(page.text).toContain('Scheune hat Ähnliches: 20 × Klappbank, grün');
    const take = page.root
      .querySelectorAll('button[name=offer]')
      .find((one) => one.text.includes('Scheune'))!;
    await browser.submit(`${at}/basket`, { offer: take.getAttribute('value')! });
    const one = await lookAt(browser, '/basket');
    expect(one.text).toContain('20 Stück, gehört');
    expect(one.text).not.toContain('Lagerort: Lager');
  });

  test('at home show their address only after the approval', async () => {
    const placeId = await world.place({ name: 'Bei Familie', address: 'Hinterhof 7', private: true });
    const boxId = await world.item({ name: 'Kiste', quantity: 5, storagePlaceId: placeId });
    const browser = await signedIn();
    const page = await fill(browser, { [boxId]: 1 });
    expect(page.text).not.toContain('Hinterhof');
    const sent = await send(page);
    expect(sent.text).toContain('Die Adresse ist privat');
    const path = (sent.answer.request as unknown as { url: string }).url;
    const id = /requests\/([\da-f-]+)/.exec(path)![1]!;
    await decide(id, 'approve');
    expect((await lookAt(browser, `/requests/${id}`)).text).toContain('Hinterhof 7');
    expect((await lookAt(browser, `/requests/${id}/paper`)).text).toContain('Hinterhof 7');
  });
});

describe('somebody whom we do not know yet', () => {
  test('asks for a code with two fields, signs in, and finds everything ready to send', async () => {
    const browser = new Browser(app);
    const page = await fill(browser, { [benchId]: 2, [tentId]: 1 });
    const email = 'neu@example.org';
    await world.memberOf(world.partnerId, email);
    const asked = await page.submit(`${at}/basket/sign-in`, { 'occasion.name': 'Hoffest', email });
    expect(asked.text).toContain('Code');
    const reloaded = await lookAt(browser, '/basket/sign-in');
    expect(reloaded.find('input[name=email]').getAttribute('value')).toBe(email);
    const signed = await browser.submit('/sign-in/code', { email, code: await newestCode(email) });
    expect(signed.headers['location']).toBe(`${at}/basket`);
    const ready = await lookAt(browser, '/basket');
    expect(ready.find('#f-occasion-name').getAttribute('value')).toBe('Hoffest');
    expect(ready.find('#f-contact-name').getAttribute('value')).toBe('Anna Auer');
    const sent = await ready.submit(`${at}/basket/ask`);
    expect(sent.text).toContain('Ihre Anfrage ist abgeschickt');
    expect(sent.text).toContain('Hoffest');
  });

  test('finds the basket where a tab is opened again that a form had led to', async () => {
    const browser = new Browser(app);
    await fill(browser, { [benchId]: 2 });
    for (const step of ['ask', 'items', 'sign-in', 'empty'])
      expect((await lookAt(browser, `/basket/${step}`)).text).toContain('2 Stück, gehört');
  });

  test('is told what is wrong next to the field, and mails nobody', async () => {
    const page = await fill(new Browser(app), { [benchId]: 2 });
    const wrong = await page.submit(`${at}/basket/sign-in`, { 'occasion.name': '', email: 'nobody' });
    expect(wrong.status).toBe(422);
    expect(wrong.find('#f-occasion-name-fault').text).toContain('wofür');
    const mail = await page.submit(`${at}/basket/sign-in`, { 'occasion.name': 'Fest', email: 'nobody' });
    expect(mail.find('#f-email-fault').text).toContain('E-Mail-Adresse');
    expect(mail.find('#f-email').getAttribute('value')).toBe('nobody');
  });

  test('is told whom to ask where they belong to no partner here', async () => {
    await World.make(app, 'anderswo', {}, 'W');
    const page = await fill(await signedIn('verein.anderswo@example.org'), { [benchId]: 1 });
    expect(page.text).toContain('Sie gehören hier noch zu keinem Bündnispartner');
    expect(page.text).toContain('030 23125 100');
    expect(page.root.querySelector('#f-occasion-name')).toBeNull();
  });
});

describe('sending', () => {
  test('makes a request that is held until it is decided, and empties the basket', async () => {
    const browser = await signedIn();
    const page = await fill(browser, { [benchId]: 3 });
    expect(page.text).toContain('Die Koordination entscheidet bis Mo., 8. März 2027');
    const sent = await send(page, { note: 'Bitte\nabends', onBehalfOf: 'Kita Nord' });
    expect(sent.text).toContain('Ihre Anfrage ist abgeschickt');
    expect(sent.text).toMatch(/Anfrage T-2027-\d{4}/);
    expect(sent.text).toContain('Kita Nord');
    expect((await lookAt(browser, '/basket')).text).toContain('Ihr Korb ist leer');
  });

  test('keeps what was typed where something is missing, each fault next to its field', async () => {
    const page = await fill(await signedIn(), { [benchId]: 3 });
    const wrong = await send(page, { 'occasion.name': '', 'contact.name': ' ', note: 'x'.repeat(501) });
    expect(wrong.status).toBe(422);
    for (const name of ['occasion-name', 'contact-name', 'note']) wrong.find(`#f-${name}-fault`);
    expect(wrong.find('#f-note').text.trim()).toBe('x'.repeat(501));
    expect(wrong.text).toContain('Einige Angaben fehlen noch');
  });

  test('refuses next to the field what no cookie could keep', async () => {
    const page = await fill(await signedIn(), { [benchId]: 3 });
    const wrong = await send(page, { note: '🎪'.repeat(1500) });
    expect(wrong.status).toBe(422);
    wrong.find('#f-note-fault');
  });

  test('says the reasons in words and offers what fits, each offer a button that only fills the basket', async () => {
    const browser = await signedIn();
    const page = await fill(browser, { [benchId]: 9 });
    await requested({ [benchId]: 4 });
    const refused = await send(page, { note: 'Mit Anhänger' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('von 9 gewünschten nur 6 möglich');
    expect(refused.find('#f-note').text).toContain('Mit Anhänger');
    const [less] = refused.root
      .querySelectorAll('.lb-offers button')
      .filter((one) => one.text.includes('Weniger: 6 × Bierbank'));
    await browser.submit(`${at}/basket`, {
      offer: less!.getAttribute('value')!,
      'occasion.name': 'Familienfest',
    });
    expect(await countOf(benchId)).toBe(1);
    const again = await lookAt(browser, '/basket');
    expect(again.text).toContain('6 Stück, gehört');
    expect(again.find('#f-note').text).toContain('Mit Anhänger');
    expect((await send(again)).text).toContain('Ihre Anfrage ist abgeschickt');
  });

  test('offers what fits as soon as not all of it can be had, to strangers as well, and before anything is sent', async () => {
    await requested({ [benchId]: 4 });
    for (const browser of [new Browser(app), await signedIn()]) {
      const page = await fill(browser, { [benchId]: 9 });
      const offered = page.root.querySelectorAll('.lb-offers button');
      expect(offered.map(({ text }) => text.trim())).toEqual(
        expect.arrayContaining(['Weniger: 6 × Bierbank.', 'Zu anderer Zeit: Fr., 21.05. bis Mo., 24.05.']),
      );
      await browser.submit(`${at}/basket`, { offer: offered[0]!.getAttribute('value')! });
      expect((await lookAt(browser, '/basket')).root.querySelectorAll('.lb-offers button')).toEqual([]);
    }
  });

  test('keeps every unit of an offer that names a thing twice', async () => {
    const few = await world.item({ name: 'Stehtisch', category: 'Tische', quantity: 2 });
    const many = await world.item({ name: 'Stehtisch rund', category: 'Tische', quantity: 10 });
    const browser = await signedIn();
    const refused = await send(await fill(browser, { [few]: 4, [many]: 3 }));
    const similar = refused.root
      .querySelectorAll('.lb-offers button')
      .find((one) => one.text.includes('Etwas Ähnliches'))!;
    expect(similar.text).toContain('7 × Stehtisch rund');
    await browser.submit(`${at}/basket`, { offer: similar.getAttribute('value')! });
    const other = await lookAt(browser, '/basket');
    expect(other.text).toContain('7 Stück, gehört');
    expect((await send(other)).text).toContain('Ihre Anfrage ist abgeschickt');
  });

  test('offers other days, and takes them over', async () => {
    const browser = await signedIn();
    const page = await fill(browser, { [tentId]: 1 });
    await requested({ [tentId]: 1 });
    const refused = await send(page);
    const [later] = refused.root
      .querySelectorAll('.lb-offers button')
      .filter((one) => one.text.includes('Zu anderer Zeit'));
    await browser.submit(`${at}/basket`, { offer: later!.getAttribute('value')! });
    const other = await lookAt(browser, '/basket');
    expect(other.text).not.toContain('14. Mai 2027 bis');
    expect((await send(other)).text).toContain('Ihre Anfrage ist abgeschickt');
  });

  test('shows hostile names as text, also in the reasons and on the offers', async () => {
    const nastyId = await world.item({ name: NASTY, unit: '"><u>', quantity: 2 });
    const browser = await signedIn();
    const page = await fill(browser, { [nastyId]: 2 });
    await requested({ [nastyId]: 1 }, { occasion: { name: NASTY } });
    const refused = await send(page, { 'occasion.name': NASTY, note: NASTY });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('von 2 gewünschten nur 1');
    for (const { answer } of [page, refused, await lookAt(browser, '/requests')]) {
      expect(answer.text).toContain('&lt;script>');
      expect(answer.text).not.toContain('<script>alert');
      expect(answer.text).not.toContain('"><u>');
    }
  });

  test('sends only what stood on the page; what another tab put in meanwhile stays', async () => {
    const browser = await signedIn();
    const page = await fill(browser, { [benchId]: 3 });
    await browser.submit(`${at}/basket/items`, quantities({ [tentId]: 1 }));
    const sent = await send(page);
    expect(sent.text).toContain('Bierbank');
    expect(sent.text).not.toContain('Zelt');
    expect((await lookAt(browser, '/basket')).text).toContain('Zelt');
  });

  test('asks to look again where the days were changed on the page that is sent', async () => {
    const page = await fill(await signedIn(), { [benchId]: 3 });
    const again = await send(page, { from: '2027-06-11', until: '2027-06-14' });
    expect(again.status).toBe(422);
    expect(again.text).toContain('Bitte prüfen Sie die Zeiten');
    expect(await countOf(benchId)).toBe(0);
    expect((await send(again)).text).toContain('11. Juni 2027');
  });

  test('marks what is at short notice, and says whom to telephone', async () => {
    const page = await fill(await signedIn(), { [benchId]: 3 }, { from: '2027-03-02', until: '2027-03-03' });
    expect(page.text).toContain('Das ist kurzfristig');
    expect(page.text).toContain('030 23125 100');
  });
});

describe('a form that comes twice', () => {
  test('in a double click books once', async () => {
    const browser = await signedIn();
    const fields = fieldsOf(await fill(browser, { [benchId]: 3 }));
    const answers = await Promise.all([1, 2, 3, 4].map(() => browser.submit(`${at}/basket/ask`, fields)));
    expect(new Set(answers.map(({ headers }) => headers['location'] as string)).size).toBe(1);
    expect(answers.every(({ status }) => status === 303)).toBe(true);
    expect(await countOf(benchId)).toBe(1);
  });

  test('by the back button leads to the same request', async () => {
    const browser = await signedIn();
    const fields = fieldsOf(await fill(browser, { [benchId]: 3 }));
    const first = await browser.submit(`${at}/basket/ask`, fields);
    const second = await browser.submit(`${at}/basket/ask`, fields);
    expect(second.headers['location']).toBe(first.headers['location']);
    expect(await countOf(benchId)).toBe(1);
  });

  test('out of two windows with one basket books once, and asks whether a second one is wanted', async () => {
    const browser = await signedIn();
    const first = await fill(browser, { [benchId]: 3 });
    const second = await lookAt(browser, '/basket');
    expect((await send(first)).text).toContain('Ihre Anfrage ist abgeschickt');
    const again = await send(second);
    expect([again.status, await countOf(benchId)]).toEqual([409, 1]);
    expect(again.text).toContain('schon einmal abgeschickt');
    expect((await send(again)).text).toContain('Ihre Anfrage ist abgeschickt');
    expect(await countOf(benchId)).toBe(2);
  });

  test('by the back button, but changed, asks whether a second one is wanted', async () => {
    const browser = await signedIn();
    const fields = fieldsOf(await fill(browser, { [benchId]: 3 }));
    await browser.submit(`${at}/basket/ask`, fields);
    const changed = { ...fields, [`quantity.${benchId}`]: '4' };
    const again = new ReadPage(browser, await browser.submit(`${at}/basket/ask`, changed));
    expect(again.status).toBe(409);
    expect(again.text).toContain('schon einmal abgeschickt');
    expect(again.text).toContain('4 Stück, gehört');
    expect(await countOf(benchId)).toBe(1);
    expect((await send(again)).text).toContain('Ihre Anfrage ist abgeschickt');
    expect(await countOf(benchId)).toBe(2);
  });

  test('from two tabs that both showed the basket books what each says, never more than there is', async () => {
    const browser = await signedIn();
    const one = fieldsOf(await fill(browser, { [tentId]: 1 }));
    const other = fieldsOf(await lookAt(browser, '/basket'));
    const answers = await Promise.all(
      [one, other].map((fields) => browser.submit(`${at}/basket/ask`, fields)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(await countOf(tentId)).toBe(1);
  });

  test('from a page of another site is refused', async () => {
    const browser = await signedIn();
    const fields = fieldsOf(await fill(browser, { [benchId]: 3 }));
    const answer = await browser.submit(`${at}/basket/ask`, fields, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
    expect(await countOf(benchId)).toBe(0);
  });
});

describe('for whom somebody asks', () => {
  test('is chosen where they act for several, and nobody is taken for them', async () => {
    const second = await world.partner({ name: 'Chor Auental' });
    const email = 'zwei.partner@example.org';
    await world.memberOf(world.partnerId, email);
    await world.memberOf(second, email);
    const browser = await signedIn(email);
    const page = await fill(browser, { [benchId]: 1 });
    const missing = await send(page);
    expect(missing.find('#f-partnerId-fault').text).toContain('für wen');
    const sent = await send(missing, { partnerId: second });
    expect(sent.text).toContain('Chor Auental');
    const list = await lookAt(browser, `/requests?partner=${second}`);
    expect(list.text).toContain('Bierbank');
    expect((await lookAt(browser, `/requests?partner=${world.partnerId}`)).text).not.toContain(
      'Chor Auental, ',
    );
  });

  test('is any active partner for the coordination, with the caller in the foreground', async () => {
    const callerId = await world.partner({ name: 'Seniorenkreis' });
    await world.partner({ name: 'Ruhender Verein', status: 'resting' });
    const browser = await signedIn(world.coordinator.email);
    const page = await fill(browser, { [benchId]: 1 });
    expect(page.text).toContain('Seniorenkreis');
    expect(page.text).not.toContain('Ruhender Verein');
    expect(page.text.indexOf('Im Auftrag von')).toBeLessThan(page.text.indexOf('Name für Rückfragen'));
    const sent = await send(page, {
      partnerId: callerId,
      onBehalfOf: 'Frau Krause',
      'contact.name': 'Frau Krause',
      'contact.phone': '030 77',
    });
    expect(sent.text).toContain('Frau Krause');
    const paper = await ReadPage.open(browser, sent.link('Als Blatt zum Ausdrucken'));
    for (const words of ['Frau Krause', 'Bierbank', '1 Stück', 'Hof 3', 'Entscheidung bis', '030 23125 100'])
      expect(paper.text).toContain(words);
    expect(paper.text).toMatch(/T-2027-\d{4}/);
  });

  test('is nobody for whom they do not act', async () => {
    const stranger = await world.partner({ name: 'Fremder Verein' });
    const page = await fill(await signedIn(), { [benchId]: 1 });
    const refused = await send(page, { partnerId: stranger });
    expect(refused.status).toBe(403);
    expect(await countOf(benchId)).toBe(0);
  });
});

describe('a request', () => {
  test('is shown with its state in words, its history, and what is done next', async () => {
    const id = await requested({ [benchId]: 2 });
    const page = await lookAt(await signedIn(), `/requests/${id}`);
    expect(page.text).toContain('Entscheidung bis Mo., 8. März 2027');
    expect(page.text).toContain('Sie müssen nichts tun');
    expect(page.text).toContain('angefragt (Anna Auer)');
    expect(page.text).not.toMatch(/requested|approve|[\da-f]{8}-[\da-f]{4}/);
  });

  test('once approved says when it is fetched, and brings its calendar entry', async () => {
    const id = await requested({ [benchId]: 2 });
    await decide(id, 'approve');
    const browser = await signedIn();
    const page = await lookAt(browser, `/requests/${id}`);
    expect(page.title).toMatch(/^Reservierung T-2027-/);
    expect(page.text).toContain('Abholung am Fr., 14. Mai 2027, 17:00 Uhr');
    const entry = await browser.get(page.link('Kalendereintrag herunterladen (.ics)'));
    expect(entry.text).toContain('BEGIN:VEVENT');
  });

  test('that was declined says why', async () => {
    const id = await requested({ [benchId]: 2 });
    await decide(id, 'decline', { reason: 'Bänke sind beim Streichen' });
    const page = await lookAt(await signedIn(), `/requests/${id}`);
    expect(page.text).toContain('Abgesagt');
    expect(page.text).toContain('Bänke sind beim Streichen');
  });

  test('at risk says so', async () => {
    const id = await requested({ [benchId]: 9 });
    await decide(id, 'approve');
    await changeItem(benchId, { quantity: 5 });
    expect(
      (await lookAt(await signedIn(), `/requests/${id}`)).root.querySelector('.lb-note--warn'),
    ).not.toBeNull();
  });

  test('is there for its borrower and the coordination, and for nobody else', async () => {
    const id = await requested({ [benchId]: 2 });
    const strangerPartner = await world.partner();
    const email = `fremd.${id.slice(-4)}@example.org`;
    await world.memberOf(strangerPartner, email);
    const stranger = await signedIn(email);
    for (const path of [`/requests/${id}`, `/requests/${id}/paper`, `/requests/${id}/withdraw`])
      expect((await lookAt(stranger, path)).status).toBe(404);
    // A hint about what is not theirs is left out; the basket itself is.
    const hers = await lookAt(stranger, `/basket?again=${id}`);
    expect([hers.status, hers.text.includes('Bierbank')]).toEqual([200, false]);
    expect((await stranger.submit(`${at}/requests/${id}/repeat`, {})).status).toBe(404);
    expect((await stranger.submit(`${at}/requests/${id}/withdraw`, {})).status).toBe(404);
    expect((await lookAt(await signedIn(world.coordinator.email), `/requests/${id}`)).status).toBe(200);
    const anyone = await new Browser(app).get(`${at}/requests/${id}`);
    expect(anyone.headers['location']).toContain('/sign-in?to=');
  });

  test('shows its owner whom to telephone after the approval only', async () => {
    const ownerId = await world.partner({ name: 'Feuerwehr' });
    const email = `feuerwehr.${benchId.slice(-6)}@example.org`;
    await world.memberOf(ownerId, email);
    const pumpId = await world.item({ name: 'Pumpe', ownerId, quantity: 1 });
    const id = await requested({ [pumpId]: 1 }, { contact: { name: 'Anton Geheim', phone: '030 9' } });
    const owner = await signedIn(email);
    expect((await lookAt(owner, `/requests/${id}`)).text).not.toContain('Anton Geheim');
    await decide(id, 'approve');
    const page = await lookAt(owner, `/requests/${id}`);
    expect(page.text).toContain('Anton Geheim');
    expect(page.text).not.toContain('Reservierung stornieren');
  });

  test('leads the coordination to its decision while it is open', async () => {
    const id = await requested({ [benchId]: 2 });
    const browser = await signedIn(world.coordinator.email);
    expect((await lookAt(browser, `/requests/${id}`)).link('Zur Entscheidung')).toBe(`${at}/decisions/${id}`);
    await decide(id, 'approve');
    expect((await lookAt(browser, `/requests/${id}`)).text).not.toContain('Zur Entscheidung');
  });
});

describe('giving up', () => {
  test('a request is asked once more, and then withdrawn', async () => {
    const id = await requested({ [benchId]: 2 });
    const browser = await signedIn();
    const question = await lookAt(browser, `/requests/${id}/withdraw`);
    expect(question.text).toContain('Wollen Sie die Anfrage zurückziehen?');
    expect((await lookAt(browser, `/requests/${id}`)).text).toContain('Entscheidung bis');
    const done = await question.submit(`${at}/requests/${id}/withdraw`, { reason: 'Fest fällt aus' });
    expect(done.text).toContain('Die Anfrage ist zurückgezogen');
    expect(done.text).toContain('zurückgezogen (Anna Auer) – Fest fällt aus');
  });

  test('a reservation is cancelled; the alliance must say why', async () => {
    const id = await requested({ [benchId]: 2 });
    await decide(id, 'approve');
    const question = await lookAt(await signedIn(world.coordinator.email), `/requests/${id}/cancel`);
    const wrong = await question.submit(`${at}/requests/${id}/cancel`, { reason: '' });
    expect(wrong.status).toBe(422);
    wrong.find('#f-reason-fault');
    const done = await wrong.submit(`${at}/requests/${id}/cancel`, { reason: 'Zelt gerissen' });
    expect(done.text).toContain('Die Reservierung ist storniert');
    expect(done.text).toContain('Zelt gerissen');
  });

  test('twice with one form is done once, and a second time is refused in words', async () => {
    const id = await requested({ [benchId]: 2 });
    const browser = await signedIn();
    const formToken = (await lookAt(browser, `/requests/${id}/withdraw`))
      .find('[name=formToken]')
      .getAttribute('value')!;
    const path = `${at}/requests/${id}/withdraw`;
    const twice = await Promise.all([1, 2].map(() => browser.submit(path, { formToken, reason: '' })));
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    const late = new ReadPage(browser, await browser.submit(path, { formToken: 'another', reason: '' }));
    expect(late.status).toBe(409);
    expect(late.text).toContain('in diesem Zustand nicht mehr möglich');
  });

  test('what is over says so instead of asking', async () => {
    const id = await requested({ [benchId]: 2 });
    await decide(id, 'withdraw', {}, world.member.token);
    const page = await lookAt(await signedIn(), `/requests/${id}/withdraw`);
    expect(page.text).toContain('nicht mehr möglich');
    expect(page.root.querySelector(`form[action="${at}/requests/${id}/withdraw"]`)).toBeNull();
  });
});

describe('my requests', () => {
  test('are sorted into running and past, each with its state', async () => {
    const email = `liste.${benchId.slice(-6)}@example.org`;
    const partnerId = await world.partner({ name: 'Listenverein' });
    const { token } = await world.memberOf(partnerId, email);
    const ask = async (occasion: string, day: number): Promise<string> => {
      const period: [string, string] = [`2027-06-${day}T08:00:00Z`, `2027-06-${day + 1}T08:00:00Z`];
      const lines = [{ itemId: benchId, quantity: 1 }];
      const body = { ...wish(world, lines, period), partnerId, occasion: { name: occasion } };
      return ((await app.call('post', world.path('reservations'), { token, body })).body as { id: string })
        .id;
    };
    await ask('Laternenfest', 10);
    const goneId = await ask('Flohmarkt', 12);
    await decide(goneId, 'withdraw', {}, token);
    const browser = await signedIn(email);
    const page = await lookAt(browser, '/requests');
    expect(page.text).toMatch(/Laufend.*Entscheidung bis.*Laternenfest.*Vergangen.*Zurückgezogen.*Flohmarkt/);
    expect(page.text).not.toContain('Familienfest');
    expect((await lookAt(browser, '/requests?past=garbage')).status).toBe(422);
  });

  test('go on where a page ends', async () => {
    const email = `viele.${benchId.slice(-6)}@example.org`;
    const partnerId = await world.partner({ name: 'Vielverein' });
    const { token } = await world.memberOf(partnerId, email);
    const cupsId = await world.item({ name: 'Becher', quantity: 1000 });
    for (let count = 1; count <= 21; count += 1) {
      const body = {
        ...wish(world, [{ itemId: cupsId, quantity: 1 }], ['2027-06-10T08:00:00Z', '2027-06-11T08:00:00Z']),
        partnerId,
        occasion: { name: `Fest Nummer ${count}.` },
      };
      await app.call('post', world.path('reservations'), { token, body });
    }
    const browser = await signedIn(email);
    const page = await lookAt(browser, '/requests');
    expect(page.text.match(/Fest Nummer/g)).toHaveLength(20);
    const rest = await ReadPage.open(browser, page.link('Weitere zeigen'));
    expect(rest.text.match(/Fest Nummer/g)).toHaveLength(1);
  });

  test('name what is promised, and of a request that was declined what was asked for', async () => {
    const partnerId = await world.partner({ name: 'Kita Regenbogen' });
    const email = `regenbogen.${benchId.slice(-6)}@example.org`;
    const { token } = await world.memberOf(partnerId, email);
    const browser = await signedIn(email);
    const period: [string, string] = ['2027-07-14T15:00:00Z', '2027-07-17T08:00:00Z'];
    const asking = async (lines: { itemId: string; quantity: number }[]): Promise<AskedFor> => {
      const body = { ...wish(world, lines, period), partnerId };
      return (await app.call('post', world.path('reservations'), { token, body })).body as AskedFor;
    };
    const asked = await asking([
      { itemId: benchId, quantity: 2 },
      { itemId: tentId, quantity: 1 },
    ]);
    const { id: lineId } = asked.lines.find(({ itemId }) => itemId === benchId)!;
    await decide(asked.id, 'approve', { lines: [{ lineId, quantity: 0 }], reason: 'Die sind weg.' });
    const promised = await lookAt(browser, '/requests');
    expect(promised.text).toContain('Zelt: 1 Stück');
    expect(promised.text).not.toContain('Bierbank');
    const declined = await asking([{ itemId: benchId, quantity: 2 }]);
    await decide(declined.id, 'decline', { reason: 'Nein' });
    expect((await lookAt(browser, '/requests')).text).toContain('Bierbank: 2 Stück');
  });

  test.each(['garbage', Buffer.from('["morgen","x"]').toString('base64url')])(
    'have no page after "%s"',
    async (cursor) => {
      const page = await lookAt(await signedIn(), `/requests?current=${cursor}`);
      expect(page.status).toBe(422);
    },
  );

  test('are apart from what others borrow of our things', async () => {
    const ownerId = await world.partner({ name: 'Verleiher' });
    const email = `verleiher.${benchId.slice(-6)}@example.org`;
    await world.memberOf(ownerId, email);
    const pumpId = await world.item({ name: 'Handpumpe', ownerId, quantity: 1 });
    await requested({ [pumpId]: 1 });
    const browser = await signedIn(email);
    const mine = await lookAt(browser, '/requests');
    expect(mine.text).not.toContain('Handpumpe');
    const lent = await ReadPage.open(browser, mine.link('Unsere Sachen bei anderen'));
    expect(lent.text).toContain('Handpumpe');
    expect(lent.text).toContain('ausgeliehen von Verein auental');
    expect(lent.text).not.toContain('Noch einmal ausleihen');
    expect((await lookAt(await signedIn(), '/requests?lent=true')).text).not.toContain('Handpumpe');
  });

  test('are all of the alliance for the coordination', async () => {
    await requested({ [benchId]: 2 });
    const page = await lookAt(await signedIn(world.coordinator.email), '/requests');
    expect(page.text).toContain('ausgeliehen von Verein auental');
  });
});

describe('the same as last year', () => {
  test('is in the basket with the same weekdays, words and partner, and is sent by one more button', async () => {
    const id = await requested({ [benchId]: 2, [tentId]: 1 }, { occasion: { name: 'Erntefest' } });
    await decide(id, 'withdraw', {}, world.member.token);
    const browser = await signedIn();
    const past = await lookAt(browser, '/requests');
    const filled = await past.submit(`${at}/requests/${id}/repeat`);
    // 14 May 2027 is a Friday; 52 weeks later it is the 12th.
    expect(filled.text).toContain('Fr., 12. Mai 2028, 17:00 Uhr bis Mo., 15. Mai 2028, 10:00 Uhr');
    expect(filled.text).toContain('Gleicher Wochentag im Monat: am zweiten Freitag im Mai 2028.');
    expect(filled.text).toContain('Fr., 19.05. bis Mo., 22.05.');
    expect(filled.find('#f-occasion-name').getAttribute('value')).toBe('Erntefest');
    expect(filled.find('#f-contact-phone').getAttribute('value')).toBe('030 23125 111');
    const sent = await filled.submit(`${at}/basket/ask`);
    expect(sent.text).toContain('Abholung Fr., 12. Mai 2028, 17:00 Uhr');
    expect(sent.text).toContain('Zelt');
  });

  test('keeps the date of a fixed feast, says so, and has the weekday as a button', async () => {
    const times = { pickUpAt: '2027-12-31T11:00:00Z', returnDueAt: '2028-01-02T11:00:00Z' };
    const id = await requested({ [benchId]: 2 }, times);
    const browser = await signedIn();
    const filled = await (await lookAt(browser, `/requests/${id}`)).submit(`${at}/requests/${id}/repeat`);
    expect(filled.text).toContain('So., 31. Dezember 2028, 12:00 Uhr bis Di., 2. Januar 2029');
    expect(filled.text).toContain('Gleiches Datum, weil es ein festes Fest ist (Silvester)');
    const weekday = filled.root
      .querySelectorAll('button[name=offer]')
      .find(({ text }) => text.includes('gleicher Wochentag'))!;
    await browser.submit(`${at}/basket`, { offer: weekday.getAttribute('value')! });
    expect((await lookAt(browser, '/basket')).text).toContain('Fr., 29. Dezember 2028, 12:00 Uhr');
  });

  test('has a thing that was wanted on two dates twice, and both move to the next year', async () => {
    const body = {
      ...wish(world, [], ['2027-05-14T15:00:00Z', '2027-05-24T08:00:00Z']),
      lines: [
        { itemId: benchId, quantity: 2, returnDueAt: '2027-05-17T08:00:00Z' },
        { itemId: benchId, quantity: 3, pickUpAt: '2027-05-21T15:00:00Z' },
      ],
    };
    const { body: made } = await app.call('post', world.path('reservations'), {
      token: world.member.token,
      body,
    });
    const browser = await signedIn();
    const page = await lookAt(browser, `/requests/${(made as { id: string }).id}`);
    const filled = await page.submit(`${at}/requests/${(made as { id: string }).id}/repeat`);
    expect(filled.text).toContain('Fr., 12. Mai 2028, 17:00 Uhr bis Mo., 15. Mai 2028, 10:00 Uhr');
    expect(filled.text).toContain('An anderen Tagen: Fr., 19. Mai 2028, 17:00 Uhr bis Mo., 22. Mai 2028');
    expect(filled.root.querySelectorAll('.lb-thing')).toHaveLength(2);
    const [, second] = filled.root.querySelectorAll('.lb-thing input[name^=quantity]');
    const sent = await filled.submit(`${at}/basket/ask`, { [second!.getAttribute('name')!]: '4' });
    expect(sent.text).toContain('Ihre Anfrage ist abgeschickt');
    const id = /requests\/([\da-f-]{36})/.exec(sent.answer.text)?.[1] ?? '';
    const { body: again } = await app.call('get', world.path(`reservations/${id}`), {
      token: world.member.token,
    });
    expect((again as { lines: object[] }).lines).toMatchObject([
      { quantity: 2, pickUpAt: '2028-05-12T15:00:00.000Z', returnDueAt: '2028-05-15T08:00:00.000Z' },
      { quantity: 4, pickUpAt: '2028-05-19T15:00:00.000Z', returnDueAt: '2028-05-22T08:00:00.000Z' },
    ]);
  });

  test('names what is not lent any more, and leaves it out', async () => {
    const id = await requested({ [benchId]: 2, [tentId]: 1 });
    await changeItem(tentId, { setAside: true });
    const browser = await signedIn();
    const page = await lookAt(browser, `/requests/${id}`);
    const filled = await page.submit(`${at}/requests/${id}/repeat`);
    expect(filled.text).toContain('es fehlt in diesem Korb: Zelt');
    expect(filled.root.querySelectorAll('.lb-thing')).toHaveLength(1);
  });
});
