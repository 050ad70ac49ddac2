/** What a person would refuse, the program refuses too, with a sentence at the field. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp, type Method } from '../support/app.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T15:00:00Z', '2027-05-17T08:00:00Z'];
const INVISIBLE = [
  '\u200B',
  '\u3164',
  '\u2800',
  '\u00AD',
  '\u2060\u200D',
  '\u115F\u180E',
  '\uFE0F',
  ' \u200B ',
];

let app: TestApp;
let world: World;
let itemId: string;

beforeAll(async () => {
  app = await TestApp.start();
  world = await World.make(app);
  itemId = await world.item({ name: 'Bank', quantity: 10 });
  await world.partner({ name: 'Freiwillige Feuerwehr Auental' });
  await world.place({ name: 'Alte Schule' });
});
afterAll(() => app.stop());

const call = (method: Method, path: string, body: object, token = world.coordinator.token) =>
  app.call(method, world.path(path), { token, body });
const fields = (body: { errors?: { field: string }[] }): string[] =>
  (body.errors ?? []).map(({ field }) => field);

const item = (facts: object) =>
  call('post', 'items', {
    inventoryNumber: `N-${Math.round(performance.now() * 1000)}`,
    name: 'Ding',
    unit: 'Stück',
    quantity: 3,
    ownerId: world.partnerId,
    storagePlaceId: world.placeId,
    ...facts,
  });

describe('a name that nobody sees', () => {
  test.each(INVISIBLE)('is none: %j', async (name) => {
    const asked = wish(world, [{ itemId, quantity: 1 }], WEEKEND);
    for (const [path, body, field] of [
      ['partners', { name }, 'name'],
      ['storage-places', { name }, 'name'],
      [`partners/${world.partnerId}/people`, { name, email: 'p@example.org', role: 'member' }, 'name'],
      ['reservations', { ...asked, occasion: { name } }, 'occasion.name'],
      ['reservations', { ...asked, contact: { name } }, 'contact.name'],
    ] as const) {
      const answer = await call('post', path, body);
      expect([path, answer.status, fields(answer.body)]).toEqual([path, 422, [field]]);
    }
    for (const facts of [{ name }, { unit: name }, { inventoryNumber: name }])
      expect(fields((await item(facts)).body)).toEqual(Object.keys(facts));
  });

  test('is empty where it may be left out, so that nothing blank stands in its place', async () => {
    const made = await call('post', 'partners', { name: 'Chor', shortName: '\u200B' });
    expect(made.body.shortName).toBe('');
  });

  test('is none of a sign with a shape: joined emoji, a dot, a foreign script', async () => {
    for (const name of ['👩‍👩‍👧', 'ಠ', '한', '10'])
      expect((await call('post', 'partners', { name })).status).toBe(201);
  });
});

describe('the same name in another spelling is taken', () => {
  test.each([
    'freiwillige feuerwehr auental',
    'Freiwillige  Feuerwehr   Auental',
    'Freiwillige Feuer\u200Bwehr Auental',
    'Freiwillige Feuerwehr Auen\u00ADtal',
    'Ｆreiwillige Feuerwehr Auental',
    'Freiwillige\u00A0Feuerwehr Auental\u2060',
  ])('of a partner: %j', async (name) => {
    const { status, body } = await call('post', 'partners', { name });
    expect([status, body.code]).toEqual([409, 'name-taken']);
    const other = await world.partner();
    expect((await call('patch', `partners/${other}`, { name })).status).toBe(409);
  });

  test.each(['alte schule', 'Alte  Schule', 'Alte\u200B Schule'])('of a storage place: %j', async (name) => {
    const { status, body } = await call('post', 'storage-places', { name });
    expect([status, body.code]).toEqual([409, 'name-taken']);
  });

  test('but a partner may be called the same in a better spelling', async () => {
    const id = await world.partner({ name: 'chor der siedlung' });
    expect((await call('patch', `partners/${id}`, { name: 'Chor der Siedlung' })).status).toBe(200);
  });
});

describe('the address that all mails come from', () => {
  test.each(['leihbund@example.org', 'Leihbund@Example.org'])('is nobody’s: %s', async (email) => {
    const invited = { email, name: 'Wir', role: 'member' };
    const people = await call('post', `partners/${world.partnerId}/people`, invited);
    expect([people.status, fields(people.body)]).toEqual([422, ['email']]);
    const settings = await call('patch', 'settings', { contact: { email } });
    expect([settings.status, fields(settings.body)]).toEqual([422, ['contact.email']]);
  });
});

describe('hand-over windows', () => {
  const window = (from: string, until: string, weekday = 2) => ({ weekday, from, until });
  test.each([
    ['that are empty', [window('09:00', '09:00')], 0],
    ['that run backwards', [window('09:00', '08:00')], 0],
    ['that overlap', [window('09:00', '11:00'), window('10:00', '12:00')], 1],
    ['that lie in another one', [window('09:00', '12:00'), window('10:00', '11:00')], 1],
    ['that repeat', [window('09:00', '11:00'), window('09:00', '11:00')], 1],
  ])('%s are refused', async (_, handOverWindows, position) => {
    for (const answer of [
      await call('post', 'storage-places', { name: 'Neues Lager', handOverWindows }),
      await call('patch', `storage-places/${world.placeId}`, { handOverWindows }),
    ])
      expect([answer.status, fields(answer.body)]).toEqual([422, [`handOverWindows.${position}.until`]]);
  });

  test('that touch, or lie on other days, are sound', async () => {
    const handOverWindows = [window('09:00', '11:00'), window('11:00', '12:00'), window('09:00', '11:00', 3)];
    const made = await call('post', 'storage-places', { name: 'Drittes Lager', handOverWindows });
    expect(made.status).toBe(201);
  });
});

describe('an occasion', () => {
  const ask = (occasion: object) =>
    call('post', 'reservations', {
      ...wish(world, [{ itemId, quantity: 1 }], WEEKEND),
      occasion: { name: 'Fest', ...occasion },
    });
  test.each([
    ['thirteen years after the loan', { startsAt: '2040-05-15T10:00:00Z' }, 'occasion.startsAt'],
    [
      'two months after it',
      { startsAt: '2027-07-20T10:00:00Z', endsAt: '2027-07-21T10:00:00Z' },
      'occasion.startsAt',
    ],
    [
      'over long before it',
      { startsAt: '2026-05-15T10:00:00Z', endsAt: '2026-05-16T10:00:00Z' },
      'occasion.endsAt',
    ],
    ['that only ends long before it', { endsAt: '2026-05-16T10:00:00Z' }, 'occasion.endsAt'],
    [
      'of many years',
      { startsAt: '2027-05-15T10:00:00Z', endsAt: '2040-05-15T10:00:00Z' },
      'occasion.endsAt',
    ],
    ['backwards', { startsAt: '2027-05-16T10:00:00Z', endsAt: '2027-05-15T10:00:00Z' }, 'occasion.endsAt'],
  ])('%s is refused', async (_, occasion, field) => {
    const answer = await ask(occasion);
    expect([answer.status, fields(answer.body)]).toEqual([422, [field]]);
  });

  test.each([
    ['during the loan', { startsAt: '2027-05-15T10:00:00Z', endsAt: '2027-05-16T10:00:00Z' }],
    ['two weeks after the return', { startsAt: '2027-05-31T10:00:00Z' }],
    ['longer than the loan', { startsAt: '2027-01-01T10:00:00Z', endsAt: '2027-12-31T10:00:00Z' }],
  ])('%s is taken', async (_, occasion) => {
    expect((await ask(occasion)).status).toBe(201);
  });
});

describe('an agreement', () => {
  test.each(['2099-05-15', '2027-03-02'])('is not signed in the future: %s', async (agreementSignedOn) => {
    for (const answer of [
      await call('post', 'partners', { name: 'Zukunft', agreementSignedOn }),
      await call('patch', `partners/${world.partnerId}`, { agreementSignedOn }),
    ])
      expect([answer.status, fields(answer.body)]).toEqual([422, ['agreementSignedOn']]);
  });

  test('may be signed today', async () => {
    const made = await call('post', 'partners', { name: 'Heute', agreementSignedOn: '2027-03-01' });
    expect(made.status).toBe(201);
  });
});

describe('an item', () => {
  test('does not go with itself', async () => {
    const answer = await call('patch', `items/${itemId}`, { accessoryIds: [itemId] });
    expect([answer.status, fields(answer.body)]).toEqual([422, ['accessoryIds']]);
  });

  test.each(['per_moon', 'per unit', 'PER_UNIT'])('has no deposit that is %j', async (depositBasis) => {
    expect(fields((await item({ depositBasis })).body)).toEqual(['depositBasis']);
    expect(fields((await call('patch', `items/${itemId}`, { depositBasis })).body)).toEqual(['depositBasis']);
  });

  test('has no pack larger than all there is of it', async () => {
    expect(fields((await item({ packStep: 10 })).body)).toEqual(['packStep']);
    const made = await item({ packStep: 3 });
    expect(made.status).toBe(201);
    expect(fields((await call('patch', `items/${made.body.id}`, { packStep: 4 })).body)).toEqual([
      'packStep',
    ]);
  });

  test('may fall below its pack: what is torn is torn', async () => {
    const { body } = await item({ packStep: 3 });
    expect((await call('patch', `items/${body.id}`, { quantity: 2 })).status).toBe(200);
  });
});
