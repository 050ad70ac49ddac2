/** What a second reading of the partner's pages found: each of these went wrong once. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { mailsTo } from '../support/mails.js';
import { ReadPage } from '../support/read-page.js';
import { World, wish } from '../support/world.js';

const DAYS = { from: '2027-05-14', until: '2027-05-17' };
const at = '/b/auental';

let app: TestApp;
let world: World;
let benchId: string;
const sessions = new Map<string, string>();

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  benchId = await world.item({ name: 'Bierbank', unit: 'Stück', quantity: 10 });
});

async function signedIn(email = world.member.email): Promise<Browser> {
  const browser = new Browser(app);
  if (!sessions.has(email)) {
    await app.call('post', '/api/sign-in', { body: { email } });
    const mails = (await mailsTo(app, email)).filter(({ subject }) => subject?.includes('Anmeldecode'));
    const code = /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
    await browser.send('post', '/api/sessions', { email, code });
    sessions.set(email, browser.cookie('leihbund')!);
  }
  browser.put('leihbund', sessions.get(email)!);
  return browser;
}

async function fill(browser: Browser, things: Record<string, number>, days = DAYS): Promise<ReadPage> {
  const quantities = Object.entries(things).map(([id, units]) => [`quantity.${id}`, String(units)]);
  await browser.submit(`${at}/basket/items`, { ...days, ...Object.fromEntries(quantities) });
  return basket(browser);
}

const basket = (browser: Browser): Promise<ReadPage> => ReadPage.open(browser, `${at}/basket`);

const send = (page: ReadPage, fields: Record<string, string> = {}): Promise<ReadPage> =>
  page.submit(`${at}/basket/ask`, { 'occasion.name': 'Familienfest', ...fields });

const occasionIn = (page: ReadPage): string | undefined =>
  page.find('#f-occasion-name').getAttribute('value');

describe('of one loan from several owners', () => {
  let id: string;
  let owner: string;

  beforeEach(async () => {
    owner = 'andere.eigner@example.org';
    const path = world.path('partners');
    const body = { name: `Andere ${benchId}`, isLender: true, isBorrower: true, status: 'active' };
    const other = await app.call('post', path, { token: world.coordinator.token, body });
    const { id: otherId } = other.body as { id: string };
    await world.memberOf(otherId, owner);
    sessions.delete(owner);
    const placeId = await world.place({ name: `Heim ${benchId}`, address: 'Hinterhof 7', private: true });
    const boxId = await world.item({ name: 'Kiste', quantity: 5, storagePlaceId: placeId });
    const theirs = await world.item({ name: 'Ihres', quantity: 5, ownerId: otherId });
    const lines = [boxId, theirs].map((itemId) => ({ itemId, quantity: 1 }));
    const asked = wish(world, lines, ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z']);
    const sent = await app.call('post', world.path('reservations'), {
      token: world.member.token,
      body: asked,
    });
    id = (sent.body as { id: string }).id;
  });

  const approve = () =>
    app.call('post', world.path(`reservations/${id}/approve`), { token: world.coordinator.token, body: {} });

  test('the owner of one thing never learns where somebody else’s stands at home', async () => {
    await approve();
    const browser = await signedIn(owner);
    for (const path of [`/requests/${id}`, `/requests/${id}/paper`]) {
      const page = await ReadPage.open(browser, `${at}${path}`);
      expect([page.status, page.answer.text.includes('Hinterhof')]).toEqual([200, false]);
    }
    const file = await browser.get(`${at}/requests/${id}/calendar.ics`);
    expect([file.status, file.text.includes('Hinterhof')]).toEqual([200, false]);
    const hers = await ReadPage.open(await signedIn(), `${at}/requests/${id}`);
    expect(hers.text).toContain('Hinterhof 7');
  });

  test('an owner learns who asked after something is promised', async () => {
    const asker = 'Anna Auer';
    const browser = await signedIn(owner);
    const before = await ReadPage.open(browser, `${at}/requests/${id}`);
    expect([before.status, before.answer.text.includes(asker)]).toEqual([200, false]);
    await approve();
    expect((await ReadPage.open(browser, `${at}/requests/${id}`)).text).toContain(asker);
  });
});

describe('the basket', () => {
  test('is not locked by days of more than a year', async () => {
    const placeId = await world.place({ name: `Zweiter Ort ${benchId}` });
    const farId = await world.item({ name: 'Fernes', quantity: 5, storagePlaceId: placeId });
    const browser = await signedIn();
    await fill(browser, { [benchId]: 1, [farId]: 1 });
    const far = { from: '2027-05-14', until: '2028-06-20' };
    const refused = new ReadPage(browser, await browser.submit(`${at}/basket/items`, far));
    expect([refused.status, refused.text.includes('höchstens ein Jahr')]).toEqual([422, true]);
    for (const until of ['2028-05-13', '2028-05-14'])
      expect((await fill(browser, {}, { from: '2027-05-14', until })).text).toContain('Korb leeren');
  });

  test.each(['2067-05-14', '1999-05-14', '0000-00-00', '2027-02-30'])(
    'takes no day like %s, and the list says so in its own words',
    async (day) => {
      const says = /^\d{4}-(05|12)-\d\d$/.test(day) ? 'in den nächsten Jahren' : 'den ersten Tag angeben';
      const browser = new Browser(app);
      const list = await ReadPage.open(browser, `${at}?from=${day}&until=${day}`);
      expect(list.text).toContain(says);
      expect(list.text).not.toContain('Zeitzone');
      await browser.submit(`${at}/basket/items`, { from: day, until: day, [`quantity.${benchId}`]: '1' });
      expect((await ReadPage.open(browser, at)).status).toBe(200);
    },
  );

  test('offers the hours of new days, not those of the days before', async () => {
    const hours = [1, 5].map((weekday) => ({ weekday, from: '08:00', until: '10:00' }));
    const placeId = await world.place({ name: `Mit Zeiten ${benchId}`, handOverWindows: hours });
    const boxId = await world.item({ name: 'Kiste', quantity: 5, storagePlaceId: placeId });
    const page = await fill(await signedIn(), { [boxId]: 1 });
    const again = await send(page, { from: '2027-06-11', until: '2027-06-14' });
    expect(again.status).toBe(422);
    const chosen = again.root.querySelectorAll('select option[selected]').map(({ text }) => text);
    expect(chosen.join(' ')).toContain('11.06.');
    expect(chosen.join(' ')).toContain('14.06.');
    const sent = await send(again);
    expect(sent.text).toContain('11. Juni 2027');
    expect(sent.text).toContain('14. Juni 2027');
  });

  test('can be sent again with what another tab put in meanwhile', async () => {
    const tentId = await world.item({ name: 'Zelt', quantity: 1 });
    const browser = await signedIn();
    const page = await fill(browser, { [benchId]: 3 });
    await browser.submit(`${at}/basket/items`, { [`quantity.${tentId}`]: '1' });
    await send(page);
    expect((await send(await basket(browser))).text).toContain('Ihre Anfrage ist abgeschickt');
  });

  test('keeps what somebody typed from the next one at the same computer', async () => {
    const browser = await signedIn();
    await fill(browser, { [benchId]: 3 });
    await browser.submit(`${at}/basket`, {
      'occasion.name': 'Geheime Feier',
      'contact.name': 'Erika Geheim',
    });
    expect(occasionIn(await basket(browser))).toBe('Geheime Feier');
    const hers = browser.cookie('leihbund')!;
    browser.put('leihbund', (await signedIn(world.coordinator.email)).cookie('leihbund')!);
    expect((await basket(browser)).answer.text).not.toMatch(/Geheime Feier|Erika Geheim/);
    browser.put('leihbund', 'nobody');
    expect((await basket(browser)).answer.text).not.toMatch(/Geheime Feier|Erika Geheim/);
    browser.put('leihbund', hers);
    expect(occasionIn(await basket(browser))).toBe('Geheime Feier');
  });

  test('is there though the loan that was repeated is not to be seen any more', async () => {
    const browser = new Browser(app);
    await fill(browser, { [benchId]: 3 });
    const page = await ReadPage.open(browser, `${at}/basket?again=0190a1b2-0000-7000-8000-000000000001`);
    expect([page.status, page.text.includes('3 Stück')]).toEqual([200, true]);
  });

  test('that was replaced by an earlier loan comes back by a button', async () => {
    const tentId = await world.item({ name: 'Zelt', quantity: 1 });
    const browser = await signedIn();
    await send(await fill(browser, { [tentId]: 1 }));
    const list = await ReadPage.open(browser, `${at}/requests`);
    const action = list.root.querySelectorAll('form').map((form) => form.getAttribute('action') ?? '');
    await fill(browser, { [benchId]: 3 });
    const repeated = await list.submit(action.find((path) => path.endsWith('/repeat'))!);
    expect(repeated.text).toContain('Vorher lag schon etwas in Ihrem Korb');
    const offer = repeated.find('input[name=offer]').getAttribute('value')!;
    await browser.submit(`${at}/basket`, { offer });
    expect((await basket(browser)).text).toContain('3 Stück, gehört');
  });
});

describe('a form’s route', () => {
  test.each([
    ['/b/auental/basket', { offer: 5 }],
    ['/b/auental/basket/items', { 'quantity.x': 5 }],
    ['/b/auental/basket/sign-in', { email: ['x'] }],
    ['/b/auental/basket/ask', { 'occasion.name': { a: 1 } }],
    ['/b/auental/search', { search: 5 }],
    ['/b/auental/calendars', { choice: 5 }],
    ['/b/auental/manage/items/new', { name: 5 }],
    ['/language', { language: 5 }],
    ['/language', { language: 'en', formToken: { toString: 1, valueOf: 1 } }],
  ])('refuses JSON with other things than texts: %s %j', async (path, body) => {
    for (const email of [world.member.email, world.coordinator.email]) {
      const browser = await signedIn(email);
      const cookie = `leihbund=${browser.cookie('leihbund')}`;
      const headers = { cookie, 'sec-fetch-site': 'same-origin', accept: 'text/html' };
      const { status } = await app.call('post', path, { headers, body });
      expect([303, 403, 404, 415, 422]).toContain(status);
    }
  });
});

test('the language is switched on a page with a long search as well', async () => {
  const browser = new Browser(app);
  const returnTo = `${at}?search=${encodeURIComponent('ü'.repeat(100))}`;
  expect((await browser.submit('/language', { language: 'en', returnTo })).status).toBe(303);
});

test('a page whose address is a secret to keep offers nothing that would lose it', async () => {
  const page = await ReadPage.open(new Browser(app), '/undo-address/abcdefghijklmnopqrstuvwxyz');
  expect(page.root.querySelector('form[action="/language"]')).toBeNull();
});
