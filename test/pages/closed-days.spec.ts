/** Closed days: nothing is offered, proposed or accepted on one, whether the place says so or its Land. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../../src/database/database.service.js';
import { Alliance } from '../../src/partners/who/alliance.entity.js';
import { TestApp } from '../support/app.js';
import { plain, type ReadPage } from '../support/read-page.js';
import { Visitor } from '../support/visitor.js';
import { wish, World } from '../support/world.js';

let app: TestApp;
let world: World;
let home: string;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-04-01T08:00:00Z');
  world = await World.make(app);
  home = `/b/${world.slug}`;
  await inLand('Brandenburg');
});
afterAll(() => app.stop());

const inLand = (state: string) =>
  app.get(Database).transaction((tx) => tx.update(Alliance, { slug: world.slug }, { state }));

const call = (method: 'post' | 'patch' | 'delete', path: string, body: object = {}) =>
  app.call(method, world.path(path), { token: world.coordinator.token, body });

interface Standing {
  id: string;
  placeId: string;
  name: string;
}

let count = 0;

/** A thing of its own at a place of its own. */
async function standing(facts: object, quantity = 1): Promise<Standing> {
  count += 1;
  const { body } = await call('post', 'storage-places', { name: `Ort ${count}`, ...facts });
  const placeId = (body as { id: string }).id;
  const name = `Sache ${String.fromCodePoint(64 + count)}`;
  return { id: await world.item({ name, quantity, storagePlaceId: placeId }), placeId, name };
}

const daily = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: '08:00', until: '18:00' }));

const asked = async ({ id }: Standing, from: string, until: string) => {
  const body = wish(world, [{ itemId: id, quantity: 1 }], [from, until]);
  const answer = await app.call('post', world.path('reservations'), { token: world.member.token, body });
  const { id: reservationId, reasons = [] } = answer.body as {
    id: string;
    reasons?: { code: string; message: string }[];
  };
  return { status: answer.status, id: reservationId, reasons };
};

/** What the list says of a thing. */
async function listed({ name }: Standing, days: string): Promise<string> {
  const page = await Visitor.nobody(app).open(`${home}?${days}`);
  const row = page.root.querySelectorAll('article').find((one) => plain(one.text).includes(name));
  return plain(row?.querySelector('.lb-free')?.text ?? 'not listed').trim();
}

const dayOf = async ({ id }: Standing, month: string, day: number): Promise<string> => {
  const page = await Visitor.nobody(app).open(`${home}/items/${id}?month=${month}`);
  const cells = page.root.querySelectorAll('table td').map((cell) =>
    plain(cell.structuredText)
      .replace(/ \S+ \d+\. \S+ \d+ wählen/, '')
      .trim(),
  );
  return cells.find((text) => text.startsWith(`${day} `)) ?? 'no such day';
};

async function basket({ id }: Standing, from: string, until: string): Promise<ReadPage> {
  const who = await Visitor.of(app, world.member.email);
  await who.send(`${home}/basket/items`, { from, until, [`quantity.${id}`]: '1' });
  return who.open(`${home}/basket`);
}

const ask = (page: ReadPage): Promise<ReadPage> =>
  page.submit(`${home}/basket/ask`, { 'occasion.name': 'Familienfest', 'contact.name': 'Anna Auer' });

describe('on a public holiday', () => {
  const ASCENSION = '2027-05-06T08:00:00Z';

  test('nothing is accepted, and the sentence names the day', async () => {
    const thing = await standing({ handOverWindows: daily });
    const fetched = await asked(thing, ASCENSION, '2027-05-07T08:00:00Z');
    expect([fetched.status, fetched.reasons.map(({ code }) => code)]).toEqual([
      409,
      ['pick-up-on-closed-day'],
    ]);
    expect(fetched.reasons[0]!.message).toContain('Do., 6. Mai 2027');
    expect(fetched.reasons[0]!.message).toContain('Feiertag: Christi Himmelfahrt');
    const back = await asked(thing, '2027-05-05T08:00:00Z', ASCENSION);
    expect([back.status, back.reasons.map(({ code }) => code)]).toEqual([409, ['return-on-closed-day']]);
    expect((await asked(thing, '2027-05-05T08:00:00Z', '2027-05-07T08:00:00Z')).status).toBe(201);
  });

  test('by arrangement neither', async () => {
    expect((await asked(await standing({}), ASCENSION, '2027-05-07T08:00:00Z')).status).toBe(409);
  });

  test('a place that says that it opens does', async () => {
    const thing = await standing({ handOverWindows: daily, opensOnPublicHolidays: true });
    expect((await asked(thing, ASCENSION, '2027-05-07T08:00:00Z')).status).toBe(201);
  });

  test('the basket proposes the days around it, says why, and what it proposes is accepted', async () => {
    for (const facts of [{ handOverWindows: daily }, {}]) {
      const thing = await standing(facts);
      expect(await listed(thing, 'from=2027-05-06&until=2027-05-06')).toBe('frei');
      const page = await basket(thing, '2027-05-06', '2027-05-06');
      expect(page.text).toContain('Do., 6. Mai 2027: Feiertag: Christi Himmelfahrt.');
      expect(page.text).not.toContain('So geht es noch nicht');
      const sent = await ask(page);
      expect([sent.status, sent.text.includes('Mi., 5. Mai 2027')]).toEqual([200, true]);
    }
  });

  test('the month of a thing says so beside the day', async () => {
    const thing = await standing({ handOverWindows: daily });
    expect(await dayOf(thing, '2027-05', 6)).toContain('Feiertag: Christi Himmelfahrt');
    expect(await dayOf(thing, '2027-05', 7)).toBe('7 1 frei');
  });

  test('no other date is offered on one', async () => {
    const thing = await standing({});
    expect((await asked(thing, '2027-05-12T08:00:00Z', '2027-05-13T08:00:00Z')).status).toBe(201);
    const body = wish(
      world,
      [{ itemId: thing.id, quantity: 1 }],
      ['2027-05-12T08:00:00Z', '2027-05-13T08:00:00Z'],
    );
    const {
      status,
      text,
      body: answer,
    } = await app.call('post', world.path('reservations'), { token: world.member.token, body });
    expect([status, (answer as { offers: object[] }).offers.length > 0]).toEqual([409, true]);
    expect(text).not.toContain('2027-05-06T');
    expect(text).not.toContain('2027-05-17T');
  });

  test('of no Land there are none', async () => {
    await inLand('Tirol');
    expect((await asked(await standing({}), ASCENSION, '2027-05-07T08:00:00Z')).status).toBe(201);
    await inLand('Brandenburg');
  });
});

describe('a closed day of the place', () => {
  const closedDays = [{ from: '2027-06-07', until: '2027-06-25', reason: 'Betriebsferien' }];

  test('is read on the page of a thing, and with it nothing is free for weeks', async () => {
    const thing = await standing({
      handOverWindows: daily,
      closedDays: [{ ...closedDays[0], from: '2027-05-20', until: '2027-07-10' }],
    });
    expect(await listed(thing, 'from=2027-06-12&until=2027-06-13')).toBe(
      'nichts frei, geschlossen: Betriebsferien',
    );
    const page = await Visitor.nobody(app).open(`${home}/items/${thing.id}?from=2027-06-12&until=2027-06-13`);
    expect(page.text).toContain('Geschlossen: 20. Mai 2027 bis 10. Juli 2027 (Betriebsferien)');
    expect(page.text).toContain('nichts frei, geschlossen: Betriebsferien');
    const sent = await ask(await basket(thing, '2027-06-12', '2027-06-13'));
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('geschlossen: Betriebsferien');
  });

  test('closed after a request was made keeps it from being promised, and a promise stays', async () => {
    const thing = await standing({}, 2);
    const [promised, waiting] = [
      await asked(thing, '2027-06-10T08:00:00Z', '2027-06-11T08:00:00Z'),
      await asked(thing, '2027-06-10T08:00:00Z', '2027-06-11T08:00:00Z'),
    ];
    expect((await call('post', `reservations/${promised.id}/approve`)).status).toBe(200);
    const changed = await call('patch', `storage-places/${thing.placeId}`, { closedDays });
    const { lockedOut } = changed.body as { lockedOut: { reservationId: string; what: string }[] };
    expect(lockedOut.map(({ reservationId, what }) => [reservationId, what])).toEqual([
      [promised.id, 'pick-up'],
      [promised.id, 'return'],
    ]);
    const renamed = await call('patch', `storage-places/${thing.placeId}`, { accessNotes: 'Rampe' });
    expect(renamed.body).toMatchObject({ lockedOut: [] });
    const coordinator = await Visitor.of(app, world.coordinator.email);
    const places = await coordinator.open(`${home}/manage/places`);
    expect(places.text).toContain('Zugesagt an geschlossenen Tagen');
    expect(places.text).toContain('Abholung Do., 10. Juni 2027, 10:00 Uhr');
    const { status, body } = await call('post', `reservations/${waiting.id}/approve`);
    const { reasons } = body as { reasons: { code: string }[] };
    expect([status, reasons.map(({ code }) => code)]).toEqual([
      409,
      ['pick-up-on-closed-day', 'return-on-closed-day'],
    ]);
    const { body: standingOne } = await app.call('get', world.path(`reservations/${promised.id}`), {
      token: world.coordinator.token,
    });
    expect(standingOne).toMatchObject({ status: 'approved' });
  });
});

test('school holidays close the places that say so, and no other', async () => {
  const [school, hall] = [await standing({ closedInSchoolHolidays: true }), await standing({})];
  const days = ['2027-08-10T08:00:00Z', '2027-08-11T08:00:00Z'] as const;
  expect((await asked(school, ...days)).status).toBe(201);
  await call('post', 'school-holidays', { name: 'Sommerferien', from: '2027-07-01', until: '2027-08-14' });
  const refused = await asked(school, ...days);
  expect([refused.status, refused.reasons[0]!.message.includes('Schulferien: Sommerferien')]).toEqual([
    409,
    true,
  ]);
  expect((await asked(hall, ...days)).status).toBe(201);
});
