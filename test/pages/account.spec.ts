/** The pages of signing in and of one's own account, as a person with a browser uses them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { AccessToken } from '../../src/partners/access/access-token.entity.js';
import { MeService } from '../../src/partners/signing-in/me.service.js';
import { Person } from '../../src/partners/who/person.entity.js';
import { Feed } from '../../src/reservations/feeds/feed.entity.js';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { entryOf, mailsTo, type ReadMail } from '../support/mails.js';
import { ReadPage } from '../support/read-page.js';
import { changes, everything } from '../support/rows.js';
import { seenNow } from '../support/seen.js';
import { wish, World } from '../support/world.js';

let app: TestApp;
let world: World;
let count = 0;
let email: string;
let browser: Browser;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
});
afterAll(() => app.stop());

beforeEach(async () => {
  count += 1;
  email = `seite.${count}@example.org`;
  await world.memberOf(world.partnerId, email);
  browser = new Browser(app);
});

async function codeTo(address: string): Promise<string> {
  const { text = '' } = (await mailsTo(app, address)).at(-1)!;
  return /^ *(\d{6})$/m.exec(text)![1]!;
}

/** From the page with the address to wherever it leads. */
async function signedIn(by = browser, address = email, to = '/me'): Promise<ReadPage> {
  // Past the limit of codes.
  app.clock.advance(6);
  const ask = await ReadPage.open(by, `/sign-in?to=${encodeURIComponent(to)}`);
  const code = await ask.submit('/sign-in/ask', { email: address });
  return code.submit('/sign-in/code', { code: await codeTo(address) });
}

/** A page without the address that was typed and the token that differs each time. */
const said = ({ answer }: ReadPage, address: string): string =>
  answer.text.replaceAll(address, 'X').replace(/value="[\da-f-]{36}"/g, '');

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

const personAt = (address: string): Promise<Person> =>
  app.get(Database).read((tx) => tx.findOneByOrFail(Person, { email: address }));

const idOf = async (address: string): Promise<string> => (await personAt(address)).id;

/** Puts the person's pages into English, as they would in the profile. */
const inEnglish = async (page: ReadPage): Promise<ReadPage> => page.submit('/me', { language: 'en' });

describe('signing in', () => {
  test('is address, code, and on to where one wanted to go', async () => {
    const ask = await ReadPage.open(browser, '/sign-in?to=%2Fme%2Ftokens');
    expect([ask.status, ask.title]).toEqual([200, 'Anmelden']);
    const code = await ask.submit('/sign-in/ask', { email });
    expect([
      code.title,
      code.text.includes(email),
      code.find('#f-code').getAttribute('autocomplete'),
    ]).toEqual(['Code eingeben', true, 'one-time-code']);
    expect(code.find('#f-code').getAttribute('inputmode')).toBe('numeric');
    const spaced = (await codeTo(email)).replace(/(...)(...)/, '$1 $2');
    expect((await code.submit('/sign-in/code', { code: ` ${spaced} ` })).title).toBe('Zugriffsschlüssel');
  });

  test('speaks English to whoever reads English', async () => {
    const english = { 'accept-language': 'en-GB,en;q=0.9', accept: 'text/html' };
    const { text } = await app.call('get', '/sign-in', { headers: english });
    expect(text).toContain('<html lang="en"');
    expect(text).toContain('You need no password.');
    const code = await app.call('get', '/sign-in/code', { headers: english });
    expect(code.text).toContain('Code of six digits');
  });

  test('says after a wrong code how to go on, keeps the address, and asks for a new one with a button', async () => {
    const ask = await ReadPage.open(browser, '/sign-in?to=%2Fme');
    const page = await ask.submit('/sign-in/ask', { email });
    const refused = await page.submit('/sign-in/code', { code: wrong(await codeTo(email)) });
    expect(refused.status).toBe(401);
    expect(refused.text).toContain('Dieser Code stimmt nicht');
    expect(refused.text).toContain('Nach 5 falschen Versuchen');
    expect(refused.text).toContain('warten Sie bitte 15 Minuten');
    const first = await codeTo(email);
    const again = await refused.submit('/sign-in/ask');
    expect(again.text).toContain(email);
    expect(
      (await mailsTo(app, email)).filter(({ subject }) => subject?.includes('Anmeldecode')),
    ).toHaveLength(2);
    expect((await again.submit('/sign-in/code', { code: first })).status).toBe(401);
    expect((await again.submit('/sign-in/code', { code: await codeTo(email) })).title).toBe('Mein Zugang');
  });

  test('keeps what was typed, and names each wrong field beside it and above', async () => {
    const ask = await ReadPage.open(browser, '/sign-in?to=%2Fme');
    const refused = await ask.submit('/sign-in/ask', { email: 'anna at example.org' });
    expect(refused.status).toBe(422);
    expect(refused.find('#f-email').getAttribute('value')).toBe('anna at example.org');
    expect(refused.find('#f-email').getAttribute('aria-invalid')).toBe('true');
    expect(refused.find('.lb-faults a').getAttribute('href')).toBe('#f-email');
    expect(refused.find('main input[name=returnTo]').getAttribute('value')).toBe('/me');
  });

  test('answers the same for an address that nobody has', async () => {
    const known = await (await ReadPage.open(browser, '/sign-in')).submit('/sign-in/ask', { email });
    const stranger = `niemand${email.slice(5)}`;
    const page = await ReadPage.open(new Browser(app), '/sign-in');
    const unknown = await page.submit('/sign-in/ask', { email: stranger });
    expect([unknown.status, said(unknown, stranger)]).toEqual([known.status, said(known, email)]);
  });

  test('is complete where the mail is read elsewhere: the page asks for address and code', async () => {
    const page = await ReadPage.open(new Browser(app), `/sign-in/${'x'.repeat(43)}`);
    const ask = await ReadPage.open(browser, '/sign-in');
    await ask.submit('/sign-in/ask', { email });
    expect((await page.submit('/sign-in/code', { email, code: await codeTo(email) })).status).toBe(200);
  });

  test('carries a mailed secret into no other address', async () => {
    const secret = 'geheim'.padEnd(43, 'x');
    for (const path of [`/sign-in/${secret}`, `/undo-address/${secret}`]) {
      const { root } = await ReadPage.open(browser, path);
      const form = root.querySelector('form[action="/undo-address"]');
      form?.remove();
      expect(root.toString()).not.toContain(secret);
    }
  });

  test('leads nobody back to itself', async () => {
    const { root } = await ReadPage.open(browser, '/sign-in?to=%2Fme');
    expect(root.querySelector('.lb-head a[href^="/sign-in"]')!.getAttribute('href')).toBe(
      '/sign-in?to=%2Fme',
    );
  });
});

describe('signing out', () => {
  test('ends the session and takes the cookie', async () => {
    const page = await signedIn();
    const session = browser.cookie('leihbund')!;
    expect((await page.submit('/sign-out')).status).toBe(200);
    expect(browser.cookie('leihbund')).toBeUndefined();
    browser.put('leihbund', session);
    expect((await browser.get('/me')).headers['location']).toBe('/sign-in?to=%2Fme');
  });

  test('is not done by looking, nor by another site', async () => {
    await signedIn();
    expect((await browser.get('/sign-out')).status).toBe(404);
    expect((await browser.submit('/sign-out', {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await browser.get('/me')).status).toBe(200);
  });
});

describe('the profile', () => {
  test('is for whoever is signed in; others come back to it after signing in', async () => {
    for (const path of ['/me', '/me/tokens', '/me/email', '/b/auental/calendars']) {
      const { status, headers } = await new Browser(app).get(path);
      expect([path, status, headers['location']]).toEqual([
        path,
        303,
        `/sign-in?to=${encodeURIComponent(path)}`,
      ]);
    }
  });

  test('says who I am and where I belong, in words', async () => {
    const { text, link } = await signedIn().then((page) => ({
      text: page.text,
      link: page.link('Bündnis auental'),
    }));
    expect(text).toContain('Anna Auer');
    expect(text).toContain(email);
    expect(text).toContain('Mitglied bei „Verein auental“');
    expect(link).toBe('/b/auental');
    const coordinator = await signedIn(new Browser(app), world.coordinator.email);
    expect(coordinator.text).toContain('Koordination');
    expect(coordinator.text).not.toContain('coordinator');
  });

  test('changes the language of the pages', async () => {
    const english = await inEnglish(await signedIn());
    expect([english.title, english.root.querySelector('html')!.getAttribute('lang')]).toEqual([
      'My account',
      'en',
    ]);
    expect(english.text).toContain('Saved');
    expect(english.text).toContain('Member of “Verein auental”');
    expect(english.find('#f-entries').hasAttribute('checked')).toBe(true);
    const german = await english.submit('/me', { language: 'de' });
    expect(german.title).toBe('Mein Zugang');
  });

  test('switches calendar entries in mails off and on', async () => {
    const page = await signedIn();
    // An unticked box is not sent.
    await browser.submit('/me', { language: 'de' });
    const off = await ReadPage.open(browser, '/me');
    expect(off.find('#f-entries').hasAttribute('checked')).toBe(false);
    expect((await personAt(email)).entriesOffAt).not.toBeNull();
    await page.submit('/me', { entries: 'true' });
    expect((await personAt(email)).entriesOffAt).toBeNull();
  });

  test('refuses a language that nobody speaks here, and any other field', async () => {
    await signedIn();
    for (const [fields, status] of [
      [{ language: 'fr' }, 422],
      [{ language: 'de', isOperator: 'true' }, 422],
    ] as const) {
      const answer = await browser.submit('/me', fields);
      expect([answer.status, answer.text.includes('<h1')]).toEqual([status, true]);
    }
  });

  test('takes the same wishes over the API', async () => {
    const { token } = await app.get(MeService).createToken(await world.actor(email), 'Programm');
    const { status, body } = await app.call('patch', '/api/me', {
      token,
      body: { language: 'en', entries: false },
    });
    expect([status, body.language, body.entries]).toEqual([200, 'en', false]);
    const { body: same } = await app.call('patch', '/api/me', { token, body: {} });
    expect([same.language, same.entries]).toEqual(['en', false]);
  });

  test('lists sessions with this one marked, and ends one or all others', async () => {
    const [second, third] = [new Browser(app), new Browser(app)];
    await signedIn(second);
    await signedIn(third);
    const page = await signedIn();
    expect(page.text.match(/Dieses Gerät/g)).toHaveLength(1);
    expect(page.text.match(/Anderes Gerät/g)).toHaveLength(2);
    const form = page.root.querySelectorAll('form[action*="/end"]')[0]!;
    const ended = await page.submit(form.getAttribute('action')!);
    expect(ended.text).toContain('Die Anmeldung ist beendet');
    expect([(await second.get('/me')).status, (await third.get('/me')).status]).toEqual([303, 200]);
    const alone = await ended.submit('/me/sessions/end-others');
    expect([(await third.get('/me')).status, (await browser.get('/me')).status]).toEqual([303, 200]);
    expect(alone.root.querySelector('form[action*="/end"]')).toBeNull();
  });

  test('shows hostile names as text', async () => {
    const page = await signedIn();
    const id = await idOf(email);
    const name = `"><script>alert(1)</script>`;
    await app.get(Database).transaction((tx) => tx.update(Person, { id }, { name }));
    const { answer } = await ReadPage.open(browser, '/me');
    expect([answer.text.includes('<script>'), answer.text.includes('&lt;script>')]).toEqual([false, true]);
    expect(page.status).toBe(200);
  });
});

describe('another address', () => {
  test('is asked for, proved by a code, and signs in from then on', async () => {
    await signedIn();
    const newEmail = `neu.${email}`;
    const ask = await ReadPage.open(browser, '/me/email');
    expect(ask.text).toContain(`Jetzt melden Sie sich mit ${email} an.`);
    const code = await ask.submit('/me/email', { email: newEmail });
    expect(code.text).toContain(newEmail);
    const refused = await code.submit('/me/email/confirm', { code: wrong(await codeTo(newEmail)) });
    expect([refused.status, refused.text.includes('Dieser Code stimmt nicht')]).toEqual([409, true]);
    const done = await refused.submit('/me/email/confirm', { code: await codeTo(newEmail) });
    expect(done.title).toBe('Ihre Adresse ist geändert');
    expect((await browser.get('/me')).status).toBe(303);
    expect((await signedIn(browser, newEmail)).text).toContain(newEmail);
  });

  test('needs a fresh sign-in, and the way to it leads back', async () => {
    const page = await signedIn();
    const form = await ReadPage.open(browser, '/me/email');
    app.clock.advance(11);
    const stale = await ReadPage.open(browser, '/me/email');
    expect(stale.text).toContain('in den letzten 10 Minuten');
    expect(stale.link('Noch einmal anmelden')).toBe('/sign-in?to=%2Fme%2Femail');
    await seenNow(app);
    const before = await everything(app);
    expect((await form.submit('/me/email', { email: `spaet.${email}` })).status).toBe(403);
    expect(changes(before, await everything(app))).toEqual([]);
    expect(page.status).toBe(200);
  });

  test('keeps what was typed where it is none, or one’s own', async () => {
    await signedIn();
    const ask = await ReadPage.open(browser, '/me/email');
    const none = await ask.submit('/me/email', { email: 'keine' });
    expect([none.status, none.find('#f-email').getAttribute('value')]).toEqual([422, 'keine']);
    const own = await ask.submit('/me/email', { email });
    expect([own.status, own.text.includes('Das ist Ihre Adresse schon.')]).toEqual([422, true]);
  });

  test('can be taken back by a button, once', async () => {
    await signedIn();
    const newEmail = `weg.${email}`;
    const code = await (await ReadPage.open(browser, '/me/email')).submit('/me/email', { email: newEmail });
    await code.submit('/me/email/confirm', { code: await codeTo(newEmail) });
    const { text = '' } = (await mailsTo(app, email)).at(-1)!;
    const path = /(\/undo-address\/[\w-]+)/.exec(text)![1]!;
    const undo = await ReadPage.open(new Browser(app), path);
    const done = await undo.submit('/undo-address');
    expect([done.status, done.title]).toEqual([200, 'Adresse zurückgeholt']);
    const again = await undo.submit('/undo-address');
    expect([again.status, again.text.includes('älter als drei Tage oder wurde schon benutzt')]).toEqual([
      404,
      true,
    ]);
    expect((await signedIn()).text).toContain(email);
  });
});

const secretOn = (page: ReadPage): string => page.find('#secret').text.trim();

const works = async (token: string): Promise<boolean> =>
  (await app.call('get', '/api/me', { token })).status === 200;

describe('an access token', () => {
  test('is shown once, works, and is revoked', async () => {
    await signedIn();
    const page = await ReadPage.open(browser, '/me/tokens');
    const made = await page.submit('/me/tokens', { name: 'Website' });
    const token = secretOn(made);
    expect([made.status, await works(token)]).toEqual([200, true]);
    const list = await ReadPage.open(browser, '/me/tokens');
    expect([list.text.includes('Website'), list.answer.text.includes(token)]).toEqual([true, false]);
    const { id } = await app.get(Database).read((tx) => tx.findOneByOrFail(AccessToken, { name: 'Website' }));
    const revoked = await list.submit(`/me/tokens/${id}/revoke`);
    expect([revoked.text.includes('gilt nicht mehr'), await works(token)]).toEqual([true, false]);
  });

  test('asked for by a double click is one: the token that is seen last works, the other does not', async () => {
    await signedIn();
    const page = await ReadPage.open(browser, '/me/tokens');
    const [one, other] = await Promise.all([
      page.submit('/me/tokens', { name: 'Doppelt' }),
      page.submit('/me/tokens', { name: 'Doppelt' }),
    ]);
    const working = await Promise.all([one, other].map((shown) => works(secretOn(shown))));
    expect(working.filter(Boolean)).toHaveLength(1);
    const last = working[0] ? one : other;
    expect(last.text).toContain('Dieses Formular kam zweimal bei uns an.');
    const third = await page.submit('/me/tokens', { name: 'Doppelt' });
    expect([await works(secretOn(last)), await works(secretOn(third))]).toEqual([false, true]);
    const many = await Promise.all(
      Array.from({ length: 8 }, () => page.submit('/me/tokens', { name: 'Doppelt' })),
    );
    const left = await Promise.all([third, ...many].map((shown) => works(secretOn(shown))));
    expect(left.filter(Boolean)).toHaveLength(1);
    const another = await page.submit('/me/tokens', { name: 'Anders' });
    expect([another.status, another.find('#f-name').getAttribute('value')]).toEqual([409, 'Anders']);
  });

  test('needs a name, and a hostile one is text', async () => {
    await signedIn();
    const page = await ReadPage.open(browser, '/me/tokens');
    expect((await page.submit('/me/tokens', { name: '' })).status).toBe(422);
    const name = '"><img src=x onerror=alert(1)>';
    await (await ReadPage.open(browser, '/me/tokens')).submit('/me/tokens', { name });
    const list = await ReadPage.open(browser, '/me/tokens');
    expect([list.root.querySelector('img'), list.text.includes(name)]).toEqual([null, true]);
  });
});

const CALENDARS = '/b/auental/calendars';
const choices = (page: ReadPage): string[] =>
  page.root.querySelectorAll('main option, main fieldset label').map((one) => one.text);
const fetched = async (page: ReadPage): Promise<number> =>
  (await app.call('get', new URL(secretOn(page)).pathname)).status;

describe('a calendar address', () => {
  test('is made from what there is to choose, shown once, fetched, and ended', async () => {
    await signedIn();
    const page = await ReadPage.open(browser, CALENDARS);
    expect(page.text).toContain('nur alle paar Stunden');
    expect(choices(page)).toEqual([
      'Zusagen und offene Anfragen von „Verein auental“, mit Nummern',
      'Nur die Zusagen für „Verein auental“',
      'Zusagen und offene Anfragen, mit Nummern: die Sachen von „Verein auental“',
      'Alle Zusagen im Bündnis: welcher Partner wann was hat',
      'Öffentliche Aktionen, ohne Gegenstände und Orte: das ganze Bündnis',
    ]);
    const made = await page.submit(CALENDARS, { name: 'Unsere Ausleihen' });
    expect(secretOn(made)).toMatch(/^https?:\/\/[^/]+\/feeds\/[\w-]{43}\/unsere-ausleihen\.ics$/);
    expect(made.link('Kalender abonnieren')).toBe(secretOn(made).replace(/^https?:/, 'webcal:'));
    expect(await fetched(made)).toBe(200);
    const list = await ReadPage.open(browser, CALENDARS);
    expect(list.text).toContain('Unsere Ausleihen');
    expect(list.text).toContain('Zuletzt abgerufen: ');
    expect(list.answer.text).not.toContain(secretOn(made));
    const form = list.root.querySelector('form[action$="/revoke"]')!;
    const ended = await list.submit(form.getAttribute('action')!);
    expect([ended.text.includes('Sie haben hier noch kein Kalender-Abo.'), await fetched(made)]).toEqual([
      true,
      410,
    ]);
  });

  test('of everything is offered to the coordination only, which may choose any partner', async () => {
    const strange = await world.partner({ name: 'Chor Sonne' });
    await signedIn(browser, world.coordinator.email);
    const page = await ReadPage.open(browser, CALENDARS);
    expect(choices(page)).toContain('Alles im Bündnis: Zusagen und offene Anfragen, mit Nummern');
    expect(choices(page)).toContain('Nur die Zusagen für „Chor Sonne“');
    expect((await page.submit(CALENDARS, { choice: `${strange} full`, name: 'Chor' })).status).toBe(200);
    const list = await ReadPage.open(browser, CALENDARS);
    expect(list.text).toContain('Zusagen und offene Anfragen von „Chor Sonne“, mit Nummern');
    const member = new Browser(app);
    await signedIn(member);
    const own = await ReadPage.open(member, CALENDARS);
    for (const choice of ['alliance full', 'alliance desk', `${strange} full`, `${strange} partners`]) {
      expect((await own.submit(CALENDARS, { choice, name: 'Fremd' })).status).toBe(403);
    }
    for (const choice of ['alles full', 'alliance alles', '']) {
      expect((await own.submit(CALENDARS, { choice, name: 'Unsinn' })).status).toBe(422);
    }
  });

  test('asked for by a double click is one, and so is a renewed one; the last that is seen works', async () => {
    await signedIn();
    const page = await ReadPage.open(browser, CALENDARS);
    const first = await page.submit(CALENDARS);
    const second = await page.submit(CALENDARS);
    expect(second.text).toContain('Dieses Formular kam zweimal bei uns an.');
    expect([await fetched(first), await fetched(second)]).toEqual([410, 200]);
    const list = await ReadPage.open(browser, CALENDARS);
    const renew = list.root.querySelector('form[action$="/renew"]')!.getAttribute('action')!;
    const [third, fourth] = [await list.submit(renew), await list.submit(renew)];
    expect([await fetched(second), await fetched(third), await fetched(fourth)]).toEqual([410, 410, 200]);
    const personId = await idOf(email);
    const alive = await app.get(Database).read(async (tx) => {
      const feeds = await tx.findBy(Feed, { personId });
      return feeds.filter(({ revokedAt }) => revokedAt === null);
    });
    expect(alive).toHaveLength(1);
  });

  test('keeps the name that was refused, and says why', async () => {
    await signedIn();
    const page = await ReadPage.open(browser, CALENDARS);
    const refused = await page.submit(CALENDARS, { name: ' ' });
    expect([refused.status, refused.find('#f-name').getAttribute('aria-invalid')]).toEqual([422, 'true']);
  });

  test('can be had in English', async () => {
    await inEnglish(await signedIn());
    const page = await ReadPage.open(browser, CALENDARS);
    expect(page.title).toBe('Calendar addresses');
    expect(choices(page)[1]).toBe('Only the approvals for “Verein auental”');
    expect((await page.submit(CALENDARS)).text).toContain('Copy it now');
  });

  test('is nothing for strangers: the alliance’s calendars are not there for them', async () => {
    const other = await World.make(app, 'michental', {}, 'M');
    await signedIn(browser, other.member.email);
    expect((await browser.get(CALENDARS)).status).toBe(404);
    expect((await browser.submit(CALENDARS, { choice: 'alliance partners', name: 'x' })).status).toBe(404);
    const own = await ReadPage.open(browser, '/b/michental/calendars');
    const stolen = await own.submit('/b/michental/calendars', {
      choice: `${world.partnerId} full`,
      name: 'x',
    });
    expect(stolen.status).toBe(404);
  });
});

test('nobody sees or ends through the pages what is somebody else’s', async () => {
  const page = await signedIn();
  const tokens = await ReadPage.open(browser, '/me/tokens');
  await tokens.submit('/me/tokens', { name: 'Annas Programm' });
  const calendars = await ReadPage.open(browser, '/b/auental/calendars');
  await calendars.submit('/b/auental/calendars', { name: 'Annas Kalender' });
  const personId = await idOf(email);
  const [token, feed] = await app
    .get(Database)
    .read(async (tx) => [
      await tx.findOneByOrFail(AccessToken, { personId, name: 'Annas Programm' }),
      await tx.findOneByOrFail(Feed, { personId }),
    ]);
  const { body } = await browser.get('/api/me/sessions');
  const other = new Browser(app);
  await signedIn(other, world.coordinator.email);
  const before = await everything(app);
  for (const path of [
    `/me/sessions/${body.items[0].id}/end`,
    `/me/tokens/${token.id}/revoke`,
    `/b/auental/calendars/${feed.id}/revoke`,
    `/b/auental/calendars/${feed.id}/renew`,
    '/me/sessions/unsinn/end',
  ]) {
    expect([path, (await other.submit(path, {})).status]).toEqual([path, 404]);
  }
  expect(changes(before, await everything(app))).toEqual([]);
  for (const path of ['/me', '/me/tokens', '/b/auental/calendars']) {
    const { text } = await other.get(path);
    expect(text).not.toMatch(/Annas (Programm|Kalender)/);
    expect(text).not.toContain(email);
  }
  expect(page.status).toBe(200);
});

test('no page of the account is kept, framed, or changes anything by being looked at', async () => {
  await signedIn();
  const paths = [
    '/me',
    '/me/tokens',
    '/me/email',
    '/me/email/done',
    '/sign-in',
    '/sign-in/code',
    '/b/auental/calendars',
  ];
  const before = await everything(app);
  for (const path of paths) {
    const { status, headers } = await browser.get(path);
    expect([path, status, headers['cache-control'], headers['referrer-policy']]).toEqual([
      path,
      200,
      'no-store',
      'same-origin',
    ]);
  }
  expect(changes(before, await everything(app))).toEqual([]);
});

const decide = async (id: string, how: string): Promise<void> => {
  const path = world.path(`reservations/${id}/${how}`);
  const answer = await app.call('post', path, {
    token: world.coordinator.token,
    body: { reason: 'Sturm' },
  });
  expect(answer.status).toBe(200);
};
const newest = async (address = email): Promise<ReadMail> => (await mailsTo(app, address)).at(-1)!;

describe('mails', () => {
  const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];
  let benchId: string;
  let token: string;

  beforeAll(async () => {
    benchId = await world.item({ name: 'Bierbank', quantity: 100_000 });
  });
  beforeEach(async () => {
    ({ token } = await app.get(MeService).createToken(await world.actor(email), 'Programm'));
  });

  async function asked(): Promise<string> {
    const body = wish(world, [{ itemId: benchId, quantity: 5 }], WEEKEND);
    const answer = await app.call('post', world.path('reservations'), { token, body });
    expect(answer.status).toBe(201);
    return answer.body.id;
  }
  const wishes = (body: object) => app.call('patch', '/api/me', { token, body });

  test('bring a calendar entry, unless one wants none; then they say nothing of it either', async () => {
    await decide(await asked(), 'approve');
    expect(entryOf(await newest())?.method).toBe('REQUEST');
    await wishes({ entries: false });
    const id = await asked();
    await decide(id, 'approve');
    const approval = await newest();
    expect([approval.subject?.startsWith('Zusage'), entryOf(approval)]).toEqual([true, undefined]);
    expect(approval.text).not.toContain('alender');
    await decide(id, 'cancel');
    const cancellation = await newest();
    expect([cancellation.subject?.startsWith('Storniert'), entryOf(cancellation)]).toEqual([true, undefined]);
    expect(cancellation.text).not.toContain('alender');
    await wishes({ entries: true });
    await decide(await asked(), 'approve');
    expect(entryOf(await newest())?.method).toBe('REQUEST');
  });

  test('take an entry out again that was sent before it was switched off', async () => {
    const id = await asked();
    await decide(id, 'approve');
    const { uid, sequence } = entryOf(await newest())!;
    await wishes({ entries: false });
    await decide(id, 'cancel');
    const mail = await newest();
    expect(entryOf(mail)).toMatchObject({ method: 'CANCEL', uid, sequence: sequence + 1 });
    expect(mail.text).toContain('nimmt diese E-Mail ihn heraus');
  });

  test('bring no entry that was still waiting when it was switched off', async () => {
    const id = await asked();
    await newest();
    await decide(id, 'approve');
    await wishes({ entries: false });
    await decide(id, 'cancel');
    const mails = (await mailsTo(app, email)).filter(({ text }) => /zugesagt|storniert/.test(text ?? ''));
    expect(mails.map((mail) => [mail.subject?.split(':')[0], entryOf(mail)])).toEqual([
      ['Storniert', undefined],
    ]);
  });

  test('speak the language of whoever reads them', async () => {
    await wishes({ language: 'en' });
    const id = await asked();
    const received = await newest();
    expect(received.subject).toMatch(/^Request received: 5 × Bierbank, Fri 14\/05 to Mon 17\/05/);
    expect(received.html).toContain('<html lang="en"');
    expect((await newest(world.coordinator.email)).subject).toMatch(/^Neue Anfrage: /);
    await decide(id, 'decline');
    expect((await newest()).subject).toMatch(/^Declined: /);
    await (await ReadPage.open(browser, '/sign-in')).submit('/sign-in/ask', { email });
    expect((await newest()).subject).toBe('Your sign-in code (valid for 10 minutes)');
  });

  test('lead to pages: the request, the decision, the sign-in; and none changes anything by being opened', async () => {
    const id = await asked();
    const { text = '' } = await newest();
    expect(text).toContain(`/b/auental/requests/${id}\n`);
    const toDecide = (await newest(world.coordinator.email)).text!;
    expect(toDecide).toContain(`/b/auental/decisions/${id}\n`);
    await decide(id, 'approve');
    const entry = (await newest()).attachments.at(-1)!.content;
    expect(new TextDecoder().decode(entry as ArrayBuffer).replaceAll('\r\n ', '')).toContain(
      `/b/auental/requests/${id}`,
    );
    const invitation = (await mailsTo(app, email))[0]!.text!;
    expect(invitation).toContain('/sign-in?to=%2Fb%2Fauental\n');
    const path = /(\/sign-in\?to=\S+)/.exec(invitation)![1]!;
    const before = await everything(app);
    const page = await ReadPage.open(browser, path);
    expect(page.find('main input[name=returnTo]').getAttribute('value')).toBe('/b/auental');
    expect(changes(before, await everything(app))).toEqual([]);
  });
});
