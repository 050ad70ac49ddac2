/** "Stimmt das noch?": the page that the yearly mail leads to, where one button says that all of it holds. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { RolesService } from '../../src/partners/members/roles.service.js';
import { TestApp } from '../support/app.js';
import { Visitor } from '../support/visitor.js';
import { World } from '../support/world.js';

const MADE = '2027-01-20T09:00:00Z';
const YEAR_LATER = '2028-01-20T08:00:00Z';
const KEEPER = 'lager@example.org';

let app: TestApp;
let world: World;
let at: string;
let benchId: string;
let count = 0;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.set(MADE);
  world = await World.make(app, `stimmt${(count += 1)}`);
  at = `/b/${world.slug}/manage/confirmations`;
  benchId = await world.item({ name: 'Bierbank', quantity: 12, notes: 'Zwei wackeln.' });
  await world.item({ name: 'Zelt' });
  const role = { role: 'keeper', storagePlaceId: world.placeId } as const;
  await app.get(RolesService).appoint(await world.actor(), { email: KEEPER, name: 'Karl Keller' }, role);
  app.clock.set(YEAR_LATER);
});

test('an owner reads what the list says, and one button confirms all of it', async () => {
  const visitor = await Visitor.of(app, world.member.email);
  const page = await visitor.open(at);
  for (const said of ['Bierbank', '12 Stück', 'Zwei wackeln.', 'Lager', 'Januar 2027', 'Ändern'])
    expect(page.text).toContain(said);
  expect(page.text).not.toContain('Hof 3');
  const done = await page.submit(at);
  expect(done.text).toContain('Danke! Das ist bestätigt.');
  expect(done.text).toContain('Sie müssen nichts tun.');
});

test('opening it changes nothing, and a stranger is led to sign in and back', async () => {
  const visitor = await Visitor.of(app, world.member.email);
  await visitor.open(at);
  expect((await visitor.open(at)).text).toContain('Bierbank');
  const nobody = await Visitor.nobody(app).browser.get(at);
  expect(nobody.headers['location']).toBe(`/sign-in?to=${encodeURIComponent(at)}`);
});

test('one thing is confirmed by itself, and its page says when', async () => {
  const visitor = await Visitor.of(app, world.member.email);
  const page = await visitor.open(at);
  const done = await page.submit(`${at}/items/${benchId}`);
  expect(done.text).toContain('Danke! Das ist bestätigt.');
  expect(done.text).not.toContain('Bierbank');
  expect(done.text).toContain('Zelt');
  const item = `/b/${world.slug}/items/${benchId}`;
  expect((await visitor.open(item)).text).toContain('Zuletzt bestätigt im Januar 2028');
  expect((await Visitor.nobody(app).open(item)).text).not.toContain('Zuletzt bestätigt');
});

test('what came to the list after somebody saw it is not confirmed with the rest', async () => {
  app.clock.set('2027-01-21T09:00:00Z');
  await world.item({ name: 'Bühne' });
  app.clock.set(YEAR_LATER);
  const visitor = await Visitor.of(app, world.member.email);
  const page = await visitor.open(at);
  expect(page.text).not.toContain('Bühne');
  app.clock.set('2028-01-21T09:00:00Z');
  const left = await page.submit(at);
  expect(left.text).toContain('Bühne');
  expect(left.text).not.toContain('Zelt');
});

test('a keeper sees the places they keep, and whom to tell what is different', async () => {
  const visitor = await Visitor.of(app, KEEPER);
  const page = await visitor.open(at);
  for (const said of ['Lager', 'Hof 3', 'Rampe', 'nach Vereinbarung', 'die Lagerbetreuung', 'Rathaus, 030'])
    expect(page.text).toContain(said);
  expect(page.text).not.toContain('Bierbank');
  expect((await page.submit(`${at}/places/${world.placeId}`)).text).toContain('Danke!');
});

test('the coordination sees in the housekeeping how much is unconfirmed, and what', async () => {
  const visitor = await Visitor.of(app, world.coordinator.email);
  const manage = await visitor.open(`/b/${world.slug}/manage`);
  expect(manage.text).toContain('3 Einträge seit über einem Jahr nicht bestätigt');
  const page = await visitor.open(`${at}/all`);
  for (const said of ['Bierbank', 'Zelt', 'Lager', 'Verein stimmt']) expect(page.text).toContain(said);
  const done = await page.submit(`${at}/places/${world.placeId}`);
  expect(done.text).toContain('Danke!');
  expect(done.text).toContain('Seit über einem Jahr nicht bestätigt');
  const owner = await Visitor.of(app, world.member.email);
  expect(await owner.status(`${at}/all`)).toBe(403);
});
