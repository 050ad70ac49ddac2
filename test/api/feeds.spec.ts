/** Feeds over HTTP: what calendar programs are answered (calendar-and-mail.md, R37 to R48). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Response } from 'supertest';
import { Database } from '../../src/database/database.service.js';
import { StoragePlacesService } from '../../src/items/storage-places.service.js';
import { PartnersService } from '../../src/partners/members/partners.service.js';
import { PeopleService } from '../../src/partners/members/people.service.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { AccountsService } from '../../src/partners/signing-in/accounts.service.js';
import { StockChangesService } from '../../src/reservations/stock/stock-changes.service.js';
import { TestApp, type Method } from '../support/app.js';
import { entriesOf } from '../support/mails.js';
import { RawCaller } from '../support/raw-call.js';
import { wish, World, type Person } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
let world: World;
let benchId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  benchId = await world.item({ name: 'Bank, „lang“; Holz', quantity: 1000 });
});
afterAll(() => app.stop());

async function address(person: Person, facts: object): Promise<string> {
  const { status, body } = await app.call('post', world.path('feeds'), { token: person.token, body: facts });
  expect(status).toBe(201);
  return new URL(body.url).pathname;
}

const own = () => ({ scope: 'partner', id: world.partnerId, detail: 'full', name: 'Unsere Ausleihen' });
const pool = { scope: 'alliance', detail: 'partners', name: 'Pool für alle' };

const fetch = (
  path: string,
  headers: Record<string, string> = {},
  method: Method = 'get',
): Promise<Response> => app.call(method, path, { headers });

async function request(quantity = 1): Promise<string> {
  const body = {
    ...wish(world, [{ itemId: benchId, quantity }], WEEKEND),
    note: 'GEHEIM',
    occasion: { name: 'Aktion X' },
  };
  const { body: asked } = await app.call('post', world.path('reservations'), {
    token: world.member.token,
    body,
  });
  return asked.id;
}

const approve = (id: string) =>
  app.call('post', world.path(`reservations/${id}/approve`), { token: world.coordinator.token, body: {} });

describe('the address', () => {
  test('is fetched without signing in, ends in a readable name, and is kept from caches, crawlers and other sites', async () => {
    const path = await address(world.member, own());
    expect(path).toMatch(/^\/feeds\/[\w-]{43}\/unsere-ausleihen\.ics$/);

    const { status, headers, text } = await fetch(path);

    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="unsere-ausleihen.ics"',
      'cache-control': 'private, no-cache',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('content-security-policy');
    expect(headers).not.toHaveProperty('content-encoding');
    // An empty calendar is a calendar all the same.
    expect(entriesOf(text)).toEqual([]);
    expect(text).toMatch(/NAME:Unsere Ausleihen\r\n/);
  });

  test('answers HEAD like GET, without the body', async () => {
    const path = await address(world.member, own());
    const [get, head] = [await fetch(path), await fetch(path, {}, 'head')];
    const { date: _one, 'x-request-id': _id, ...headers } = get.headers;
    expect(head.headers).toMatchObject(headers);
    expect([head.status, head.text ?? '']).toEqual([200, '']);
  });

  test('is shown once: the list knows the name only', async () => {
    const { body } = await app.call('get', world.path('feeds'), { token: world.member.token });
    expect(body.items[0]).not.toHaveProperty('url');
  });

  test('that nobody ever had, misspelt or garbled, is 404 with the same few bytes', async () => {
    const path = await address(world.member, own());
    const paths = [
      '/feeds/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/x.ics',
      path.replace('.ics', '.html'),
      path.replace('unsere', 'andere'),
      `/feeds${path.slice('/feeds'.length).toUpperCase().replace('.ICS', '.ics')}`,
      '/feeds/%ZZ/x.ics',
    ];
    const answers = await Promise.all(paths.map((one) => fetch(one)));
    expect(answers.map(({ status, text }) => [status, text])).toEqual(paths.map(() => [404, 'Not Found']));
  });

  test('that was revoked is 410, and other methods are 405', async () => {
    const { body } = await app.call('post', world.path('feeds'), { token: world.member.token, body: own() });
    const path = new URL(body.url).pathname;
    expect((await fetch(path, {}, 'post')).status).toBe(405);
    expect(
      (await app.call('delete', world.path(`feeds/${body.id}`), { token: world.coordinator.token })).status,
    ).toBe(404);
    expect(
      (await app.call('delete', world.path(`feeds/${body.id}`), { token: world.member.token })).status,
    ).toBe(204);
    expect((await fetch(path)).status).toBe(410);
  });

  test.each([
    'REPORT',
    'MKCALENDAR',
    'PROPFIND',
    'PUT',
    'POST',
    'OPTIONS',
    'TRACE',
    'M-SEARCH',
    'ACL',
  ] as const)('refuses %s with 405, whatever body comes along', async (method) => {
    const path = await address(world.member, own());
    const caller = new RawCaller(app);
    const xml = { headers: { 'content-type': 'application/xml' }, body: '<propfind/>' };
    const { status, headers, text } = await caller.call({ method, path, ...xml });
    expect([status, headers.allow, text]).toEqual([405, 'GET, HEAD', 'Method Not Allowed']);
    caller.stop();
  });

  test('stays gone when the account is switched on again, or its person comes back', async () => {
    const person = await world.memberOf(world.partnerId, 'kommt.wieder@example.org');
    const path = await address(person, own());
    const other = await world.partner();
    await world.memberOf(other, person.email);
    const rest = await address(person, { ...own(), id: other });
    const actor = await world.actor();
    const { personId } = await world.actor(person.email);
    await app.get(PeopleService).remove(actor, world.partnerId, personId);
    const again = { email: person.email, name: 'Anna', role: 'member' as const };
    await app.get(PeopleService).invite(actor, world.partnerId, again);
    expect([(await fetch(path)).status, (await fetch(rest)).status]).toEqual([410, 200]);
    const fresh = await address(person, own());
    await app.get(AccountsService).disable(person.email);
    await app.get(AccountsService).enable(person.email);
    expect([(await fetch(fresh)).status, (await fetch(rest)).status]).toEqual([410, 410]);
  });

  test('of the whole pool stays gone for a deputy who is one again', async () => {
    const deputy = await world.memberOf(await world.partner(), 'vertretung@example.org');
    const { personId } = await world.actor(deputy.email);
    const roles = app.get(RolesService);
    await roles.give(await world.actor(), personId, { role: 'deputy' });
    const path = await address(deputy, { scope: 'alliance', detail: 'full', name: 'Alles' });
    const seen = await address(deputy, { scope: 'alliance', detail: 'partners', name: 'Wer was hat' });
    await roles.take(await world.actor(), personId, {});
    await roles.give(await world.actor(), personId, { role: 'deputy' });
    expect([(await fetch(path)).status, (await fetch(seen)).status]).toEqual([410, 200]);
  });

  test('dies with the membership', async () => {
    const person = await world.memberOf(world.partnerId, 'geht@example.org');
    const path = await address(person, own());
    expect((await fetch(path)).status).toBe(200);
    const people = await app.call('get', world.path(`partners/${world.partnerId}/people`), {
      token: world.coordinator.token,
    });
    const { id } = people.body.items.find(({ email }: { email: string }) => email === person.email);
    await app.call('delete', world.path(`partners/${world.partnerId}/people/${id}`), {
      token: world.coordinator.token,
    });
    expect((await fetch(path)).status).toBe(410);
  });
});

describe('nothing new', () => {
  test('is a 304 for the known tag, weak or strong, in a list or as a star, also for programs that say no-cache', async () => {
    const path = await address(world.member, own());
    await approve(await request());
    const { headers, text } = await fetch(path);
    const tag = headers['etag']!;
    expect(tag).toMatch(/^W\/"/);
    for (const known of [tag, tag.slice(2), `"x", ${tag}`, '*']) {
      const answer = await fetch(path, { 'if-none-match': known, 'cache-control': 'no-cache' });
      expect([known, answer.status, answer.text]).toEqual([known, 304, '']);
    }
    expect(
      (await fetch(path, { 'if-none-match': '"x"', 'if-modified-since': headers['last-modified']! })).status,
    ).toBe(200);
    // A date cannot say that something vanished: whoever knows no more gets the whole.
    expect((await fetch(path, { 'if-modified-since': headers['last-modified']! })).status).toBe(200);
    app.clock.advance(5);
    expect((await fetch(path)).text).toBe(text);
  });

  test('becomes something new with the next decision', async () => {
    const path = await address(world.member, own());
    const before = (await fetch(path)).headers['etag']!;
    await approve(await request());
    expect((await fetch(path, { 'if-none-match': before })).status).toBe(200);
  });
});

describe('what it shows', () => {
  test('has a SEQUENCE that rises with each change that shows, and with no other', async () => {
    const attic = await world.place({ name: 'Dachboden' });
    const cellar = await world.place({ name: 'Keller' });
    const lampId = await world.item({ name: 'Lampe', quantity: 100, storagePlaceId: attic });
    const path = await address(world.coordinator, { scope: 'alliance', detail: 'full', name: 'Alles' });
    const body = wish(
      world,
      [{ itemId: lampId, quantity: 3 }],
      ['2027-08-06T15:00:00Z', '2027-08-09T08:00:00Z'],
    );
    const { token } = world.coordinator;
    const asked = await app.call('post', world.path('reservations'), { token, body });
    const seen = async (): Promise<[number, string]> => {
      const { text } = await fetch(path);
      const { sequence } = entriesOf(text).find(({ start }) => start.startsWith('2027-08-06'))!;
      const event = text.split('BEGIN:VEVENT').find((one) => one.includes('DTSTART:20270806'))!;
      return [sequence, event.replace(/^(DTSTAMP|LAST-MODIFIED|SEQUENCE).*\r\n/gm, '')];
    };
    const change = async (facts: object) =>
      app.get(StockChangesService).changeItem(await world.actor(), lampId, facts);
    const place = async (id: string, name: string) =>
      app.get(StoragePlacesService).change(await world.actor(), id, { name });
    const changes: (() => Promise<unknown>)[] = [
      () =>
        app.call('post', world.path(`reservations/${asked.body.id}/approve`), {
          token,
          body: { lines: [{ lineId: asked.body.lines[0].id, quantity: 2 }], reason: 'Kaputt' },
        }),
      () => change({ name: 'Stehlampe' }),
      () => place(attic, 'Speicher'),
      () => place(attic, 'Spitzboden'),
      () => change({ storagePlaceId: cellar }),
      () => place(cellar, 'Gewölbe'),
      async () =>
        app.get(PartnersService).change(await world.actor(), world.partnerId, { shortName: 'Die Auentaler' }),
    ];
    let before = await seen();
    for (const make of changes) {
      app.clock.advance(1);
      await make();
      const after = await seen();
      expect(after[1]).not.toBe(before[1]);
      expect(after[0]).toBeGreaterThan(before[0]);
      before = after;
    }
    await request();
    expect(await seen()).toEqual(before);
    await app.get(PartnersService).change(await world.actor(), world.partnerId, { shortName: '' });
  });

  test('spans what is promised, and names each place with its times where there are several', async () => {
    const hall = await world.place({ name: 'Halle' });
    const [near, far, other] = [
      await world.item({ name: 'Nahes', quantity: 9 }),
      await world.item({ name: 'Fernes', quantity: 9 }),
      await world.item({ name: 'Anderes', quantity: 9, storagePlaceId: hall }),
    ];
    const times = (from: string, until: string) => ({ pickUpAt: from, returnDueAt: until });
    const lines = [
      { itemId: far, quantity: 1, ...times('2027-09-03T08:00:00Z', '2027-09-07T08:00:00Z') },
      { itemId: near, quantity: 1, ...times('2027-09-03T15:30:00Z', '2027-09-06T08:00:00Z') },
      { itemId: other, quantity: 2, ...times('2027-09-04T07:00:00Z', '2027-09-06T08:00:00Z') },
    ];
    const { token } = world.coordinator;
    const body = { ...wish(world, lines, ['2027-09-03T08:00:00Z', '2027-09-07T08:00:00Z']) };
    const asked = await app.call('post', world.path('reservations'), { token, body });
    await app.call('post', world.path(`reservations/${asked.body.id}/approve`), {
      token,
      body: { lines: [{ lineId: asked.body.lines[0].id, quantity: 0 }], reason: 'Kaputt' },
    });
    const { text } = await fetch(await address(world.member, own()));
    const entry = entriesOf(text).find(({ start }) => start.startsWith('2027-09'))!;
    expect([entry.start, entry.end]).toEqual(['2027-09-03T15:30:00Z', '2027-09-06T08:00:00Z']);
    const said = text.replaceAll('\r\n ', '');
    expect(said).toContain('Lager: 1 × Nahes\\; Abholung Fr.\\, 3. September 2027\\, 17:30 Uhr');
    expect(said).toContain('Halle: 2 × Anderes\\; Abholung Sa.\\, 4. September 2027\\, 09:00 Uhr');
    expect(said).not.toContain('Fernes');
  });

  test('a partner sees its requests as tentative and its loans as confirmed, and nobody’s name, phone or note', async () => {
    const path = await address(world.member, own());
    const id = await request(7);
    const find = async () =>
      entriesOf((await fetch(path)).text).find(({ summary }) => summary.includes('7 × '));
    expect(await find()).toMatchObject({ status: 'TENTATIVE', summary: 'Anfrage: 7 × Bank, „lang“; Holz' });
    await approve(id);
    const { text } = await fetch(path);
    expect(await find()).toMatchObject({
      status: 'CONFIRMED',
      summary: '7 × Bank, „lang“; Holz',
      attendees: 0,
    });
    for (const secret of [
      'GEHEIM',
      'Anna Auer',
      '030 23125',
      '@example.org',
      'ORGANIZER',
      'ATTENDEE',
      'METHOD',
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  test('the pool for partners shows who has what, no requests, and no numbers', async () => {
    const path = await address(world.member, pool);
    await request(8);
    const { text } = await fetch(path);
    const summaries = entriesOf(text).map(({ summary }) => summary);
    expect(summaries).toContain('Verein auental: 7 × Bank, „lang“; Holz');
    expect(summaries.filter((summary) => summary.includes('8 × '))).toEqual([]);
    expect(text).not.toContain('T-2027-');
  });

  test('the whole pool in full is for the coordination only, and another partner’s feed for nobody else', async () => {
    const foreign = { ...own(), id: await world.partner() };
    const ask = (person: Person, body: object) =>
      app.call('post', world.path('feeds'), { token: person.token, body });
    expect((await ask(world.member, { ...pool, detail: 'full' })).status).toBe(403);
    expect((await ask(world.member, foreign)).status).toBe(403);
    expect((await ask(world.coordinator, { ...pool, detail: 'full' })).status).toBe(201);
    expect((await ask(world.coordinator, foreign)).status).toBe(201);
    expect((await ask(world.member, { ...own(), id: undefined })).status).toBe(422);
  });
});

describe('while the database is away', () => {
  test('the last copy is served, and who has none is cut off without a word', async () => {
    const path = await address(world.member, own());
    const known = await fetch(path);
    const unseen = await address(world.member, own());
    const database = app.get(Database);
    const read = database.read.bind(database);
    database.read = () => Promise.reject(new Error('away'));
    try {
      expect((await fetch(path)).text).toBe(known.text);
      await expect(fetch(unseen)).rejects.toThrow('socket hang up');
    } finally {
      database.read = read;
    }
    expect((await fetch(unseen)).status).toBe(200);
  });
});
