/** Calendars for a purpose: of an item, an owner's things, a storage place; public occasions; the desk. Who may have which. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { done, furnish, type Guest, type GuestName, type House } from '../support/house.js';
import { Visitor } from '../support/visitor.js';
import { wish, World, type Person } from '../support/world.js';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
  app.clock.set('2027-05-03T10:00:00Z');
});
afterAll(() => app.stop());

interface Event {
  summary: string;
  uid: string;
  from: string;
  until: string;
  text: string;
}

const eventsOf = (file: string): Event[] =>
  file
    .replaceAll('\r\n ', '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map((text) => {
      const value = (name: string) => new RegExp(`^${name}[^:]*:(.*)\r$`, 'm').exec(text)?.[1] ?? '';
      return {
        summary: value('SUMMARY').replaceAll('\\,', ','),
        uid: value('UID'),
        from: value('DTSTART'),
        until: value('DTEND'),
        text,
      };
    });

describe('what stands in it', () => {
  let world: World;
  let other: string;
  let lender: Person;
  let [hall, shed] = ['', ''];
  let [table, set, tent] = ['', '', ''];
  let id = '';

  const read = async (facts: object, by = world.coordinator): Promise<Event[]> => {
    const body = { name: 'Kalender', ...facts };
    const { url } = await done<{ url: string }>(app, 'post', world.path('feeds'), by.token, body);
    const { status, text } = await app.call('get', new URL(url).pathname);
    expect(status).toBe(200);
    return eventsOf(text);
  };

  const asked = async (lines: { itemId: string; quantity: number }[], more: object = {}): Promise<string> =>
    (
      await done<{ id: string }>(app, 'post', world.path('reservations'), world.member.token, {
        ...wish(world, lines, ['2027-05-14T15:00:00.000Z', '2027-05-17T08:00:00.000Z']),
        ...more,
      })
    ).id;

  const approve = (reservation: string) =>
    done(app, 'post', world.path(`reservations/${reservation}/approve`), world.coordinator.token, {});

  beforeAll(async () => {
    world = await World.make(app, 'kalendertal');
    other = await world.partner({ name: 'Feuerwehr' });
    lender = await world.memberOf(other, 'feuerwehr@example.org');
    hall = await world.place({ name: 'Halle' });
    shed = await world.place({ name: 'Schuppen' });
    table = await world.item({ name: 'Tisch', quantity: 9, storagePlaceId: hall });
    tent = await world.item({ name: 'Zelt', quantity: 9, ownerId: other, storagePlaceId: shed });
    const parts = [{ itemId: table, quantity: 1 }];
    set = await world.item({
      name: 'Garnitur',
      kind: 'computed_set',
      quantity: null,
      parts,
      storagePlaceId: hall,
    });
    id = await asked([
      { itemId: table, quantity: 2 },
      { itemId: tent, quantity: 1 },
    ]);
    await approve(id);
  });

  test('of an item: its bookings, with nothing else of them, and those of sets that it is in', async () => {
    await approve(await asked([{ itemId: set, quantity: 3 }]));
    const summaries = (await read({ scope: 'item', id: table, detail: 'partners' })).map(
      (one) => one.summary,
    );
    expect(summaries.toSorted()).toEqual([
      'Verein kalendertal: 2 × Tisch',
      'Verein kalendertal: 3 × Garnitur',
    ]);
  });

  test('of an owner: what others have of its things', async () => {
    const events = await read({ scope: 'owner', id: other, detail: 'full' }, lender);
    expect(events.map(({ summary }) => summary)).toEqual(['Verein kalendertal: 1 × Zelt']);
  });

  test('of a storage place: what is fetched there', async () => {
    const [event] = await read({ scope: 'storagePlace', id: shed, detail: 'partners' });
    expect(event?.summary).toBe('Verein kalendertal: 1 × Zelt');
    expect(event?.text).toContain('LOCATION:Schuppen');
  });

  test('in full: the occasion, and the page of the booking', async () => {
    for (const facts of [
      { scope: 'alliance' },
      { scope: 'partner', id: world.partnerId },
      { scope: 'item', id: tent },
      { scope: 'owner', id: other },
      { scope: 'storagePlace', id: shed },
    ]) {
      const found = (await read({ ...facts, detail: 'full' })).find(({ text }) => text.includes(id));
      expect(found?.text).toContain('Familienfest');
      expect(found?.text).toContain(`/b/kalendertal/requests/${id}\r\n`);
    }
  });

  test('for partners: neither occasion nor page', async () => {
    for (const facts of [{ scope: 'alliance' }, { scope: 'item', id: tent }])
      for (const { text } of await read({ ...facts, detail: 'partners' }))
        expect(text).not.toMatch(/Familienfest|requests/);
  });

  test('for the desk: each pick-up and each return by itself, each with a name that stays', async () => {
    const events = await read({ scope: 'storagePlace', id: shed, detail: 'desk' });
    expect(events.map(({ summary, from, until }) => [summary, from, until])).toEqual([
      ['Abholung: Verein kalendertal: 1 × Zelt', '20270514T150000Z', '20270514T153000Z'],
      ['Rückgabe: Verein kalendertal: 1 × Zelt', '20270517T073000Z', '20270517T080000Z'],
    ]);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(2);
    expect(events.every(({ text }) => text.includes('TRANSP:OPAQUE'))).toBe(true);
    const again = await read({ scope: 'alliance', detail: 'desk' });
    expect(again.map(({ uid }) => uid)).toEqual(expect.arrayContaining(events.map(({ uid }) => uid)));
  });

  test('for the public: occasions that were marked, with neither things nor places', async () => {
    expect(await read({ scope: 'alliance', detail: 'public' })).toEqual([]);
    const occasion = {
      name: 'Straßenfest',
      public: true,
      startsAt: '2027-05-15T12:00:00Z',
      endsAt: '2027-05-15T20:00:00Z',
    };
    const marked = await asked([{ itemId: tent, quantity: 1 }], { occasion });
    expect(await read({ scope: 'alliance', detail: 'public' })).toEqual([]);
    await approve(marked);
    const [event, ...others] = await read({ scope: 'alliance', detail: 'public' }, world.member);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      summary: 'Straßenfest (Verein kalendertal)',
      from: '20270515T120000Z',
      until: '20270515T200000Z',
    });
    expect(event?.text).not.toMatch(/Zelt|Schuppen|requests|LOCATION|A-2027/);
  });

  test('follows the owner: who no longer lends the thing loses the calendar in full', async () => {
    const thing = await world.item({ name: 'Ding', ownerId: other });
    const body = { scope: 'item', id: thing, detail: 'full', name: 'Ding' };
    const { url } = await done<{ url: string }>(app, 'post', world.path('feeds'), lender.token, body);
    const { pathname } = new URL(url);
    expect((await app.call('get', pathname)).status).toBe(200);
    await done(app, 'patch', world.path(`items/${thing}`), world.coordinator.token, {
      ownerId: world.partnerId,
    });
    expect((await app.call('get', pathname)).status).toBe(410);
  });

  test('is offered on the page to whoever may have it, and made there', async () => {
    const visitor = await Visitor.of(app, lender.email);
    const page = await visitor.open(`/b/kalendertal/calendars?item=${tent}`);
    const labels = page.root.querySelectorAll('main option').map((one) => one.getAttribute('value'));
    expect(labels).toEqual([
      `item ${tent} full`,
      `item ${tent} partners`,
      `${other} full`,
      `${other} partners`,
      `owner ${other} full`,
      'alliance partners',
      'alliance public',
    ]);
    const made = await page.submit('/b/kalendertal/calendars', {
      choice: `item ${tent} full`,
      name: 'Zeltplan',
    });
    expect(made.title).toContain('Zeltplan');
    expect((await visitor.open('/b/kalendertal/calendars')).text).toContain(
      'Zusagen und offene Anfragen, mit Nummern: „Zelt“',
    );
  });
});

/** Strangers learn nothing of what there is; 0 where somebody was let in. */
const refusal = (code: number): number => (code === 403 || code === 404 ? code : 0);

describe('who may have it', () => {
  let house: House;
  let elsewhere: House;

  beforeAll(async () => {
    house = await furnish(app, 'hausen', 'H', 'public');
    elsewhere = await furnish(app, 'drueben', 'D', 'public');
  });

  const status = async ({ token }: Guest, facts: object): Promise<number> =>
    (await app.call('post', house.world.path('feeds'), { token, body: { name: 'Neu', ...facts } })).status;

  /** Of things that the owner lends and the keeper keeps. */
  const subjects = (): Record<string, object> => ({
    alliance: { scope: 'alliance' },
    item: { scope: 'item', id: house.tentId },
    owner: { scope: 'owner', id: house.lenderId },
    storagePlace: { scope: 'storagePlace', id: house.placeId },
    partner: { scope: 'partner', id: house.borrowerId },
  });

  const may: Record<string, Record<string, readonly GuestName[]>> = {
    alliance: {
      public: ['coordinator', 'deputy', 'keeper', 'borrower', 'manager', 'owner', 'bystander'],
      partners: ['coordinator', 'deputy', 'keeper', 'borrower', 'manager', 'owner', 'bystander'],
      full: ['coordinator', 'deputy'],
      desk: ['coordinator', 'deputy'],
    },
    item: {
      public: ['coordinator', 'deputy', 'keeper', 'borrower', 'manager', 'owner', 'bystander'],
      partners: ['coordinator', 'deputy', 'keeper', 'borrower', 'manager', 'owner', 'bystander'],
      full: ['coordinator', 'deputy', 'keeper', 'owner'],
      desk: ['coordinator', 'deputy'],
    },
    owner: {
      public: ['coordinator', 'deputy', 'keeper', 'borrower', 'manager', 'owner', 'bystander'],
      partners: ['coordinator', 'deputy', 'keeper', 'borrower', 'manager', 'owner', 'bystander'],
      full: ['coordinator', 'deputy', 'owner'],
      desk: ['coordinator', 'deputy'],
    },
    storagePlace: {
      public: ['coordinator', 'deputy', 'keeper', 'borrower', 'manager', 'owner', 'bystander'],
      partners: ['coordinator', 'deputy', 'keeper', 'borrower', 'manager', 'owner', 'bystander'],
      full: ['coordinator', 'deputy', 'keeper'],
      desk: ['coordinator', 'deputy', 'keeper'],
    },
    partner: {
      public: ['coordinator', 'deputy', 'borrower', 'manager'],
      partners: ['coordinator', 'deputy', 'borrower', 'manager'],
      full: ['coordinator', 'deputy', 'borrower', 'manager'],
      desk: ['coordinator', 'deputy'],
    },
  };

  test.each(Object.keys(may))('of scope %s, at each level of detail', async (scope) => {
    for (const [detail, guests] of Object.entries(may[scope]!)) {
      const all = Object.values(house.guests);
      const found: [string, number][] = [];
      for (const guest of all)
        found.push([guest.called, await status(guest, { ...subjects()[scope], detail })]);
      const allowed = guests.map((name) => house.guests[name].called);
      expect([detail, found]).toEqual([
        detail,
        found.map(([called, code]) => [called, allowed.includes(called) ? 201 : refusal(code)]),
      ]);
    }
  });

  test('of what is another alliance’s is of what is not there', async () => {
    const { coordinator } = house.guests;
    const missing = '01a00000-0000-7000-8000-000000000000';
    for (const [scope, id] of [
      ['item', elsewhere.tentId],
      ['owner', elsewhere.lenderId],
      ['storagePlace', elsewhere.placeId],
      ['partner', elsewhere.borrowerId],
    ] as const) {
      const body = (about: string) => ({ scope, id: about, detail: 'partners', name: 'Fremd' });
      const call = (about: string) =>
        app.call('post', house.world.path('feeds'), { token: coordinator.token, body: body(about) });
      const [foreign, none] = [await call(id), await call(missing)];
      expect([foreign.status, foreign.body.code]).toEqual([404, none.body.code]);
    }
  });

  test('names what it is about', async () => {
    for (const scope of ['item', 'owner', 'storagePlace', 'partner'])
      expect(await status(house.guests.coordinator, { scope, detail: 'partners' })).toBe(422);
  });
});
