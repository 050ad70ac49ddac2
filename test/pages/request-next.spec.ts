/** The first screen of a loan: where and when it is fetched, what to bring, who opens. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { plain } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { World, wish } from '../support/world.js';

let app: TestApp;
let world: World;
let at: string;

const DAYS: [string, string] = ['2027-05-14T10:00:00Z', '2027-05-17T10:00:00Z'];

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-04-01T08:00:00Z');
  world = await World.make(app);
  const barn = {
    name: 'Bauhof',
    address: 'Am Bauhof 3',
    contactName: 'Jule Harms',
    contactPhone: '030 23125 141',
  };
  const cellar = { name: 'Keller', address: 'Ansgarstraße 8' };
  const home = { name: 'Bei Brandt', address: 'Lindenweg 1', private: true };
  const [bench, tent, grill] = await Promise.all([
    world.item({
      name: 'Bierbank',
      quantity: 10,
      needsVehicle: 'Kombi',
      storagePlaceId: await world.place(barn),
    }),
    world.item({ name: 'Festzelt', quantity: 1, storagePlaceId: await world.place(cellar) }),
    world.item({ name: 'Grill', quantity: 1, storagePlaceId: await world.place(home) }),
  ]);
  const lines = [bench, tent, grill].map((itemId) => ({ itemId, quantity: 1 }));
  const asked = await app.call('post', world.path('reservations'), {
    token: world.member.token,
    body: wish(world, lines, DAYS),
  });
  const { id, lines: open } = asked.body as { id: string; lines: { id: string; itemId: string }[] };
  const refused = open.find(({ itemId }) => itemId === tent)!;
  at = `/b/${world.slug}/requests/${id}`;
  const approved = await app.call('post', world.path(`reservations/${id}/approve`), {
    token: world.coordinator.token,
    body: { lines: [{ lineId: refused.id, quantity: 0 }], reason: 'Das Zelt ist zur Reparatur.' },
  });
  if (approved.status !== 200) throw new Error(`It was not approved: ${approved.status}`);
});
afterAll(() => app.stop());

test('sends nobody to where nothing was promised', async () => {
  const page = await (await Visitor.of(app, world.member.email)).open(at);
  const facts = page.root.querySelectorAll('.lb-glance li').map((fact) => plain(fact.structuredText).trim());
  expect(facts).toEqual([
    'Fr., 14. Mai 2027, 12:00 Uhr Bauhof Am Bauhof 3',
    'Bitte mitbringen Fahrzeug: Kombi',
    'Vor Ort öffnet Jule Harms, 030 23125 141',
    'Fr., 14. Mai 2027, 12:00 Uhr Bei Brandt Lindenweg 1',
    expect.stringMatching(/^Vor Ort öffnet/),
  ]);
});

test('leads to a map, except for a private home', async () => {
  const page = await (await Visitor.of(app, world.member.email)).open(at);
  const links = page.root.querySelectorAll('.lb-glance a').map((link) => link.getAttribute('href'));
  expect(links).toEqual(['https://www.openstreetmap.org/search?query=Am%20Bauhof%203%2C%20Auental']);
});
