/** Where the work begins: the menu on every page, where signing in leads, and the numbers of the day. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { OutboxMail } from '../../src/notifications/outbox-mail.entity.js';
import { MeService } from '../../src/partners/signing-in/me.service.js';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { done, furnish, requested, type GuestName, type House } from '../support/house.js';
import { mailsTo } from '../support/mails.js';
import { plain, ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

let app: TestApp;
let house: House;
let other: House;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-03T10:00:00Z');
  house = await furnish(app, 'auental', 'A', 'public');
  other = await furnish(app, 'bachtal', 'B', 'partners');
});
afterAll(() => app.stop());

const as = (guest: GuestName, language?: 'de' | 'en') => Visitor.of(app, house.guests[guest].email, language);

/** With the basket, which stands beside it; as it is read aloud. */
const menuOf = (page: ReadPage): string[] =>
  page.root.querySelectorAll('.lb-nav a, .lb-head a[href$="/basket"]').map((link) => {
    const read = link.querySelector('.lb-sr') ?? link;
    return read.text.replace(/\s+/g, ' ').trim();
  });

const BORROWERS = ['Liste', 'Meine Anfragen', 'Über das Bündnis', 'Korb, noch leer'];

describe('the menu', () => {
  const outside = ['/', '/me', '/impressum', '/nirgends', '/b/nirgends', '/b/auental/nirgends', '/sign-in'];

  test.each(outside)('of the own alliance stands on %s too', async (path) => {
    const page = await (await as('borrower')).open(path);
    expect(menuOf(page)).toEqual(BORROWERS);
    expect(page.link('Meine Anfragen')).toBe('/b/auental/requests');
  });

  test.each(['/', '/nirgends', '/sign-in'])('is not there for strangers: %s', async (path) => {
    expect(menuOf(await Visitor.nobody(app).open(path))).toEqual([]);
  });

  test('stands where somebody is turned away: not theirs to see, not theirs to do, a form that cannot be read', async () => {
    const visitor = await as('borrower');
    const refused = await visitor.open('/b/auental/decisions');
    expect([refused.status, menuOf(refused)]).toEqual([403, BORROWERS]);
    const missing = await visitor.open(`/b/auental/requests/${other.requestedId}`);
    expect([missing.status, menuOf(missing)]).toEqual([404, BORROWERS]);
    const headers = { 'content-type': 'text/xml', 'sec-fetch-site': 'same-origin', accept: 'text/html' };
    const garbled = await visitor.browser.submit('/b/auental/basket/ask', {}, headers);
    expect(garbled.status).toBe(415);
    expect(garbled.text).toContain('Meine Anfragen');
  });

  test('and the language stay where there is nothing, also inside an alliance and where an address is garbled', async () => {
    const { email } = house.guests.borrower;
    const actor = await house.world.actor(email);
    await app.get(MeService).prefer(actor, { language: 'en' });
    const visitor = await as('borrower');
    for (const path of [
      '/nirgends',
      '/b/auental/nirgends',
      '/b/auental/decisions',
      '/b/auental/%zz',
      '/%00',
    ]) {
      const page = await visitor.open(path);
      expect(page.find('html').getAttribute('lang')).toBe('en');
      expect(menuOf(page)).toEqual(['List', 'My requests', 'About the alliance', 'Basket, still empty']);
    }
    await app.get(MeService).prefer(actor, { language: 'de' });
  });

  test('leads to each of several alliances where a page belongs to none of them', async () => {
    const email = 'zwei@example.org';
    for (const { world } of [house, other]) await world.memberOf(world.partnerId, email);
    const visitor = await Visitor.of(app, email);
    const page = await visitor.open('/me');
    const links = page.root.querySelectorAll('.lb-nav a').map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/b/auental', '/b/bachtal']);
    expect(menuOf(await visitor.open('/b/bachtal'))).toEqual(BORROWERS);
  });

  test('says how many wait, to those who decide, wherever they are', async () => {
    // Four requests, to one of which something else is offered, and one wish to change a promise.
    for (const who of ['coordinator', 'deputy'] as const)
      for (const path of ['/b/auental', '/me', '/nirgends'])
        expect(menuOf(await (await as(who)).open(path))).toContain('Zu entscheiden 5');
    expect(menuOf(await (await as('keeper')).open('/b/auental')).join()).not.toMatch(/\d/);
  });
});

describe('signing in', () => {
  async function landing(email: string, to?: string, by = new Browser(app)): Promise<string> {
    app.clock.advance(6);
    const ask = await ReadPage.open(
      by,
      to === undefined ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`,
    );
    const code = await ask.submit('/sign-in/ask', { email });
    const { text = '' } = (await mailsTo(app, email)).at(-1)!;
    const form = code.find('form[action="/sign-in/code"]');
    const fields = Object.fromEntries(
      form
        .querySelectorAll('input')
        .map((one) => [one.getAttribute('name')!, one.getAttribute('value') ?? '']),
    );
    const digits = /^ *(\d{6})$/m.exec(text)![1]!;
    const answer = await by.submit('/sign-in/code', { ...fields, code: digits });
    return answer.headers['location'] as string;
  }

  test.each([
    ['coordinator', '/b/auental/today'],
    ['deputy', '/b/auental/today'],
    ['keeper', '/b/auental/desk'],
    ['borrower', '/b/auental'],
    ['owner', '/b/auental'],
    ['stranger', '/'],
    ['operator', '/'],
  ] as const)('leads the %s to %s', async (who, start) => {
    const { email } = house.guests[who];
    expect(await landing(email)).toBe(start);
  });

  test.each([
    ['coordinator', '/b/auental/today'],
    ['keeper', '/b/auental/desk'],
    ['borrower', '/b/auental'],
  ] as const)('leads the %s from the bare start of the alliance to %s', async (who, start) => {
    expect(await landing(house.guests[who].email, '/b/auental')).toBe(start);
  });

  test('leads where one came for, whoever one is', async () => {
    for (const who of ['coordinator', 'keeper', 'borrower'] as const)
      expect(await landing(house.guests[who].email, '/me/tokens')).toBe('/me/tokens');
    expect(await landing(house.guests.coordinator.email, '/b/auental?search=zelt')).toBe(
      '/b/auental?search=zelt',
    );
  });

  test('leads to the work where somebody comes to an alliance that is not theirs', async () => {
    expect(await landing(house.guests.coordinator.email, '/b/bachtal')).toBe('/b/bachtal');
  });

  test('keeps the one request that a mail is about', async () => {
    const id = await requested(house);
    const { email } = house.guests.coordinator;
    const { text = '' } = (await mailsTo(app, email))
      .filter(({ subject }) => !subject?.includes('Anmeldecode'))
      .at(-1)!;
    const link = new RegExp(`/b/auental/decisions\\S*${id}`).exec(text)![0]!;
    expect(link).not.toContain('#');
    const browser = new Browser(app);
    const { location = '' } = (await browser.get(link)).headers as { location?: string };
    const to = new URL(location, 'http://localhost').searchParams.get('to')!;
    expect(to).toBe(link);
    expect(await landing(email, to, browser)).toBe(link);
    const page = await ReadPage.open(browser, link);
    expect(page.root.querySelectorAll('article')).toHaveLength(1);
    const approved = await page.submit(`/b/auental/decisions/${id}/approve`);
    expect(approved.text).toContain('zugesagt');
    expect((await ReadPage.open(browser, link)).title).toContain('Reservierung');
  });
});

describe('no link to a page that needs a sign-in', () => {
  test('carries its target behind a # in any mail', async () => {
    const mails = await Promise.all(Object.values(house.guests).map(({ email }) => mailsTo(app, email)));
    const links = mails
      .flat()
      .flatMap(({ text = '', html = '' }) => [
        ...text.matchAll(/https?:\S+/g),
        ...html.matchAll(/href="[^"]+"/g),
      ]);
    expect(links.length).toBeGreaterThan(10);
    expect(links.map(([link]) => link).filter((link) => link.includes('#'))).toEqual([]);
  });
});

describe('the numbers of the day', () => {
  let world: World;
  let coordinator: Visitor;
  let keeper: Visitor;
  let placeId: string;

  /** 3 May is a Monday; noon there is 10:00Z. */
  const periods = {
    fetched: ['2027-05-03T14:00:00.000Z', '2027-05-05T08:00:00.000Z'],
    late: ['2027-05-03T21:30:00.000Z', '2027-05-04T21:00:00.000Z'],
    tomorrow: ['2027-05-03T22:30:00.000Z', '2027-05-05T08:00:00.000Z'],
    midnight: ['2027-05-03T13:00:00.000Z', '2027-05-03T22:00:00.000Z'],
  } as const;

  async function promised(
    itemIds: readonly string[],
    [from, until]: readonly [string, string],
    token = world.member.token,
  ): Promise<string> {
    const lines = itemIds.map((itemId) => ({ itemId, quantity: 1 }));
    const { id } = await done<{ id: string }>(
      app,
      'post',
      world.path('reservations'),
      token,
      wish(world, lines, [from, until]),
    );
    await done(app, 'post', world.path(`reservations/${id}/approve`), world.coordinator.token, {});
    return id;
  }

  beforeAll(async () => {
    app.clock.set('2027-05-03T10:00:00Z');
    world = await World.make(app, 'tagtal');
    placeId = await world.place({ name: 'Schuppen' });
    const bench = await world.item({ quantity: 20, name: 'Bank' });
    const tent = await world.item({ quantity: 20, name: 'Zelt', storagePlaceId: placeId });
    await promised([bench, tent], periods.fetched);
    await promised([bench], periods.late);
    await promised([bench], periods.tomorrow);
    await promised([tent], periods.midnight);
    const gone = await promised([bench], periods.fetched);
    await done(app, 'post', world.path(`reservations/${gone}/cancel`), world.coordinator.token, {
      reason: 'x',
    });
    await done(
      app,
      'post',
      world.path('reservations'),
      world.member.token,
      wish(world, [{ itemId: bench, quantity: 1 }], [...periods.fetched]),
    );
    const { id: personId } = await done<{ id: string }>(
      app,
      'post',
      world.path(`partners/${await world.partner()}/people`),
      world.coordinator.token,
      { email: 'lager.tagtal@example.org', name: 'Lara', role: 'member' },
    );
    await done(app, 'put', world.path(`roles/${personId}`), world.coordinator.token, {
      role: 'keeper',
      storagePlaceId: placeId,
    });
    coordinator = await Visitor.of(app, world.coordinator.email);
    keeper = await Visitor.of(app, 'lager.tagtal@example.org');
  });

  const numbers = (page: ReadPage): Record<string, string> =>
    Object.fromEntries(
      page.root
        .querySelectorAll('[aria-label="Der Tag in Zahlen"] a')
        .map((link) => [link.querySelector('span')!.text, link.querySelector('b')!.text]),
    );

  test('are those of the pages that they lead to', async () => {
    const today = await coordinator.open('/b/tagtal/today');
    expect(numbers(today)).toEqual({
      'Zu entscheiden': '1',
      'Abholungen heute': '4',
      'Rückgabe heute': '1',
      'In Gefahr': '0',
      'E-Mails nicht angekommen': '0',
    });
    const desk = await coordinator.open('/b/tagtal/desk');
    expect(desk.text).toContain('Abholungen: 4');
    expect(desk.text).toContain('Rückgaben: 1');
    expect((await coordinator.open('/b/tagtal/decisions')).root.querySelectorAll('article')).toHaveLength(1);
  });

  test('show a keeper the own places, today and tomorrow', async () => {
    const { text } = await keeper.open('/b/tagtal/desk');
    expect(text).toContain('Montag, 3. Mai Schuppen Sofortausleihe Abholungen: 2');
    expect(text).toContain('Rückgaben: 1');
    expect(text).toContain('Schuppen');
    expect(text).not.toContain('Lager ');
    expect(text).toContain('Morgen, Dienstag, 4. Mai Abholungen: 0');
  });

  test('count a pick-up in the first minutes of tomorrow for tomorrow, and a return at midnight for today', async () => {
    const { text } = await coordinator.open('/b/tagtal/desk');
    expect(text).toContain('Morgen, Dienstag, 4. Mai Abholungen: 1');
    expect(text).toMatch(/Morgen.*Rückgaben: 1/);
  });

  test('follow what is at risk and what could not be mailed', async () => {
    const { items } = await done<{ items: { id: string; name: string }[] }>(
      app,
      'get',
      world.path('items'),
      world.coordinator.token,
    );
    const bench = items.find(({ name }) => name === 'Bank')!;
    await done(app, 'patch', world.path(`items/${bench.id}`), world.coordinator.token, { quantity: 1 });
    await app.get(Database).transaction(async (tx) => {
      const [mail] = await tx.findBy(OutboxMail, { recipient: world.member.email });
      await tx.update(OutboxMail, { id: mail!.id }, { state: 'dead' });
    });
    const found = numbers(await coordinator.open('/b/tagtal/today'));
    expect(found['E-Mail nicht angekommen']).toBe('1');
    const rows = (await coordinator.open('/b/tagtal/manage/at-risk')).root.querySelectorAll('tbody tr');
    expect(Number(found['In Gefahr'])).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(1);
  });

  test('come with what is decided first, what is at risk, and the week', async () => {
    const { text, root } = await coordinator.open('/b/tagtal/today');
    expect(text).toContain('Eine Entscheidung wartet, bis heute, 16:00 Uhr.');
    expect(text).toContain('Verein tagtal möchte abholen: Mo., 3. Mai 2027, 16:00 Uhr.');
    expect(text).toContain('Verein tagtal: Zugesagt ist 1 × Bank, da ist nichts.');
    const days = root.querySelectorAll('.lb-dayrow__when').map((one) => plain(one.text).trim());
    expect(days).toEqual(['Heute 03.05.', 'Di. 04.05.', 'Mi. 05.05.']);
    expect(text).toContain('Abholung: Familienfest, Verein tagtal 1 × Zelt · Schuppen, 16:00 Uhr');
  });

  test('are for the coordination, the sheet of the day for keepers and owners too', async () => {
    await world.memberOf(await world.partner(), 'nur.leihen@example.org');
    const member = await Visitor.of(app, world.member.email);
    expect(await member.status('/b/tagtal/today')).toBe(403);
    // Own things may be handed over by their owner.
    expect((await member.open('/b/tagtal/desk')).text).toContain('Abholungen: 4');
    const borrower = await Visitor.of(app, 'nur.leihen@example.org');
    expect((await borrower.open('/b/tagtal/desk')).text).toContain('Abholungen: 0');
    expect(await keeper.status('/b/tagtal/today')).toBe(403);
    const elsewhere = await as('coordinator');
    expect([await elsewhere.status('/b/tagtal/today'), await elsewhere.status('/b/tagtal/desk')]).toEqual([
      404, 404,
    ]);
  });
});
