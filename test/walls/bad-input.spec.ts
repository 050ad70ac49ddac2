/** Bad input: whatever a client sends, the answer is a problem that names the field, soon, and nothing has changed (safety.md, F). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { allows, type Relation } from '../../src/partners/who/policy.js';
import { TestApp } from '../support/app.js';
import { furnish, guestNames, type Guest, type House } from '../support/house.js';
import { FORM } from '../support/pictures.js';
import { eachOf, RawCaller, type RawAnswer, type RawCall } from '../support/raw-call.js';
import { routesOf, type Route } from '../support/routes.js';
import { changes, everything } from '../support/rows.js';
import { addressOf, payloadOf, validCalls, type Filled } from '../support/valid-calls.js';
import { wrongBodies, wrongInQuery } from '../support/wrong-values.js';

let app: TestApp;
let caller: RawCaller;
let house: House;
let routes: Route[];
let count = 0;
let heapBefore = 0;

/** What is still in use, once everything that nobody needs is thrown away. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

beforeAll(async () => {
  app = await TestApp.start();
  caller = new RawCaller(app);
  routes = await routesOf(app);
  house = await furnish(app, 'heim', 'H', 'partners');
}, 180_000);
afterAll(async () => {
  caller.stop();
  await app.stop();
});

/** One call that must be refused. */
interface Bad extends RawCall {
  says: string;
  statuses: number[];
  /** The field that the answer must name. */
  field?: string | undefined;
}

interface Problem {
  type?: unknown;
  title?: unknown;
  status?: unknown;
  detail?: unknown;
  code?: unknown;
  errors?: { field?: unknown; message?: unknown }[];
}

/** Stack traces, SQL, and paths of this machine. */
const INSIDES =
  /node_modules|\bat \S+ \(|\.[jt]s:\d|\bSELECT\b|\bINSERT INTO\b|\bUPDATE "|SQLITE|QueryFailed|[a-z]Error\b|Unexpected token|violates|\/src\/|\/dist\/|relation "/;

/** What the answer lacks of a good refusal; undefined where it lacks nothing. */
function lackOf({ says, statuses, field }: Bad, answer: RawAnswer): string | undefined {
  const { status, headers, text } = answer;
  const lacks = (what: string): string => `${says}: ${what} (${status} ${text.slice(0, 200)})`;
  if (!statuses.includes(status)) return lacks(`not ${statuses.join(' or ')}`);
  if (!/^application\/problem\+json\b/.test(headers['content-type'] ?? ''))
    return lacks(`${headers['content-type']}`);
  if (INSIDES.test(text)) return lacks('shows its insides');
  return lackOfProblem(JSON.parse(text) as Problem, status, field, lacks);
}

function lackOfProblem(
  { type, title, status: said, detail, code, errors = [] }: Problem,
  status: number,
  field: string | undefined,
  lacks: (what: string) => string,
): string | undefined {
  const isWhole = [type, title, detail, code].every((member) => typeof member === 'string' && member !== '');
  if (!isWhole || said !== status) return lacks('is no whole problem');
  if (!/^[a-z]+(-[a-z]+)*$/.test(String(code))) return lacks('has a code that is not kebab-case');
  if (field === undefined || status !== 422) return undefined;
  // A list or object may be named itself, or by what is wrong inside.
  const isAt = (named: string): boolean =>
    field === named || field.startsWith(`${named}.`) || named.startsWith(`${field}.`);
  const isNamed = errors.some(({ field: named }) => isAt(String(named)));
  return isNamed && errors.every(({ message }) => typeof message === 'string' && message !== '')
    ? undefined
    : lacks('names no such field');
}

/** Sends them all, and tells which were not refused as they should be, and what they changed. */
async function notRefused(bads: readonly Bad[]): Promise<string[]> {
  const before = await everything(app);
  const lacks = await eachOf(bads, async (bad) => lackOf(bad, await caller.call(bad)));
  count += bads.length;
  const changed = changes(before, await everything(app)).map((change) => `changed: ${change.slice(0, 200)}`);
  return [...lacks.filter((lack) => lack !== undefined), ...changed];
}

/** For every route that passes the filter, what went wrong. */
async function failuresAt(some: (route: Route) => boolean, badsOf: (base: Base) => Bad[]): Promise<string[]> {
  const failures: string[] = [];
  for (const route of routes.filter(some)) {
    const base = await baseOf(route);
    failures.push(...(await notRefused(badsOf(base))).map((failure) => `${route.name}, ${failure}`));
  }
  return failures;
}

/** A valid call of somebody who is allowed to make it. */
interface Base {
  route: Route;
  filled: Filled;
  call: RawCall & { headers: Record<string, string> };
}

async function baseOf(route: Route): Promise<Base> {
  const guest = somebodyAllowed(route);
  const filled = await validCalls[route.name]!(house, guest);
  const own: Record<string, string> =
    filled.browser === undefined
      ? { authorization: `Bearer ${guest.token}` }
      : { cookie: filled.browser, 'sec-fetch-site': 'same-origin' };
  const headers = { ...own, 'content-type': payloadOf(filled).type ?? 'application/json' };
  return {
    route,
    filled,
    call: { method: route.method, path: addressOf(route, house.slug, filled), headers },
  };
}

function somebodyAllowed({ action }: Route): Guest {
  const guests = guestNames.map((name) => house.guests[name]);
  const guest = guests.find(({ relations }) =>
    allows(action, new Set<Relation>(['anyone', 'person', 'listReader', ...relations])),
  );
  if (!guest) throw new Error(`Nobody may ${action}.`);
  return guest;
}

const hasBody = ({ body }: Route): boolean => body !== undefined;

/** Text in which a line feed is welcome; the document does not say it. */
const severalLines: Readonly<Record<string, readonly string[]>> = {
  createPartner: ['notes'],
  changePartner: ['notes'],
  importPartners: ['text'],
  setApplicantAside: ['answer'],
  createItem: ['description', 'notes'],
  changeItem: ['description', 'notes'],
  askForReservation: ['note'],
  approveReservation: ['reason'],
  declineReservation: ['reason'],
  withdrawReservation: ['reason'],
  cancelReservation: ['reason'],
  writeMessage: ['text'],
  handOver: ['note', 'overrule.reason'],
  takeBack: ['note', 'lines.0.note'],
  reportReturn: ['note'],
  reportDamage: ['note'],
  checkLoan: ['note'],
  releaseReservation: ['note'],
  lendAtOnce: ['note', 'overrule.reason'],
  changeReservation: ['note', 'reason'],
  noteMoney: ['reason'],
  makeCounterOffer: ['message'],
  acceptCounterOffer: ['reason'],
  declineCounterOffer: ['reason'],
  approveChange: ['reason'],
  declineChange: ['reason'],
  withdrawChange: ['reason'],
};

test('the valid calls that all bad ones are made from are accepted', async () => {
  const failures: string[] = [];
  for (const route of routes) {
    const { call, filled } = await baseOf(route);
    const headers = { ...call.headers };
    const { body, type } = payloadOf(filled);
    if (type === undefined) delete (headers as Partial<typeof headers>)['content-type'];
    const { status, text } = await caller.call({ ...call, headers, ...(body ? { body } : {}) });
    if (status >= 300) failures.push(`${route.name}: ${status} ${text}`);
  }
  expect(failures).toEqual([]);
  heapBefore = heapUsed();
});

describe('a body with one wrong field', () => {
  test('is refused, the field is named, and nothing has changed', async () => {
    const failures = await failuresAt(hasBody, ({ route, filled, call }) => {
      const oneLine = (at: string): boolean => !(severalLines[route.name] ?? []).includes(at);
      return wrongBodies(route.body!, filled.body!, oneLine).map(({ says, at, json, mayBeMalformed }) => ({
        ...call,
        says: `${at}: ${says}`,
        body: json,
        statuses: mayBeMalformed ? [400, 422] : [422],
        field: at,
      }));
    });
    expect(failures).toEqual([]);
  }, 300_000);
});

/** Something that would be accepted, as long as it comes in the right wrapping. */
const wrapped = (
  { filled, call }: Base,
  says: string,
  body: string | Buffer,
  statuses: number[],
  headers: Record<string, string> = {},
): Bad => ({
  ...call,
  says,
  body,
  statuses,
  headers: { ...call.headers, ...headers },
  field: filled.body ? undefined : '',
});

describe('a body that is none', () => {
  test('is refused, whatever it is instead of one JSON object', async () => {
    const failures = await failuresAt(hasBody, (base) => {
      const valid = JSON.stringify(base.filled.body);
      const notJson = [
        '',
        ' ',
        '{',
        '}',
        valid.slice(0, -1),
        `${valid}}`,
        `${valid}${valid}`,
        valid.replaceAll('"', "'"),
        '{"a":1,}',
        'undefined',
        'NaN',
      ];
      const notObjects = ['null', 'true', '5', '"text"', '[]', `[${valid}]`, '[[]]', '"__proto__"', '[null]'];
      return [
        ...notJson.map((body) => wrapped(base, `not JSON: ${body.slice(0, 20)}`, body, [400])),
        ...notObjects.map((body) => wrapped(base, `no object: ${body.slice(0, 20)}`, body, [400, 422])),
        wrapped(
          base,
          'no object at the bottom of lists',
          '['.repeat(30_000) + ']'.repeat(30_000),
          [400, 422],
        ),
        wrapped(base, 'objects without a bottom', '{"a":'.repeat(10_000), [400]),
        wrapped(base, 'objects in objects', `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`, [400, 422]),
      ];
    });
    expect(failures).toEqual([]);
  }, 180_000);

  test('is refused, where it is not UTF-8', async () => {
    const failures = await failuresAt(hasBody, (base) => {
      const valid = JSON.stringify({
        ...base.filled.body,
        ...(base.route.body?.required?.length ? {} : { reason: 'x' }),
      });
      const bytes = (broken: number[]): Buffer => {
        const [head = '', tail = ''] = [
          valid.slice(0, valid.lastIndexOf('"')),
          valid.slice(valid.lastIndexOf('"')),
        ];
        return Buffer.concat([Buffer.from(head), Buffer.from(broken), Buffer.from(tail)]);
      };
      return [
        wrapped(base, 'a lone byte FF', bytes([0xff]), [400, 422]),
        wrapped(base, 'half an emoji', bytes([0xf0, 0x9f, 0x98]), [400, 422]),
        wrapped(base, 'an overlong slash', bytes([0xc0, 0xaf]), [400, 422]),
        wrapped(base, 'a surrogate in bytes', bytes([0xed, 0xa0, 0x80]), [400, 422]),
        wrapped(base, 'UTF-16', Buffer.from(`\uFEFF${valid}`, 'utf16le'), [400, 422]),
        wrapped(base, 'Latin-1', Buffer.from(valid.replace(/"$|"}/, 'ü$&'), 'latin1'), [400, 422]),
      ];
    });
    expect(failures).toEqual([]);
  }, 180_000);

  test('is refused, where it comes as something else than JSON, packed, or too large', async () => {
    const failures = await failuresAt(hasBody, (base) => {
      const valid = JSON.stringify(base.filled.body);
      const types = [
        'text/plain',
        'text/plain; charset=utf-8',
        'text/json',
        'text/csv',
        'application/xml',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/octet-stream',
        'application/jsonp',
        'application/json-patch+json',
        'nonsense',
        '',
        'application/json; charset=utf-16',
        'application/json; charset=latin1',
      ];
      const padded = `${valid.slice(0, -1)}${' '.repeat(70_000)}}`;
      return [
        ...types.map((type) => wrapped(base, `as ${type}`, valid, [400, 415], { 'content-type': type })),
        wrapped(base, 'as a form', 'name=abc&reason=abc', [415], {
          'content-type': 'application/x-www-form-urlencoded',
        }),
        wrapped(base, 'said to be packed', valid, [400, 415], { 'content-encoding': 'gzip' }),
        wrapped(base, 'packed', gzipSync(valid), [400, 415], { 'content-encoding': 'gzip' }),
        wrapped(base, '70 kB', padded, [413]),
        wrapped(base, '70 kB of text', JSON.stringify({ name: 'x'.repeat(70_000) }), [413]),
      ];
    });
    expect(failures).toEqual([]);
  }, 180_000);

  test('is refused, where a body is needed and none comes', async () => {
    const failures = await failuresAt(
      ({ body }) => (body?.required ?? []).length > 0,
      ({ route, call }) => {
        const { 'content-type': _type, ...headers } = call.headers;
        return [
          {
            ...call,
            headers,
            says: 'nothing',
            statuses: [400, 422],
            field: route.body!.required![0],
          },
        ];
      },
    );
    expect(failures).toEqual([]);
  });

  test('is refused with a word about each field, where all of them are missing or unknown', async () => {
    for (const route of routes.filter(hasBody)) {
      const { call } = await baseOf(route);
      const { status, text } = await caller.call({ ...call, body: '{"nonsense":1,"more":2}' });
      const { errors } = JSON.parse(text) as Required<Problem>;
      const named = errors.map(({ field }) => field);
      expect([status, named.toSorted()]).toEqual([
        422,
        ['nonsense', 'more', ...(route.body!.required ?? [])].toSorted(),
      ]);
    }
  });
});

const UUID = '0190b6a0-0000-7000-8000-00000000abcd';
const NOT_IDS = [
  'abc',
  '0',
  '-1',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  UUID.toUpperCase(),
  `${UUID}x`,
  `%20${UUID}`,
  `${UUID}%00`,
  '%00',
  '%2e%2e',
  '%2E%2E%2F%2E%2E%2Fetc%2Fpasswd',
  '..%5c..',
  '%252e%252e',
  '%ZZ',
  '%',
  '%C3',
  '%ff%fe',
  '%ED%A0%80',
  "'%20OR%201=1%20--",
  '%F0%9F%98%80',
  '*',
  ';x=1',
  'a'.repeat(300),
  'a'.repeat(301),
  'a'.repeat(5000),
  '%61'.repeat(1500),
];

describe('an address', () => {
  test('with an id that cannot exist is not there', async () => {
    const failures = await failuresAt(
      ({ params }) => params.length > 0,
      ({ route, filled, call }) => {
        const names = ['alliance', ...route.params].filter((name, index, all) => all.indexOf(name) === index);
        return names
          .filter((name) => route.path.includes(`{${name}}`))
          .flatMap((name) =>
            NOT_IDS.map((id) => {
              const path = addressOf(
                { path: route.path.replace(`{${name}}`, '@@') },
                house.slug,
                filled,
              ).replace('@@', id);
              const { body } = payloadOf(filled);
              const headers = body ? call.headers : { authorization: call.headers['authorization']! };
              return {
                ...call,
                headers,
                ...(body ? { body } : {}),
                path,
                says: `${name} ${id.slice(0, 30)}`,
                statuses: [404],
              };
            }),
          );
      },
    );
    expect(failures).toEqual([]);
  }, 180_000);

  test('that no route has, or not with this method, is not there either', async () => {
    const { authorization = '' } = (await baseOf(routes[0]!)).call.headers;
    const paths = [
      '/api',
      '/api/',
      '/api/nonsense',
      `/api/alliances/${house.slug}/nonsense`,
      '/api/me/nonsense',
      '/%',
      '/api/%ZZ',
      '/api/alliances//items',
      '/x/'.repeat(500),
    ];
    const bads = paths.flatMap((path) =>
      (['get', 'post', 'put', 'patch', 'delete'] as const).map((method): Bad => ({
        method,
        path,
        headers: { authorization },
        says: `${method} ${path.slice(0, 40)}`,
        statuses: [404, 405],
      })),
    );
    const wrongMethods = routes.flatMap(({ path, params }): Bad[] => {
      const here = routes.filter((one) => one.path === path).map(({ method }) => method);
      const others = (['get', 'post', 'put', 'patch', 'delete'] as const).filter(
        (method) => !here.includes(method),
      );
      const ids = Object.fromEntries(params.map((name) => [name, UUID]));
      const address = addressOf({ path }, house.slug, { params: { ...ids, alliance: house.slug } });
      // `sessions/current` and the like can be a thing's name for another route.
      return others.map((method) => ({
        method,
        path: address,
        headers: { authorization },
        says: `${method} ${path}`,
        statuses: [404, 405],
      }));
    });
    expect(await notRefused([...bads, ...wrongMethods])).toEqual([]);
  });
});

const bodyOf = ({ body, form }: Base['filled'], { headers }: Base['call']): Partial<Bad> => {
  if (form !== undefined) return { body: form, headers: { ...headers, 'content-type': FORM } };
  if (body !== undefined) return { body: JSON.stringify(body) };
  return { headers: { authorization: headers['authorization']! } };
};

const asked = (
  { filled, call }: Base,
  says: string,
  query: string,
  field: string,
  statuses = [422],
): Bad => ({
  ...call,
  // Where a body is needed as well, it comes along and is right.
  ...bodyOf(filled, call),
  path: `${call.path.split('?')[0]}?${query}`,
  says: `${says} of ${Object.keys(filled.query ?? {}).join()}`,
  statuses,
  field,
});

const querying = ({ query }: Route): boolean => query.length > 0;

/** What a query cannot do without. */
const neededQuery = ({ route, filled }: Base): string =>
  route.query
    .flatMap(({ name, required }) => (required ? [`${name}=${filled.query?.[name]}&`] : []))
    .join('');

/** A cursor as the server writes it. */
const coded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a query', () => {
  test('with a wrong, repeated, unknown or missing field is refused, and the field is named', async () => {
    const failures = await failuresAt(querying, (base) => {
      const valid = base.filled.query ?? {};
      const but = (name: string, ...values: string[]): string => {
        const others = Object.entries(valid).filter(([other]) => other !== name);
        return new URLSearchParams([
          ...others,
          ...values.map((value): [string, string] => [name, value]),
        ]).toString();
      };
      const fields = base.route.query.flatMap(({ name, required, schema }) => [
        ...wrongInQuery(schema).map((value) =>
          asked(base, `${name}=${value.slice(0, 40)}`, but(name, value), name),
        ),
        asked(base, `${name} twice`, but(name, valid[name] ?? '1', valid[name] ?? '1'), name),
        asked(base, `${name}[]`, `${but(name)}&${name}[]=1`, `${name}[]`),
        ...(required ? [asked(base, `no ${name}`, but(name), name)] : []),
      ]);
      const unknown = [
        'nonsense',
        'allianceId',
        'constructor',
        'toString',
        'hasOwnProperty',
        '__proto__',
        'prototype',
      ];
      return [
        ...fields,
        ...unknown.map((name) => asked(base, `unknown ${name}`, `${but('')}&${name}=1`, name)),
        asked(
          base,
          'a thousand fields',
          Array.from({ length: 1000 }, (_, index) => `f${index}=1`).join('&'),
          'f0',
        ),
      ];
    });
    expect(failures).toEqual([]);
  }, 180_000);

  test('with a cursor that is none of ours is refused', async () => {
    const failures = await failuresAt(
      ({ query }) => query.some(({ name }) => name === 'cursor'),
      (base) => {
        const cursors = [
          '',
          'abc',
          '!!!',
          '%00',
          '0',
          'e30',
          coded({}),
          coded(null),
          coded(5),
          coded('text'),
          coded([]),
        ];
        const keys = [
          [1],
          [null],
          [[]],
          [{}],
          [UUID, UUID, UUID],
          ['x'.repeat(41)],
          ['abc', UUID],
          ['', ''],
          [UUID, 'abc'],
        ];
        const byShape = [
          ['\u0000'],
          ['abc\u0000'],
          ['\uD800'],
          ['2027-05-14T15:00:00.000Z', 'abc'],
          ['2027-05-14T15:00:00.000Z', '\u0000'],
          ['+275760-09-13T00:00:00.000Z', 'x'],
        ];
        const all = [...cursors, ...[...keys, ...byShape].map(coded), 'x'.repeat(501), `${coded([UUID])}%00`];
        return all.map((cursor) =>
          asked(base, `cursor ${cursor.slice(0, 60)}`, `${neededQuery(base)}cursor=${cursor}`, 'cursor'),
        );
      },
    );
    expect(failures).toEqual([]);
  }, 180_000);
});

describe('a header', () => {
  test('that is wrong is refused, before anything happens', async () => {
    const failures = await failuresAt(
      ({ method, action }) => method !== 'get' && !allows(action, new Set(['anyone'])),
      ({ call, filled }) => {
        const { body } = payloadOf(filled);
        const { authorization = '' } = call.headers;
        const plain: Record<string, string> = body ? call.headers : { authorization };
        const bad = (
          says: string,
          headers: Record<string, string>,
          statuses: number[],
          field?: string,
        ): Bad => ({
          ...call,
          ...(body ? { body } : {}),
          headers: { ...plain, ...headers },
          says,
          statuses,
          field,
        });
        return [
          bad('a long key', { 'idempotency-key': 'k'.repeat(300) }, [422], 'Idempotency-Key'),
          bad('a very long key', { 'idempotency-key': 'k'.repeat(8000) }, [422], 'Idempotency-Key'),
          bad('an empty key', { 'idempotency-key': '' }, [422], 'Idempotency-Key'),
          ...[
            '',
            'Bearer',
            'Bearer x',
            'Bearer x y z',
            'Basic eDp5',
            'Bearer \t',
            `Bearer ${'x'.repeat(8000)}`,
          ].map((credentials) =>
            bad(`credentials ${credentials.slice(0, 20)}`, { authorization: credentials, cookie: '' }, [401]),
          ),
        ];
      },
    );
    expect(failures).toEqual([]);
  });

  test('If-Match with anything but the version refuses the move', async () => {
    const failures = await failuresAt(
      ({ method, path }) => method === 'post' && path.includes('/reservations/{id}/'),
      ({ call, filled }) =>
        [
          'garbage',
          '',
          '""',
          '"',
          '"0"',
          '"99999999999999999999"',
          '1',
          'W/"1"',
          "' OR 1=1",
          '"\\u0000"',
          'x'.repeat(5000),
        ].map((tag) => ({
          ...call,
          body: payloadOf(filled).body!,
          headers: { ...call.headers, 'if-match': tag },
          says: `If-Match ${tag.slice(0, 30)}`,
          statuses: [412],
        })),
    );
    expect(failures).toEqual([]);
  });

  test('Accept-Language says in which language it is refused, and garbage means German', async () => {
    const { call } = await baseOf(routes.find(({ name }) => name === 'createItem')!);
    const inLanguage = async (wished: string | undefined): Promise<string> => {
      const headers = { ...call.headers, ...(wished === undefined ? {} : { 'accept-language': wished }) };
      const { text } = await caller.call({ ...call, headers, body: '{"nonsense":1}' });
      const { detail, errors = [] } = JSON.parse(text) as Problem;
      return `${String(detail)} ${String(errors.find(({ field }) => field === 'nonsense')?.message)}`;
    };
    const [german, english] = [
      'Einige Angaben stimmen nicht. Dieses Feld gibt es hier nicht.',
      'Some of the input is not right. There is no such field here.',
    ];
    expect(await Promise.all(['en', 'en-GB', 'fr, en;q=0.5', 'de;q=0.1, en', 'EN'].map(inLanguage))).toEqual(
      Array.from({ length: 5 }, () => english),
    );
    const garbage = [
      'x'.repeat(8000),
      ';'.repeat(8000),
      'en;q=0',
      ',;q=,=;',
      '*',
      'de-AT',
      'q=1,'.repeat(2000),
      '-',
      'en;q=NaN',
    ];
    expect(await Promise.all([undefined, ...garbage].map(inLanguage))).toEqual(
      Array.from({ length: 10 }, () => german),
    );
  });

  test('Accept-Language holds for what the server refuses before it knows the route', async () => {
    const { authorization = '' } = (await baseOf(routes[0]!)).call.headers;
    const inEnglish = async (path: string): Promise<unknown> => {
      const { text } = await caller.call({
        method: 'get',
        path,
        headers: { authorization, 'accept-language': 'en' },
      });
      return (JSON.parse(text) as Problem).detail;
    };
    const paths = [
      '/api/nonsense',
      '/api/%ZZ',
      `/api/alliances/${house.slug}/items/%`,
      '/api/alliances/%00/items',
    ];
    expect(await Promise.all(paths.map(inEnglish))).toEqual(paths.map(() => 'There is no such thing here.'));
  });
});

/** Lists that come whole, and what bounds them. */
const bounded: Readonly<Record<string, string>> = {
  getAvailability: 'steps are bounded by the period, and a period by a year',
  getWhereabouts: 'each entry has one of the units at least, and the contract knows no pages here',
};

describe('a list', () => {
  test('is always a page, of 200 at most', async () => {
    const failures: string[] = [];
    for (const route of routes.filter(({ method }) => method === 'get')) {
      const { call } = await baseOf(route);
      const { text, headers } = await caller.call({
        ...call,
        headers: { authorization: call.headers['authorization']! },
      });
      if (!headers['content-type']?.startsWith('application/json')) continue;
      const body = JSON.parse(text) as { items?: unknown[]; nextCursor?: unknown };
      const named = new Map(route.query.map(({ name, schema }) => [name, schema]));
      const isList = Array.isArray(body.items) || Array.isArray(body);
      const isPaged =
        (named.get('limit')?.maximum ?? Infinity) <= 200 && named.has('cursor') && 'nextCursor' in body;
      if (isList && !isPaged && !(route.name in bounded)) failures.push(route.name);
    }
    expect(failures).toEqual([]);
  });

  test('of what is free looks ahead for a year at most, and in order', async () => {
    const failures = await failuresAt(
      ({ name }) => name === 'listItems' || name === 'getAvailability',
      (base) =>
        [
          ['2027-01-01T00:00:00Z', '2028-01-02T00:00:01Z'],
          ['2020-01-01T00:00:00Z', '2049-12-31T00:00:00Z'],
          ['2027-01-02T00:00:00Z', '2027-01-01T00:00:00Z'],
          ['2027-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
        ].map(([from, until]) => asked(base, `${from} to ${until}`, `from=${from}&until=${until}`, 'until')),
    );
    expect(failures).toEqual([]);
  });
});

test('thousands of bad calls were made, and left nothing in memory', () => {
  expect(count).toBeGreaterThan(4000);
  expect(heapUsed() - heapBefore).toBeLessThan(16 * 1024 * 1024);
});
