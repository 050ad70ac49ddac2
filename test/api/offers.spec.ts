/** Offers: every refusal that something could mend says how, and every offer is taken as it stands. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NewItemDto } from '../../src/items/item.dto.js';
import { TestApp } from '../support/app.js';
import { Dice, times } from '../support/dice.js';
import { mailsTo } from '../support/mails.js';
import { wish, World } from '../support/world.js';

const WEEKEND: Period = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

type Period = [from: string, until: string];

interface Line {
  itemId: string;
  quantity: number;
  pickUpAt: string;
  returnDueAt: string;
}

interface Offer {
  kind: string;
  message: string;
  insteadOf?: string;
  pickUpAt: string;
  returnDueAt: string;
  lines: Line[];
}

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.stop());

const ask = (world: World, things: { itemId: string; quantity: number }[], when = WEEKEND, facts = {}) =>
  app.call('post', world.path('reservations'), {
    token: world.member.token,
    body: { ...wish(world, things, when), ...facts },
  });

const move = (world: World, id: string, name: string, body: object = {}) =>
  app.call('post', world.path(`reservations/${id}/${name}`), { token: world.coordinator.token, body });

/** Sends each offer as it stands, and takes it back. */
async function taken(world: World, offers: readonly Offer[]): Promise<[Offer, number][]> {
  const answers: [Offer, number][] = [];
  for (const offer of offers) {
    const { kind: _kind, message: _message, insteadOf: _insteadOf, ...said } = offer;
    const { status, body } = await ask(world, [], WEEKEND, said);
    answers.push([offer, status]);
    if (status === 201)
      await app.call('post', world.path(`reservations/${(body as { id: string }).id}/withdraw`), {
        token: world.member.token,
        body: {},
      });
  }
  return answers;
}

const offersOf = ({ body }: { body: unknown }): Offer[] => (body as { offers?: Offer[] }).offers ?? [];

const messages = (offers: readonly Offer[], kind: string): string[] =>
  offers.filter((offer) => offer.kind === kind).map(({ message }) => message);

describe('something similar', () => {
  test('is never a part of what was asked, nor what is counted otherwise, nor what it is a part of', async () => {
    const world = await World.make(app, 'teile');
    const category = 'Möbel';
    const table = await world.item({ name: 'Biertisch', category, quantity: 22 });
    const bench = await world.item({ name: 'Bierbank', category, quantity: 60 });
    const make = { kind: 'computed_set', quantity: null, unit: 'Stück', category } as const;
    const parts = [
      { itemId: table, quantity: 1 },
      { itemId: bench, quantity: 2 },
    ];
    const set = await world.item({ ...make, name: 'Biergarnitur', parts });
    await world.item({ name: 'Kiste mit Decken', category, unit: 'Kiste', quantity: 99 });
    await world.item({ name: 'Tischdecke', category, kind: 'accessory', quantity: 99 });
    expect(messages(offersOf(await ask(world, [{ itemId: set, quantity: 30 }])), 'similar')).toEqual([]);
    expect(messages(offersOf(await ask(world, [{ itemId: table, quantity: 23 }])), 'similar')).toEqual([]);
  });

  test('stands beside what there is, of another owner at another place', async () => {
    const world = await World.make(app, 'breite');
    const ownerId = await world.partner();
    const storagePlaceId = await world.place({ name: 'Feuerwehrhaus' });
    const category = 'Möbel';
    const narrow = { name: 'Garnitur schmal', category, unit: 'Garnitur' };
    const narrowId = await world.item({ ...narrow, quantity: 10 });
    const broad = { name: 'Garnitur breit', category, unit: 'Garnitur', quantity: 9 };
    await world.item({ ...broad, ownerId, storagePlaceId });
    await ask(world, [{ itemId: narrowId, quantity: 2 }]);
    const offers = offersOf(await ask(world, [{ itemId: narrowId, quantity: 10 }]));
    expect(messages(offers, 'similar')).toEqual([
      'Etwas Ähnliches: 8 × Garnitur schmal, 2 × Garnitur breit.',
      'Etwas Ähnliches: 9 × Garnitur breit.',
    ]);
    expect((await taken(world, offers)).map(([, status]) => status)).toEqual(offers.map(() => 201));
  });

  test('is what the coordination says it is', async () => {
    const world = await World.make(app, 'gesagt');
    const tent = await world.item({ name: 'Zelt', category: 'Zelte', quantity: 1 });
    await world.item({ name: 'Zelt klein', category: 'Zelte', quantity: 1 });
    const hall = await world.item({ name: 'Halle', category: 'Räume', unit: 'Raum', quantity: 1 });
    const say = (replacementIds: string[] | null) =>
      app.call('patch', world.path(`items/${tent}`), {
        token: world.coordinator.token,
        body: { replacementIds },
      });
    await ask(world, [{ itemId: tent, quantity: 1 }]);
    const similar = async (): Promise<string[]> =>
      messages(offersOf(await ask(world, [{ itemId: tent, quantity: 1 }])), 'similar');
    expect(await similar()).toEqual(['Etwas Ähnliches: 1 × Zelt klein.']);
    expect((await say([hall])).body).toMatchObject({ replacementIds: [hall] });
    expect(await similar()).toEqual(['Etwas Ähnliches: 1 × Halle.']);
    await say([]);
    expect(await similar()).toEqual([]);
    await say(null);
    expect(await similar()).toEqual(['Etwas Ähnliches: 1 × Zelt klein.']);
    expect((await say([tent])).status).toBe(422);
    const elsewhere = await World.make(app, 'woanders');
    expect((await say([await elsewhere.item({})])).status).toBe(404);
  });
});

describe('another time', () => {
  test('for a weekend is a weekend, before it as well as after it', async () => {
    const world = await World.make(app, 'wochenende');
    const tent = await world.item({ name: 'Zelt' });
    await ask(world, [{ itemId: tent, quantity: 1 }]);
    const offers = offersOf(await ask(world, [{ itemId: tent, quantity: 1 }]));
    expect(messages(offers, 'period')).toEqual([
      'Zu anderer Zeit: Fr., 21.05. bis Mo., 24.05.',
      'Zu anderer Zeit: Fr., 07.05. bis Mo., 10.05.',
      'Zu anderer Zeit: Fr., 28.05. bis Mo., 31.05.',
    ]);
  });

  test('has no public holiday at its ends', async () => {
    const world = await World.make(app, 'feiertage');
    const body = { state: 'Brandenburg' };
    await app.call('patch', world.path('settings'), { token: world.coordinator.token, body });
    const tent = await world.item({ name: 'Zelt' });
    const before: Period = ['2027-05-07T17:00:00+02:00', '2027-05-10T10:00:00+02:00'];
    await ask(world, [{ itemId: tent, quantity: 1 }], before);
    const offers = offersOf(await ask(world, [{ itemId: tent, quantity: 1 }], before));
    // The Monday of the week after is Whit Monday.
    expect(messages(offers, 'period')).toEqual([
      'Zu anderer Zeit: Fr., 30.04. bis Mo., 03.05.',
      'Zu anderer Zeit: Fr., 21.05. bis Mo., 24.05.',
      'Zu anderer Zeit: Fr., 23.04. bis Mo., 26.04.',
    ]);
    expect((await taken(world, offers)).map(([, status]) => status)).toEqual([201, 201, 201]);
  });

  test('after a decline does not meet what was declined, nor the rest around it', async () => {
    const world = await World.make(app, 'absage');
    const tent = await world.item({ name: 'Zelt', quantity: 9, bufferMinutes: 5 * 1440 });
    const { body } = await ask(world, [{ itemId: tent, quantity: 2 }]);
    await move(world, (body as { id: string }).id, 'decline', { reason: 'Wir brauchen es selbst.' });
    const mail = (await mailsTo(app, world.member.email)).findLast(({ subject }) =>
      subject?.startsWith('Absage'),
    );
    const dates = [...(mail?.text ?? '').matchAll(/Zu anderer Zeit: (.*)/g)].map(([, said]) => said);
    expect(dates).toEqual([
      'Fr., 28.05. bis Mo., 31.05.',
      'Fr., 30.04. bis Mo., 03.05.',
      'Fr., 04.06. bis Mo., 07.06.',
    ]);
    expect(mail?.text).not.toMatch(/Weniger|Ähnliches/);
  });
});

describe('a wish that only its time spoils', () => {
  const weekly = [
    { weekday: 5, from: '16:00', until: '18:00' },
    { weekday: 1, from: '09:00', until: '11:00' },
  ];

  const periods = (offers: readonly Offer[]): string[] =>
    offers.map(
      ({ kind, pickUpAt, returnDueAt }) => `${kind} ${pickUpAt.slice(0, 16)} ${returnDueAt.slice(0, 16)}`,
    );

  const allTaken = async (world: World, offers: readonly Offer[]): Promise<void> => {
    expect(offers).not.toEqual([]);
    expect((await taken(world, offers)).map(([, status]) => status)).toEqual(offers.map(() => 201));
  };

  test('comes back with the nearest hours in which its place serves', async () => {
    const world = await World.make(app, 'stunden');
    const yard = await world.place({ handOverWindows: weekly });
    const tent = await world.item({ name: 'Zelt', storagePlaceId: yard });
    const noon: Period = ['2027-05-14T12:00:00+02:00', '2027-05-17T12:00:00+02:00'];
    const offers = offersOf(await ask(world, [{ itemId: tent, quantity: 1 }], noon));
    expect(periods(offers)).toEqual([
      'period 2027-05-14T14:00 2027-05-17T09:00',
      'period 2027-05-10T07:00 2027-05-21T16:00',
      'period 2027-05-10T07:00 2027-05-17T09:00',
    ]);
    expect(offers[0]!.message).toBe(
      'Zu anderer Zeit: Fr., 14. Mai 2027, 16:00 Uhr bis Mo., 17. Mai 2027, 11:00 Uhr',
    );
    await allTaken(world, offers);
    // What is short at those hours as well is offered less of, at those hours.
    await ask(world, [{ itemId: tent, quantity: 1 }]);
    const later = offersOf(await ask(world, [{ itemId: tent, quantity: 1 }], noon));
    expect(periods(later)[0]).toBe('period 2027-05-21T14:00 2027-05-24T09:00');
    await allTaken(world, later);
  });

  test('comes back on the nearest open day where its place is closed, by arrangement as well', async () => {
    const world = await World.make(app, 'geschlossen');
    const closedDays = [{ from: '2027-05-17', until: '2027-05-18', reason: 'Inventur' }];
    const arranged = await world.item({ storagePlaceId: await world.place({ closedDays }) });
    const handOverWindows = [...weekly, { weekday: 3, from: '09:00', until: '11:00' }];
    const yard = await world.place({ handOverWindows, closedDays });
    const served = await world.item({ storagePlaceId: yard });
    for (const [itemId, expected] of [
      [arranged, 'period 2027-05-14T15:00 2027-05-16T08:00'],
      [served, 'period 2027-05-14T14:00 2027-05-19T09:00'],
    ] as const) {
      const offers = offersOf(await ask(world, [{ itemId, quantity: 1 }]));
      expect(periods(offers)[0]).toBe(expected);
      await allTaken(world, offers);
    }
  });

  test('is offered less of at the nearest hours where not all is free then', async () => {
    const world = await World.make(app, 'stunden-weniger');
    const yard = await world.place({ handOverWindows: weekly });
    const bench = await world.item({ name: 'Bank', quantity: 10, storagePlaceId: yard });
    await ask(world, [{ itemId: bench, quantity: 4 }]);
    const noon: Period = ['2027-05-14T12:00:00+02:00', '2027-05-17T12:00:00+02:00'];
    const offers = offersOf(await ask(world, [{ itemId: bench, quantity: 8 }], noon));
    expect(messages(offers, 'quantity')).toEqual([
      'Weniger: 6 × Bank, Fr., 14. Mai 2027, 16:00 Uhr bis Mo., 17. Mai 2027, 11:00 Uhr.',
    ]);
    await allTaken(world, offers);
  });

  test('comes back on the same weekday within reach: not so far ahead, not in the past, not so long', async () => {
    const world = await World.make(app, 'reichweite', { horizonDays: 90, longestLoanDays: 7 });
    const tent = await world.item({ name: 'Zelt' });
    const offersFor = async (when: Period): Promise<Offer[]> => {
      const offers = offersOf(await ask(world, [{ itemId: tent, quantity: 1 }], when));
      await allTaken(world, offers);
      return offers;
    };
    // It is the first of March; ninety days later it is the thirtieth of May.
    expect(periods(await offersFor(['2027-08-13T15:00:00Z', '2027-08-16T08:00:00Z']))).toEqual([
      'period 2027-05-28T15:00 2027-05-31T08:00',
      'period 2027-05-21T15:00 2027-05-24T08:00',
      'period 2027-05-14T15:00 2027-05-17T08:00',
    ]);
    expect(periods(await offersFor(['2027-02-05T16:00:00Z', '2027-02-08T09:00:00Z']))[0]).toBe(
      'period 2027-03-05T16:00 2027-03-08T09:00',
    );
    expect(periods(await offersFor(['2027-05-14T15:00:00Z', '2027-05-28T08:00:00Z']))[0]).toBe(
      'period 2027-05-14T15:00 2027-05-21T15:00',
    );
  });

  test('comes in whole packs, and something else where it is not lent', async () => {
    const world = await World.make(app, 'packungen');
    const chairs = await world.item({ name: 'Stuhl', category: 'Stühle', quantity: 60, packStep: 10 });
    const stool = await world.item({ name: 'Hocker', category: 'Stühle', quantity: 60 });
    const fifteen = offersOf(await ask(world, [{ itemId: chairs, quantity: 15 }]));
    expect(messages(fifteen, 'quantity')).toEqual(['Weniger: 10 × Stuhl.']);
    await allTaken(world, fifteen);
    await app.call('patch', world.path(`items/${stool}`), {
      token: world.coordinator.token,
      body: { setAside: true },
    });
    const instead = offersOf(await ask(world, [{ itemId: stool, quantity: 20 }]));
    expect(messages(instead, 'similar')).toEqual(['Etwas Ähnliches: 20 × Stuhl.']);
    await allTaken(world, instead);
  });

  test('has no offers where nothing mends it', async () => {
    const world = await World.make(app, 'unheilbar');
    const tent = await world.item({ name: 'Zelt' });
    const partnerId = await world.partner({ agreementSignedOn: null });
    await world.memberOf(partnerId, world.member.email);
    const { status, body } = await ask(world, [{ itemId: tent, quantity: 2 }], WEEKEND, { partnerId });
    expect([status, (body as { offers?: unknown }).offers]).toEqual([409, undefined]);
  });
});

test('whatever is offered is taken as it stands', async () => {
  const dice = Dice.ofThisRun('Offers');
  let offered = 0;
  for (let round = 0; round < times(2); round += 1) {
    const world = await World.make(app, `wuerfel-${round}`);
    const items = await pool(world, dice);
    for (let loan = 0; loan < 8; loan += 1) await ask(world, drawnLines(items, dice), drawnPeriod(dice));
    for (let turn = 0; turn < 8; turn += 1) {
      const offers = offersOf(await ask(world, drawnLines(items, dice), drawnPeriod(dice)));
      offered += offers.length;
      const refused = (await taken(world, offers)).filter(([, status]) => status !== 201);
      expect([round, turn, refused]).toEqual([round, turn, []]);
    }
  }
  expect(offered).toBeGreaterThan(5);
}, 120_000);

const WINDOWS = [
  [],
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:00', until: '19:00' })),
  [
    { weekday: 5, from: '16:00', until: '18:00' },
    { weekday: 1, from: '09:00', until: '11:00' },
  ],
];

/** Tables, benches and a set of them, chairs in packs, tents with a rest; at places that open differently. */
async function pool(world: World, dice: Dice): Promise<string[]> {
  const places = await Promise.all(WINDOWS.map((handOverWindows) => world.place({ handOverWindows })));
  const thing = (facts: Partial<NewItemDto>): Promise<string> =>
    world.item({
      category: 'Dinge',
      quantity: dice.whole(1, 9),
      storagePlaceId: dice.oneOf(places),
      bufferMinutes: dice.oneOf([0, 0, 1440]),
      ...facts,
    });
  const table = await thing({ name: 'Tisch' });
  const bench = await thing({ name: 'Bank' });
  const parts = [
    { itemId: table, quantity: 1 },
    { itemId: bench, quantity: 2 },
  ];
  const set = { name: 'Garnitur', unit: 'Garnitur', parts } as const;
  return [
    table,
    bench,
    await thing({ ...set, kind: 'computed_set', quantity: null }),
    await thing({ name: 'Festgarnitur', unit: 'Satz', kind: 'closed_set' }),
    await thing({ name: 'Tisch rund' }),
    await thing({ name: 'Stuhl', quantity: 30, packStep: 10 }),
    await thing({ name: 'Klappstuhl', quantity: 12, packStep: 4 }),
  ];
}

function drawnLines(items: readonly string[], dice: Dice): { itemId: string; quantity: number }[] {
  return Array.from({ length: dice.whole(1, 3) }, () => ({
    itemId: dice.oneOf(items),
    quantity: dice.oneOf([1, 2, 4, 8, 20]),
  }));
}

/** Within three weeks, at an hour at which each of the places serves on some days. */
function drawnPeriod(dice: Dice): Period {
  const day = dice.whole(3, 24);
  const [from, until] = [day, day + dice.whole(1, 4)].map((one) => String(one).padStart(2, '0'));
  return [`2027-05-${from}T${dice.oneOf(['09:30', '16:30'])}:00+02:00`, `2027-05-${until}T10:00:00+02:00`];
}
