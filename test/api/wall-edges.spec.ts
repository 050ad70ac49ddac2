/** The edges of the wall: how an address is spelled, and what else could carry something across (safety.md, E03, E04, E08, E10, E11). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { allows, type Relation } from '../../src/partners/who/policy.js';
import { TestApp } from '../support/app.js';
import { askedFor, done, FAIR, furnish, type Guest, type House } from '../support/house.js';
import { eachOf, RawCaller, type RawAnswer } from '../support/raw-call.js';
import { routesOf, type Route } from '../support/routes.js';
import { changes, everything, everythingOf } from '../support/rows.js';
import { addressOf, validCalls, type Filled } from '../support/valid-calls.js';

let app: TestApp;
let caller: RawCaller;
let routes: Route[];
let home: House;
let neighbour: House;

beforeAll(async () => {
  app = await TestApp.start();
  caller = new RawCaller(app);
  routes = await routesOf(app);
  home = await furnish(app, 'heim', 'H', 'partners');
  neighbour = await furnish(app, 'zu', 'Z', 'partners');
}, 60_000);
afterAll(async () => {
  caller.stop();
  await app.stop();
});

const fill = async (route: Route, house: House, guest: Guest): Promise<Filled> =>
  validCalls[route.name]!(house, guest);

const isGet = ({ method }: Route): boolean => method === 'get';
const isInAlliance = ({ path }: Route): boolean => path.includes('{alliance}');

interface Sent {
  method?: string;
  path: string;
  token?: string | undefined;
  headers?: Record<string, string>;
  body?: object | undefined;
}

/** As it stands; JSON where there is a body. */
const send = ({ method = 'GET', path, token, headers = {}, body }: Sent): Promise<RawAnswer> =>
  caller.call({
    method: method.toUpperCase() as Uppercase<string>,
    path,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

const spellings: ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `${path}//`,
  (path) => path.replace('/api/', '/API/'),
  (path) => path.replace('/api/', '//api/'),
  (path) => path.replace('/api/', '/api//'),
  (path) => path.replace('/api/', '/api/./'),
  (path) => path.replace('/api/', '/x/../api/'),
  (path) => path.replace('/api/', '/%2e%2e/api/'),
  (path) => path.replace('/api/', '/api%2f'),
  (path) => path.replace('/api/', '/api\\'),
  (path) => path.replace('/api/', '/%61pi/'),
  (path) => path.replace('/api/', 'http://localhost/api/'),
  (path) => `${path};x=1`,
  (path) => `${path}.json`,
  (path) => `${path}%00`,
  (path) => `${path}%20`,
  (path) => `${path}#x`,
];

const disguises: Record<string, string>[] = [
  {},
  { 'x-original-url': '/health/live', 'x-rewrite-url': '/health/live' },
  { 'x-forwarded-for': '127.0.0.1', 'x-forwarded-host': 'localhost', forwarded: 'for=127.0.0.1' },
];

const words = ({ listedWord, secretWord }: House): string[] =>
  [listedWord, secretWord].map((word) => word.toLowerCase());

const isReading = ({ text, headers }: RawAnswer, house: House): boolean => {
  const whole = `${JSON.stringify(headers)}${text}`.toLowerCase();
  return words(house).some((word) => whole.includes(word));
};

const mayNot = (route: Route, guest: Guest | undefined): boolean => {
  const insider = guest && guest.called === 'bystander' ? ['listReader' as const] : [];
  const own: Relation[] = guest ? ['anyone', 'person', ...insider, ...guest.relations] : ['anyone'];
  return !allows(route.action, new Set(own));
};

describe('another spelling of an address', () => {
  test('gives nobody more, signed in or not', async () => {
    const { stranger, bystander, coordinator } = home.guests;
    const tries: { says: string; sent: Sent }[] = [];
    for (const route of routes.filter(isInAlliance)) {
      const filled = await fill(route, home, coordinator);
      const plain = addressOf(route, home.slug, { ...filled, query: {} });
      for (const guest of [undefined, stranger, bystander].filter((one) => mayNot(route, one))) {
        for (const [index, spelled] of spellings.entries()) {
          const path = spelled(plain);
          const headers = disguises[index % disguises.length]!;
          const sent = { method: route.method, path, token: guest?.token, headers, body: filled.body };
          tries.push({ says: `${guest?.called ?? 'nobody'}: ${route.method} ${path}`, sent });
        }
      }
    }
    const before = await everything(app);
    const failures = await eachOf(tries, async ({ says, sent }) => {
      const answer = await send(sent);
      return answer.status < 400 || isReading(answer, home) ? [`${says}: ${answer.status}`] : [];
    });
    expect(failures.flat()).toEqual([]);
    expect(tries.length).toBeGreaterThan(1000);
    expect(changes(before, await everything(app))).toEqual([]);
  }, 60_000);
});

const overrides = (method: string): Record<string, string> => ({
  'x-http-method-override': method,
  'x-http-method': method,
  'x-method-override': method,
});

describe('another method', () => {
  test('is not smuggled in by a header, a query or a body, even by who would be allowed to use it', async () => {
    const { coordinator } = home.guests;
    const tries: { says: string; sent: Sent }[] = [];
    for (const route of routes.filter((one) => isInAlliance(one) && !isGet(one))) {
      const filled = await fill(route, home, coordinator);
      const path = addressOf(route, home.slug, filled);
      const here = routes.filter((one) => one.path === route.path).map(({ method }) => method);
      const method = route.method.toUpperCase();
      for (const other of (['get', 'post'] as const).filter((one) => one === 'get' || !here.includes(one))) {
        const call = { method: other, token: coordinator.token };
        const body = other === 'post' ? { ...filled.body, _method: method } : undefined;
        tries.push(
          {
            says: `${other} for ${method} ${path}`,
            sent: { ...call, path, headers: overrides(method), body },
          },
          {
            says: `${other} ?_method=${method} ${path}`,
            sent: { ...call, path: `${path}?_method=${method}`, body },
          },
        );
      }
    }
    const before = await everything(app);
    const answers = await eachOf(tries, async ({ says, sent }) => `${says}: ${(await send(sent)).status}`);
    expect(changes(before, await everything(app))).toEqual([]);
    expect(answers.filter((answer) => answer.startsWith('post') && !/: 4\d\d$/.test(answer))).toEqual([]);
    expect(tries.length).toBeGreaterThan(50);
  });

  test('such as HEAD shows as little as GET to who may not, and its headers to who may', async () => {
    const { stranger, bystander, coordinator } = home.guests;
    const failures: string[] = [];
    for (const route of routes.filter(isGet)) {
      const path = addressOf(route, home.slug, await fill(route, home, coordinator));
      for (const guest of [undefined, stranger, bystander, coordinator]) {
        const sent = { path, token: guest?.token };
        const [get, head] = [await send(sent), await send({ ...sent, method: 'HEAD' })];
        if (head.status !== get.status || head.text !== '' || head.headers.etag !== get.headers.etag)
          failures.push(`${guest?.called} at ${route.name}: ${head.status} instead of ${get.status}`);
      }
    }
    expect(failures).toEqual([]);
  });

  test('that no route has is refused to everybody, and changes nothing', async () => {
    const { coordinator } = home.guests;
    const before = await everythingOf(app, home.slug);
    const methods = [
      'OPTIONS',
      'TRACE',
      'PROPFIND',
      'SEARCH',
      'COPY',
      'MOVE',
      'MKCOL',
      'LOCK',
      'PURGE',
      'LINK',
    ];
    const failures: string[] = [];
    for (const route of routes.filter(isInAlliance)) {
      const path = addressOf(route, home.slug, await fill(route, home, coordinator));
      const answers = await eachOf(methods, (method) => send({ method, path, token: coordinator.token }));
      answers.forEach((answer, index) => {
        const isRefused = answer.status >= 400 && answer.status < 500 && !isReading(answer, home);
        if (!isRefused || 'allow' in answer.headers)
          failures.push(`${methods[index]} ${path}: ${answer.status}`);
      });
    }
    // The valid calls that were filled in have changed something, these have not.
    const made = changes(before, await everythingOf(app, home.slug)).filter((change) =>
      change.startsWith('-'),
    );
    expect(made.filter((change) => !/^- (Alliance|Reservation|ReservationLine) /.test(change))).toEqual([]);
    expect(failures).toEqual([]);
  });
});

const list = (house: House, guest: Guest) =>
  send({
    path: `${house.world.path('items')}?from=${FAIR[0]}&until=${FAIR[1]}&limit=200`,
    token: guest.token,
  });

describe('nothing crosses', () => {
  test('with what is free: the neighbour’s bookings take nothing from our list, and change no tag of ours', async () => {
    const path = home.world.path(`reservations/${home.approvedId}`);
    const { token } = home.guests.coordinator;
    const before = [
      (await list(home, home.guests.bystander)).text,
      (await send({ path, token })).headers.etag,
    ];
    const { id } = await done<{ id: string }>(
      app,
      'post',
      neighbour.world.path('reservations'),
      neighbour.guests.borrower.token,
      { ...askedFor(neighbour, neighbour.borrowerId), lines: [{ itemId: neighbour.tentId, quantity: 5000 }] },
    );
    await done(
      app,
      'post',
      neighbour.world.path(`reservations/${id}/approve`),
      neighbour.guests.coordinator.token,
      {},
    );
    const after = [
      (await list(home, home.guests.bystander)).text,
      (await send({ path, token })).headers.etag,
    ];
    expect(after).toEqual(before);
  });

  test('with a version: the neighbour’s tag and id move nothing of ours or theirs', async () => {
    const theirs = await send({
      path: neighbour.world.path(`reservations/${neighbour.requestedId}`),
      token: neighbour.guests.coordinator.token,
    });
    const before = await everything(app);
    for (const move of ['approve', 'decline', 'withdraw', 'cancel']) {
      const answer = await send({
        method: 'POST',
        path: home.world.path(`reservations/${neighbour.requestedId}/${move}`),
        token: home.guests.coordinator.token,
        headers: { 'if-match': String(theirs.headers.etag) },
        body: { reason: 'Weg' },
      });
      expect([move, answer.status]).toEqual([move, 404]);
    }
    expect(changes(before, await everything(app))).toEqual([]);
  });

  test('with a request key: who uses another one’s key gets an answer of their own', async () => {
    const headers = { 'idempotency-key': 'the same for everybody' };
    const place = (house: House, guest: Guest, name: string) =>
      send({
        method: 'POST',
        path: house.world.path('storage-places'),
        token: guest.token,
        headers,
        body: { name, accessNotes: house.secretWord },
      });
    const { coordinator, deputy, bystander } = home.guests;
    const first = await place(home, coordinator, 'Schlüssel');
    const again = await place(home, coordinator, 'Schlüssel');
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    // To the letter the same request, but of somebody else.
    const answers = [
      await place(home, deputy, 'Schlüssel'),
      await place(home, bystander, 'Schlüssel'),
      await place(neighbour, neighbour.guests.coordinator, 'Schlüssel'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 403, 201]);
    for (const answer of answers) expect(isReading(answer, home)).toBe(false);
  });

  test('with a number: each alliance counts its own requests, and no id tells how many there are', async () => {
    const numbers: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      for (const house of [neighbour, home]) {
        const wish = askedFor(house, house.borrowerId);
        const path = house.world.path('reservations');
        const { number } = await done<{ number: string }>(
          app,
          'post',
          path,
          house.guests.borrower.token,
          wish,
        );
        if (house === home) numbers.push(Number(number.split('-')[2]));
      }
    }
    expect(numbers.map((number) => number - numbers[0]!)).toEqual([0, 1, 2]);
    const ids =
      JSON.stringify(await everything(app)).match(/(?<=\\"(?:id|icalUid|feedUid)\\":\\")[^\\]*/g) ?? [];
    expect(ids.length).toBeGreaterThan(50);
    // Version 7 sorts by time, version 4 is pure chance; both have at least 62 random bits.
    expect(
      ids.filter((id) => !/^[\da-f]{8}-[\da-f]{4}-[47][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)),
    ).toEqual([]);
  });
});

describe('rights', () => {
  test('are raised by nobody for themselves', async () => {
    const before = await everythingOf(app, home.slug);
    const failures: string[] = [];
    const { deputy, keeper, borrower, owner, bystander, operator, stranger } = home.guests;
    for (const guest of [deputy, keeper, borrower, owner, bystander, operator, stranger]) {
      const tries: Sent[] = [
        { method: 'PUT', path: home.world.path(`roles/${guest.id}`), body: { role: 'coordinator' } },
        { method: 'PUT', path: home.world.path(`roles/${guest.id}`), body: { role: 'deputy' } },
        { method: 'DELETE', path: home.world.path(`roles/${home.guests.coordinator.id}`), body: {} },
        ...(guest === deputy
          ? []
          : [
              {
                method: 'POST',
                path: home.world.path(`partners/${home.borrowerId}/people`),
                body: { email: guest.email, name: 'Ich', role: 'manager' },
              },
            ]),
      ];
      for (const sent of tries) {
        const { status } = await send({ ...sent, token: guest.token });
        if (![403, 404].includes(status))
          failures.push(`${guest.called} ${sent.method} ${sent.path}: ${status}`);
      }
    }
    expect(failures).toEqual([]);
    expect(changes(before, await everythingOf(app, home.slug))).toEqual([]);
  });

  test('do not leave an alliance without a coordinator', async () => {
    const { coordinator } = home.guests;
    const path = home.world.path(`roles/${coordinator.id}`);
    for (const body of [{}, { role: 'coordinator' }]) {
      const { status, text } = await send({ method: 'DELETE', path, token: coordinator.token, body });
      expect([status, JSON.parse(text).code]).toEqual([409, 'last-coordinator']);
    }
    expect((await send({ path: home.world.path('partners'), token: coordinator.token })).status).toBe(200);
    expect(
      (await send({ path: home.world.path(`partners/${randomUUID()}`), token: coordinator.token })).status,
    ).toBe(404);
  });
});
