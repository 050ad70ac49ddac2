/** A walk-in loan on its page: to whom, what, until when; what is refused keeps what was typed. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done } from '../support/house.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

/** A Saturday. */
const NOW = '2027-05-01T09:00:00Z';
/** Monday until 10 and Tuesday until 11 of the next week, on the wall of the alliance. */
const NEXT = ['2027-05-03T08:00:00.000Z', '2027-05-04T09:00:00.000Z'] as const;

let app: TestApp;
let world: World;
let keeper: Visitor;
let placeId: string;
let benchId: string;
let boxId: string;
let cupId: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set(NOW);
  world = await World.make(app);
  const handOverWindows = [
    { weekday: 1, from: '08:00', until: '10:00' },
    { weekday: 2, from: '09:30', until: '11:00' },
  ];
  placeId = await world.place({ name: 'Schuppen', handOverWindows });
  const other = await world.partner({ name: 'Nachbarn' });
  const person = { email: 'lager@example.org', name: 'Lara Lager', role: 'member' };
  const { id } = await done<{ id: string }>(
    app,
    'post',
    world.path(`partners/${other}/people`),
    coordinator(),
    person,
  );
  const role = { role: 'keeper', storagePlaceId: placeId };
  await done(app, 'put', world.path(`roles/${id}`), coordinator(), role);
  benchId = await world.item({ name: 'Bierbank', quantity: 10, storagePlaceId: placeId });
  boxId = await world.item({
    name: 'Box',
    quantity: 2,
    storagePlaceId: placeId,
    depositCents: 5_000,
    depositBasis: 'per_unit',
  });
  cupId = await world.item({ name: 'Becher', quantity: 50, packStep: 10, storagePlaceId: placeId });
  await world.item({ name: 'Leinwand', quantity: 1 });
});
afterAll(() => app.stop());

beforeEach(async () => {
  app.clock.set(NOW);
  keeper = await Visitor.of(app, 'lager@example.org');
});

const coordinator = (): string => world.coordinator.token;
const page = (): string => `/b/${world.slug}/desk/lend`;

interface Loan {
  id: string;
  status: string;
  returnDueAt: string;
  collectedBy: string;
  occasion: { name: string };
  lines: { itemId: string; outQuantity: number }[];
}

const newest = async (): Promise<Loan> => {
  const { items } = await done<{ items: Loan[] }>(
    app,
    'get',
    world.path('reservations?limit=200'),
    coordinator(),
  );
  return items.find(({ collectedBy }) => collectedBy === 'Tom Träger')!;
};

describe('in the hands of a keeper', () => {
  test('only what stands at the own place, with what is free until the next return', async () => {
    const form = await keeper.open(page());
    expect(form.text).toContain('Bierbank');
    expect(form.text).toContain('10 Stück frei');
    expect(form.text).not.toContain('Leinwand');
    expect(form.fieldsOf(page())).toMatchObject({ back: NEXT[0] });
    expect(form.text).toContain('Di., 4. Mai 2027, 09:30–11:00 Uhr');
  });

  test('+ only counts; what was counted goes out, and comes back when it was chosen', async () => {
    const form = await keeper.open(page());
    const typed = { partnerId: world.partnerId, name: 'Tom Träger', more: benchId };
    const counted = await form.submit(page(), typed);
    expect(counted.fieldsOf(page())).toMatchObject({ ...without(typed), [`quantity.${benchId}`]: '1' });

    const after = await counted.submit(page(), { [`quantity.${benchId}`]: '4', back: NEXT[1] });
    expect(after.text).toContain('Ausgegeben');
    expect(await newest()).toMatchObject({
      status: 'handed_over',
      returnDueAt: NEXT[1],
      collectedBy: 'Tom Träger',
      occasion: { name: 'Sofortausleihe' },
      lines: [{ itemId: benchId, outQuantity: 4 }],
    });
    expect((await keeper.open(page())).text).toContain('6 Stück frei');
  });

  test('packs are taken whole', async () => {
    const form = await keeper.open(page());
    const counted = await form.submit(page(), { partnerId: world.partnerId, name: 'Tom', more: cupId });
    expect(counted.fieldsOf(page())).toMatchObject({ [`quantity.${cupId}`]: '10' });
    expect((await counted.submit(page(), {})).text).toContain('Ausgegeben');
  });

  test('where a deposit is asked for, the button says that it was paid', async () => {
    const form = await keeper.open(page());
    const counted = await form.submit(page(), { partnerId: world.partnerId, name: 'Tom', more: boxId });
    const button = counted.root.querySelector('button[name=deposit]');
    expect([button?.textContent, button?.getAttribute('value')]).toEqual([
      'Jetzt ausgeben, 50\u00a0€ Kaution erhalten',
      '50,00',
    ]);
    expect((await counted.submit(page(), {})).text).toContain('Die Kaution fehlt noch: 50');
    expect((await counted.submit(page(), { deposit: '50,00' })).text).toContain('Ausgegeben');
  });

  test('what is not free is refused with what would be possible, and nothing typed is lost', async () => {
    const weekend: [string, string] = ['2027-05-01T12:00:00Z', '2027-05-10T08:00:00Z'];
    const lines = [{ itemId: benchId, quantity: 5 }];
    const body = wish(world, lines, weekend);
    await done(app, 'post', world.path('reservations'), world.member.token, {
      ...body,
      pickUpAt: '2027-05-03T06:00:00Z',
      returnDueAt: '2027-05-10T08:00:00Z',
    });
    const form = await keeper.open(page());
    const typed = {
      partnerId: world.partnerId,
      name: 'Tom Träger',
      occasion: 'Spielfest',
      [`quantity.${benchId}`]: '5',
      back: NEXT[1],
    };
    const refused = await form.submit(page(), typed);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Das ginge');
    expect(refused.fieldsOf(page())).toMatchObject(typed);
  });

  test('nothing chosen, nobody named: each missing thing is said at its field', async () => {
    const refused = await (await keeper.open(page())).submit(page(), {});
    expect(refused.status).toBe(422);
    const faults = refused.root.querySelectorAll('.kern-error').map(({ textContent }) => textContent);
    expect(faults).toHaveLength(3);
  });

  test('at another time needs a day and an hour, which the place must keep as well', async () => {
    const form = await keeper.open(page());
    const typed = {
      partnerId: world.partnerId,
      name: 'Tom Träger',
      [`quantity.${benchId}`]: '1',
      back: 'other',
    };
    expect((await form.submit(page(), typed)).status).toBe(422);
    const closed = await form.submit(page(), { ...typed, day: '2027-05-05', time: '09:00' });
    expect([closed.status, closed.fieldsOf(page())['day']]).toEqual([409, '2027-05-05']);
    const open = await form.submit(page(), { ...typed, day: '2027-05-10', time: '9.30' });
    expect(open.text).toContain('Ausgegeben');
  });
});

test('the coordination has everything in hand, and is asked where it comes back once a thing is chosen', async () => {
  const visitor = await Visitor.of(app, world.coordinator.email);
  const form = await visitor.open(page());
  expect(form.text).toContain('Leinwand');
  expect(form.root.querySelectorAll('input[name=back]')).toHaveLength(0);
  const chosen = await form.submit(page(), { more: benchId });
  expect(chosen.fieldsOf(page())).toMatchObject({ back: NEXT[0] });
});

test('who searches finds, and what was chosen stays', async () => {
  const form = await keeper.open(page());
  const found = await form.submit(page(), { [`quantity.${boxId}`]: '1', search: 'Bank', find: 'yes' });
  expect(found.fieldsOf(page())).toMatchObject({ [`quantity.${boxId}`]: '1', search: 'Bank' });
  const none = await form.submit(page(), { search: 'Rakete', find: 'yes' });
  expect(none.text).toContain('Dazu ist nichts in Ihrer Hand.');
});

test('who has nothing in hand is not offered it, and finds it closed', async () => {
  const elsewhere = await world.partner({ name: 'Chor' });
  const singer = { email: 'chor@example.org', name: 'Carla Chor', role: 'member' };
  await done(app, 'post', world.path(`partners/${elsewhere}/people`), coordinator(), singer);
  const member = await Visitor.of(app, singer.email);
  const closed = await member.open(page());
  expect(closed.text).toContain('In Ihrer Hand ist nichts');
  // Nor does it name who might.
  expect(closed.text).not.toContain('Nachbarn');
  expect(await member.send(page(), { partnerId: world.partnerId, name: 'Ich' })).toBeGreaterThan(400);
  const desk = await keeper.open(`/b/${world.slug}/desk`);
  expect(desk.root.querySelectorAll(`a[href="${page()}"]`)).toHaveLength(1);
});

const without = ({ more: _more, ...typed }: Record<string, string>): Record<string, string> => typed;

test('nonsense in every field is refused at its field, and stays to be mended', async () => {
  const form = await keeper.open(page());
  const names = ['name', 'search', 'day', 'time', 'occasion', `quantity.${benchId}`, `quantity.${boxId}`];
  const nonsense = Object.fromEntries(names.map((name) => [name, '\u202E<b>Ü'.repeat(80)]));
  const refused = await form.submit(page(), { partnerId: world.partnerId, ...nonsense, back: 'other' });
  expect(refused.status).toBe(422);
  expect(refused.fieldsOf(page())).toMatchObject(nonsense);
});
