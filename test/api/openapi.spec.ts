/** The API explains itself: every route, refusal and member of the document says what it is, and real answers are as it says. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApp } from '../support/app.js';
import {
  badlyCalled,
  missingRoutes,
  strayMembers,
  withoutMeaning,
  withoutRefusals,
  withoutSentence,
  type Document,
  type Operation,
} from '../support/openapi.js';
import { wish, World } from '../support/world.js';

const WEEKEND: [string, string] = ['2027-05-14T17:00:00+02:00', '2027-05-17T10:00:00+02:00'];

let app: TestApp;
let document: Document;

beforeAll(async () => {
  app = await TestApp.start();
  document = (await app.call('get', '/api/openapi.json')).body as Document;
});
afterAll(() => app.stop());

/** A route with nothing wrong with it. */
const sound = (): Operation => ({
  operationId: 'bakeBread',
  summary: 'Bake a bread.',
  description: 'It takes an hour.',
  tags: ['bread'],
  parameters: [
    { name: 'id', in: 'path', description: 'Which one.', schema: { type: 'string' } },
    { $ref: '#/components/parameters/IfMatch' },
  ],
  requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Dough' } } } },
  responses: {
    200: {
      description: 'Baked.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Dough' } } },
    },
    ...Object.fromEntries(
      ['400', '401', '403', '404', '412', '413', '415', '422', '503', 'default'].map((status) => [
        status,
        { $ref: '#/components/responses/No' },
      ]),
    ),
  },
});

const bakery = (operation: Operation, flour: object = {}): Document => ({
  tags: [{ name: 'bread', description: 'What we bake.' }],
  paths: { '/api/breads/{id}': { post: operation } },
  components: {
    schemas: {
      Dough: {
        type: 'object',
        properties: { flour: { type: 'integer', description: 'Grams of flour.', ...flour } },
      },
      Problem: { type: 'object', properties: {} },
    },
    parameters: {
      IfMatch: { name: 'If-Match', in: 'header', description: 'The ETag.', schema: { type: 'string' } },
    },
    responses: {
      No: {
        description: 'Not so.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  },
});

const without = (part: keyof Operation): Document => {
  const { [part]: _gone, ...rest } = sound();
  return bakery(rest as Operation);
};

const answering = (responses: object): Document =>
  bakery({ ...sound(), responses: { ...sound().responses, ...responses } });

test('a sound document has nothing wrong with it', () => {
  const checks = [withoutSentence, badlyCalled, withoutRefusals, withoutMeaning];
  expect(checks.flatMap((check) => check(bakery(sound())))).toEqual([]);
});

describe('every route has a summary, a description and a described tag', () => {
  test('a planted route without one is found', () => {
    expect(withoutSentence(without('summary'))).toEqual(['POST /api/breads/{id}: no summary']);
    expect(withoutSentence(without('description'))).toEqual(['POST /api/breads/{id}: no description']);
    expect(withoutSentence(bakery({ ...sound(), summary: 'Bread' }))).toHaveLength(1);
    expect(withoutSentence(bakery({ ...sound(), tags: ['cake'] }))).toHaveLength(1);
  });

  test('ours have', () => expect(withoutSentence(document)).toEqual([]));
});

describe('every operation has a name that a generated client can use', () => {
  test('a planted odd, missing or second one is found', () => {
    for (const operationId of ['list', 'BreadsController_bake', 'bake_bread', ''])
      expect(badlyCalled(bakery({ ...sound(), operationId }))).toHaveLength(1);
    const twice = bakery(sound());
    twice.paths['/api/cakes'] = { post: sound() };
    expect(badlyCalled(twice)).toHaveLength(2);
  });

  test('ours have', () => expect(badlyCalled(document)).toEqual([]));
});

describe('every route says how it refuses', () => {
  test.each(['400', '401', '403', '404', '412', '413', '415', '422', '503', 'default'])(
    'a planted route without %s is found',
    (status) => {
      const { [status]: _gone, ...responses } = sound().responses;
      expect(withoutRefusals(bakery({ ...sound(), responses }))).toEqual([
        `POST /api/breads/{id}: no ${status}`,
      ]);
    },
  );

  test('a planted refusal without a sentence or a shape is found', () => {
    const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
    expect(withoutRefusals(answering({ 409: { description: '', content } }))).toHaveLength(1);
    expect(withoutRefusals(answering({ 409: { description: 'Burnt.' } }))).toHaveLength(1);
  });

  test('ours do', () => expect(withoutRefusals(document)).toEqual([]));
});

describe('every conflict that the code knows is told by a route that can refuse so', () => {
  /** Founding is a command and a page, and no route of the API; a list that was looked at is taken over on its page only. */
  const elsewhere = ['slug-taken', 'not-invited', 'already-imported', 'no-agreement'];

  const told = ({ paths }: Document): string =>
    Object.values(paths)
      .flatMap((operations) => Object.values(operations))
      .map(({ responses }) => responses['409']?.description ?? '')
      .join('\n');

  const untold = (sources: readonly string[], shown: Document): string[] => {
    const codes = sources.flatMap((source) =>
      [...source.matchAll(/new Refusal\(\s*'conflict',\s*'([\w-]+)'/g)].map(([, code = '']) => code),
    );
    return codes.filter((code) => !elsewhere.includes(code) && !told(shown).includes(`\`${code}\``));
  };

  test('a planted one is found', () => {
    const source = "throw new Refusal('conflict', 'burnt', words);";
    expect(untold([source], bakery(sound()))).toEqual(['burnt']);
    expect(untold([source], answering({ 409: { description: '`burnt`: too hot.' } }))).toEqual([]);
  });

  test('ours are', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
    const ours = files.filter((file) => file.endsWith('.ts') && !file.startsWith('web/'));
    const sources = ours.map((file) => readFileSync(`src/${file}`, 'utf8'));
    expect(sources.filter((source) => source.includes("Refusal('conflict'")).length).toBeGreaterThan(5);
    expect(untold(sources, document)).toEqual([]);
  });
});

describe('every member and parameter says what it is, and has a shape', () => {
  test('a planted silent or shapeless one is found', () => {
    expect(withoutMeaning(bakery(sound(), { description: '' }))).toEqual(['Dough.flour: no sentence']);
    expect(withoutMeaning(bakery(sound(), { type: 'object' }))).toEqual(['Dough.flour: no shape']);
    expect(withoutMeaning(bakery(sound(), { type: undefined }))).toEqual(['Dough.flour: no shape']);
    const list = { type: 'array', items: { type: 'object' } };
    expect(withoutMeaning(bakery(sound(), list))).toEqual(['Dough.flour: no shape']);
    const deep = { type: 'object', properties: { type: { type: 'string' } } };
    expect(withoutMeaning(bakery(sound(), deep))).toEqual(['Dough.flour.type: no sentence']);
    const bare = { name: 'oven', in: 'query', schema: { type: 'string' } };
    expect(withoutMeaning(bakery({ ...sound(), parameters: [bare] }))).toHaveLength(1);
    const loose = { description: 'Baked.', content: { 'application/json': { schema: { type: 'object' } } } };
    expect(withoutMeaning(answering({ 200: loose }))).toHaveLength(1);
  });

  test('ours do', () => expect(withoutMeaning(document)).toEqual([]));
});

describe('every route that other programs were promised is in the document', () => {
  const read = [
    '',
    '/items',
    '/items/{id}/availability',
    '/storage-places',
    '/partners',
    '/reservations',
    '/feeds',
  ];
  const readOne = ['/partners/{id}/people', '/reservations/{id}', '/reservations/{id}/calendar.ics'];
  const made = [
    '/items',
    '/storage-places',
    '/closures',
    '/partners',
    '/partners/{id}/people',
    '/reservations',
    '/feeds',
  ];
  const moves = ['approve', 'decline', 'withdraw', 'cancel'].map((move) => `/reservations/{id}/${move}`);
  const changed = ['/items/{id}', '/storage-places/{id}', '/partners/{id}'];
  const ended = ['/closures/{id}', '/partners/{id}/people/{personId}', '/roles/{personId}', '/feeds/{id}'];
  const here = (method: string, paths: readonly string[]): string[] =>
    paths.map((path) => `${method} /api/alliances/{alliance}${path}`);
  const promised = [
    'POST /api/sign-in',
    'POST /api/sessions',
    'DELETE /api/sessions/current',
    'GET /api/me',
    'GET /api/me/tokens',
    'POST /api/me/tokens',
    'DELETE /api/me/tokens/{id}',
    'GET /api/alliances',
    ...here('GET', [...read, ...readOne]),
    ...here('POST', [...made, ...moves]),
    ...here('PATCH', changed),
    ...here('DELETE', ended),
    ...here('PUT', ['/roles/{personId}']),
    'GET /feeds/{secret}/{slug}.ics',
    'GET /health/live',
    'GET /health/ready',
  ];

  test('a planted missing one is found', () => {
    expect(missingRoutes(bakery(sound()), ['POST /api/breads/{id}', 'GET /api/breads'])).toEqual([
      'GET /api/breads',
    ]);
  });

  test('ours are', () => expect(missingRoutes(document, promised)).toEqual([]));
});

describe('real answers are as the document says', () => {
  test('a planted stray, missing or wrong member is found', () => {
    const dough = { type: 'object', properties: { flour: { type: 'integer' } }, required: ['flour'] };
    const shown: Document = { paths: {}, components: { schemas: { Dough: dough } } };
    expect(strayMembers(shown, 'Dough', { flour: 500 })).toEqual([]);
    expect(strayMembers(shown, 'Dough', { flour: 500, salt: 1 })).toEqual(['Dough.salt: unknown']);
    expect(strayMembers(shown, 'Dough', {})).toEqual(['Dough.flour: missing']);
    expect(strayMembers(shown, 'Dough', { flour: null })).toEqual(['Dough.flour: null']);
    expect(strayMembers(shown, 'Dough', { flour: '500' })).toEqual(['Dough.flour: no whole number']);
  });

  test('what was refused, asked for, read and listed', async () => {
    const world = await World.make(app);
    const part = await world.item({ name: 'Bank', quantity: 5, category: 'Bänke' });
    await world.item({ name: 'Klappbank', quantity: 9, category: 'Bänke' });
    const set = await world.item({
      name: 'Garnitur',
      kind: 'computed_set',
      quantity: null,
      category: 'Bänke',
      parts: [{ itemId: part, quantity: 2 }],
    });
    const { token } = world.member;
    const call = async (method: 'get' | 'post', path: string, body?: object) =>
      (await app.call(method, world.path(path), { token, ...(body ? { body } : {}) })).body as {
        id: string;
        [member: string]: unknown;
      };
    const ask = (quantity: number) =>
      call('post', 'reservations', wish(world, [{ itemId: set, quantity }], WEEKEND));

    const refused = await ask(3);
    expect(refused).toMatchObject({ status: 409, offers: expect.anything(), shortages: expect.anything() });
    const asked = await ask(2);
    const answers: [string, unknown][] = [
      ['Problem', refused],
      ['Problem', await call('post', 'reservations', { lines: [{ quantity: 0 }] })],
      ['Problem', await call('post', `reservations/${asked.id}/cancel`, {})],
      ['Problem', await call('get', 'reservations/nothing')],
      ['ReservationView', asked],
      ['ReservationView', await call('get', `reservations/${asked.id}`)],
      ['ItemView', await call('get', `items/${set}`)],
      ['AllianceView', (await app.call('get', `/api/alliances/${world.slug}`)).body],
      ['StoragePlaceView', await call('get', `storage-places/${world.placeId}`)],
      ['MeView', (await app.call('get', '/api/me', { token })).body],
    ];
    expect(answers.flatMap(([name, answer]) => strayMembers(document, name, answer))).toEqual([]);
  });
});
