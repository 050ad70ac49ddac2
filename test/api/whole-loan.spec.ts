/** A whole loan, from signing in by mailed code to an entry that appears in the calendar and vanishes from it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { entriesOf, entryOf, mailsTo } from '../support/mails.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
let world: World;
let benchId: string;
let pavilionId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  benchId = await world.item({ name: 'Bierbank', quantity: 43 });
  pavilionId = await world.item({ name: 'Faltpavillon', quantity: 4 });
});
afterAll(() => app.stop());

/** The six digits of the newest mail with a code. */
async function codeFor(email: string): Promise<string> {
  expect((await app.call('post', '/api/sign-in', { body: { email } })).status).toBe(202);
  const mails = await mailsTo(app, email);
  return /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
}

async function cookieOf(email: string): Promise<string> {
  const { status, headers } = await app.call('post', '/api/sessions', {
    body: { email, code: await codeFor(email) },
  });
  expect(status).toBe(201);
  const [cookie = ''] = headers['set-cookie'] as unknown as string[];
  expect(cookie).toMatch(/^leihbund=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  return cookie.split(';')[0] ?? '';
}

test('signed in by code, a partner asks, the coordinator approves in part, and the calendar follows until the cancellation', async () => {
  const member = { headers: { cookie: await cookieOf(world.member.email), 'sec-fetch-site': 'same-origin' } };
  const coordinator = {
    headers: { cookie: await cookieOf(world.coordinator.email), 'sec-fetch-site': 'same-origin' },
  };

  const me = await app.call('get', '/api/me', member);
  expect(me.body.memberships).toEqual([
    {
      alliance: { slug: 'auental', name: 'Bündnis auental' },
      partner: { id: world.partnerId, name: 'Verein auental' },
      roles: ['member'],
    },
  ]);

  const lines = [
    { itemId: benchId, quantity: 10 },
    { itemId: pavilionId, quantity: 1 },
  ];
  const asked = await app.call('post', world.path('reservations'), {
    ...member,
    body: wish(world, lines, WEEKEND),
  });
  expect(asked.status).toBe(201);
  expect(asked.body).toMatchObject({ number: 'T-2027-0001', status: 'requested', warnings: [] });
  expect(asked.body.decideBy).toBe('2027-03-08T09:00:00.000Z');
  expect(asked.headers['etag']).toBe('"1"');

  const received = (await mailsTo(app, world.member.email)).at(-1)!;
  expect(received.text).toContain('noch nicht bestätigt');
  expect(entryOf(received)).toBeUndefined();
  expect((await mailsTo(app, world.coordinator.email)).at(-1)?.subject).toContain('Anfrage');

  const path = world.path(`reservations/${asked.body.id}`);
  const benches = asked.body.lines[0].id;
  const stale = await app.call('post', `${path}/approve`, {
    ...coordinator,
    headers: { ...coordinator.headers, 'if-match': '"7"' },
    body: {},
  });
  expect(stale.status).toBe(412);
  const approved = await app.call('post', `${path}/approve`, {
    headers: { ...coordinator.headers, 'if-match': '"1"' },
    body: { lines: [{ lineId: benches, quantity: 8 }] },
  });
  expect(approved.status).toBe(200);
  expect(approved.body).toMatchObject({ status: 'approved', version: 2 });
  expect(approved.body.lines.map((line: { approvedQuantity: number }) => line.approvedQuantity)).toEqual([
    8, 1,
  ]);

  const confirmation = (await mailsTo(app, world.member.email)).at(-1)!;
  const entry = entryOf(confirmation)!;
  expect(entry).toMatchObject({ method: 'REQUEST', sequence: 0, status: 'CONFIRMED', attendees: 1 });
  expect(entry).toMatchObject({
    start: '2027-05-14T15:00:00Z',
    end: '2027-05-17T08:00:00Z',
    summary: '8 × Bierbank, 1 × Faltpavillon',
  });
  expect(confirmation.text).toContain('8 von 10');

  const feed = await app.call('post', world.path('feeds'), {
    ...member,
    body: { scope: 'partner', id: world.partnerId, detail: 'full', name: 'Unsere Ausleihen' },
  });
  expect(feed.status).toBe(201);
  const address = new URL(feed.body.url).pathname;
  const subscribed = await app.call('get', address);
  expect(subscribed.headers['content-type']).toBe('text/calendar; charset=utf-8');
  const [shown, ...others] = entriesOf(subscribed.text);
  expect(others).toEqual([]);
  expect(shown).toMatchObject({
    method: null,
    status: 'CONFIRMED',
    attendees: 0,
    summary: '8 × Bierbank, 1 × Faltpavillon',
  });
  expect(shown?.uid).not.toBe(entry.uid);

  const refused = await app.call('post', `${path}/cancel`, { ...coordinator, body: {} });
  expect(refused.status).toBe(422);
  const cancelled = await app.call('post', `${path}/cancel`, {
    ...coordinator,
    body: { reason: 'Hochwasser' },
  });
  expect(cancelled.body).toMatchObject({ status: 'cancelled', reason: 'Hochwasser' });
  const farewell = (await mailsTo(app, world.member.email)).at(-1)!;
  expect(entryOf(farewell)).toMatchObject({
    method: 'CANCEL',
    uid: entry.uid,
    sequence: 1,
    status: 'CANCELLED',
    start: entry.start,
  });
  expect(farewell.text).toContain('Hochwasser');
  expect(entriesOf((await app.call('get', address)).text)).toEqual([]);

  const { body: seen } = await app.call('get', path, coordinator);
  expect(seen.history.map(({ what, who }: { what: string; who: string }) => [what, who])).toEqual([
    ['ask', 'Anna Auer'],
    ['approve', 'Kora Dinator'],
    ['cancel', 'Kora Dinator'],
  ]);

  expect((await app.call('delete', '/api/sessions/current', member)).status).toBe(204);
  expect((await app.call('get', '/api/me', member)).status).toBe(401);
});

test('a declined request tells why, gives its stock back, and names other dates', async () => {
  const { token } = world.member;
  const asked = await app.call('post', world.path('reservations'), {
    token,
    body: wish(world, [{ itemId: pavilionId, quantity: 4 }], WEEKEND),
  });
  const path = world.path(`reservations/${asked.body.id}`);
  expect(
    (await app.call('post', `${path}/decline`, { token: world.coordinator.token, body: {} })).status,
  ).toBe(422);

  const { body } = await app.call('post', `${path}/decline`, {
    token: world.coordinator.token,
    body: { reason: 'Wird repariert' },
  });

  expect(body.status).toBe('declined');
  expect(body.lines[0].approvedQuantity).toBe(0);
  const mail = (await mailsTo(app, world.member.email)).at(-1)!;
  expect(mail.text).toContain('Wird repariert');
  expect(mail.text).toContain('Zu anderer Zeit');
  expect(entryOf(mail)).toBeUndefined();
  const again = await app.call('post', world.path('reservations'), {
    token,
    body: wish(world, [{ itemId: pavilionId, quantity: 4 }], WEEKEND),
  });
  expect(again.status).toBe(201);
  expect(
    (await app.call('post', world.path(`reservations/${again.body.id}/withdraw`), { token })).body.status,
  ).toBe('withdrawn');
});
