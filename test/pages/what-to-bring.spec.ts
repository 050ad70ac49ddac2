/** What to bring and who opens the door: told by mail, page, paper and calendar entry once something is approved, and not before. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { TestApp } from '../support/app.js';
import { Browser } from '../support/browser.js';
import { mailsTo } from '../support/mails.js';
import { ReadPage } from '../support/read-page.js';
import { World, wish } from '../support/world.js';

const FAIR: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
const BRING = [
  'Fahrzeug: Anhänger (Festzelt); Kombi (Pavillon)',
  'Zum Tragen: 4 Personen',
  'Außerdem: ebene Fläche (Festzelt)',
  'Kaution: 200 €',
];
const DOOR = 'Hausmeister Ott, 030 777';

let app: TestApp;
let world: World;
let tentId: string;
let pavilionId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  const storagePlaceId = await world.place({
    name: 'Bauhof',
    contactName: 'Hausmeister Ott',
    contactPhone: '030 777',
  });
  const deposit = (depositCents: number, depositBasis: string) => ({ depositCents, depositBasis });
  tentId = await world.item({
    name: 'Festzelt',
    storagePlaceId,
    needsVehicle: 'Anhänger',
    needsPersons: 4,
    needsOther: 'ebene Fläche',
    ...deposit(10_000, 'per_loan'),
  });
  pavilionId = await world.item({
    name: 'Pavillon',
    storagePlaceId,
    quantity: 5,
    needsVehicle: 'Kombi',
    needsPersons: 2,
    ...deposit(5000, 'per_unit'),
  });
});
afterAll(() => app.stop());

async function signedIn(email: string): Promise<Browser> {
  const browser = new Browser(app);
  await app.call('post', '/api/sign-in', { body: { email } });
  const mails = (await mailsTo(app, email)).filter(({ subject }) => subject?.includes('Anmeldecode'));
  const code = /\b\d{6}\b/.exec(mails.at(-1)?.text ?? '')?.[0] ?? '';
  await browser.send('post', '/api/sessions', { email, code });
  return browser;
}

interface Sent {
  id: string;
  lines: { id: string }[];
}

async function requested(lines: { itemId: string; quantity: number }[], period = FAIR): Promise<Sent> {
  const body = wish(world, lines, period);
  const { token } = world.member;
  return (await app.call('post', world.path('reservations'), { token, body })).body as Sent;
}

const approve = (id: string, body: object = {}) =>
  app.call('post', world.path(`reservations/${id}/approve`), { token: world.coordinator.token, body });

const description = (calendar: string): string =>
  String(
    new ICAL.Component(ICAL.parse(calendar))
      .getFirstSubcomponent('vevent')
      ?.getFirstPropertyValue('description'),
  );

const entryText = async (id: string, token: string): Promise<string> =>
  description((await app.call('get', world.path(`reservations/${id}/calendar.ics`), { token })).text);

test('an approval says what to bring and who opens: in mail, page, paper and calendar entry', async () => {
  const things = [
    { itemId: tentId, quantity: 1 },
    { itemId: pavilionId, quantity: 2 },
  ];
  const { id } = await requested(things);
  const browser = await signedIn(world.member.email);
  const at = `/b/${world.slug}/requests/${id}`;
  const before = await ReadPage.open(browser, at);
  expect(before.text).not.toMatch(/Kaution|Hausmeister|030 777/);
  const received = (await mailsTo(app, world.member.email)).at(-1)!;
  expect(`${received.text} ${received.html}`).not.toMatch(/Kaution|Hausmeister|030 777/);

  await approve(id);
  const mail = (await mailsTo(app, world.member.email)).findLast(({ subject }) =>
    subject?.includes('Zusage'),
  )!;
  const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')!;
  const texts = {
    mail: mail.text ?? '',
    page: (await ReadPage.open(browser, at)).text,
    paper: (await ReadPage.open(browser, `${at}/paper`)).text,
    entry: description(new TextDecoder().decode(part.content as ArrayBuffer)),
    download: await entryText(id, world.member.token),
  };
  for (const text of Object.values(texts)) for (const said of [...BRING, DOOR]) expect(text).toContain(said);
});

test('only what is promised is to be fetched, in the reader’s language', async () => {
  const things = [
    { itemId: tentId, quantity: 1 },
    { itemId: pavilionId, quantity: 3 },
  ];
  const { id, lines } = await requested(things, ['2027-06-04T15:00:00Z', '2027-06-07T08:00:00Z']);
  await approve(id, {
    lines: [
      { lineId: lines[0]!.id, quantity: 0 },
      { lineId: lines[1]!.id, quantity: 2 },
    ],
  });
  const mail = (await mailsTo(app, world.member.email)).at(-1)!;
  expect(mail.text).toContain('Kaution: 100 €');
  expect(mail.text).not.toMatch(/Anhänger|4 Personen/);
});

test('two places are told apart, and a keeper opens where no contact is named', async () => {
  const storagePlaceId = await world.place({ name: 'Keller' });
  const keeper = { email: 'keller@example.org', name: 'Gisela Achterkamp' };
  await app.get(RolesService).appoint(await world.actor(), keeper, { role: 'keeper', storagePlaceId });
  const itemId = await world.item({ name: 'Bank', storagePlaceId });
  const things = [
    { itemId, quantity: 1 },
    { itemId: pavilionId, quantity: 1 },
  ];
  const { id } = await requested(things, ['2027-07-02T15:00:00Z', '2027-07-05T08:00:00Z']);
  await approve(id);
  const { text } = (await mailsTo(app, world.member.email)).at(-1)!;
  expect(text).toContain(
    'Vor Ort öffnet (Keller): Gisela Achterkamp (Telefon der Koordination: 030 23125 100)',
  );
  expect(text).toContain('Bitte mitbringen (Bauhof):\n- Fahrzeug: Kombi\n- Zum Tragen: 2 Personen\n');
});

test('strangers, the public list and feeds never learn who opens', async () => {
  const places = await app.call('get', world.path('storage-places'));
  expect(places.text).not.toMatch(/Ott|030 ?777/);
  const asMember = await app.call('get', world.path('storage-places'), { token: world.member.token });
  expect(asMember.text).not.toMatch(/Ott|030 ?777/);
  const feed = { scope: 'partner', id: world.partnerId, detail: 'full', name: 'Kalender' };
  const made = await app.call('post', world.path('feeds'), { token: world.member.token, body: feed });
  const { url } = made.body as { url: string };
  const calendar = await app.call('get', new URL(url).pathname);
  expect(calendar.text).toContain('Pavillon');
  expect(calendar.text).not.toMatch(/Ott|030 ?777|Kaution/);
});

test('the coordination says who opens on the page of the place', async () => {
  const browser = await signedIn(world.coordinator.email);
  const places = await app.call('get', world.path('storage-places'), { token: world.coordinator.token });
  const { items } = places.body as { items: { id: string; name: string }[] };
  const { id } = items.find(({ name }) => name === 'Bauhof')!;
  const at = `/b/${world.slug}/manage/places/${id}`;
  const page = await ReadPage.open(browser, at);
  expect(page.find('[name=contactName]').getAttribute('value')).toBe('Hausmeister Ott');
  await page.submit(at, { contactName: 'Frau Ney' });
  const place = await app.call('get', world.path(`storage-places/${id}`), { token: world.coordinator.token });
  expect(place.body).toMatchObject({ contactName: 'Frau Ney', contactPhone: '030 777' });
});
