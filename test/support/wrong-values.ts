/** Wrong input, made from a schema: for every field of a valid body all the values that it must refuse. */
import { isIdSchema, type Schema } from './routes.js';

export interface WrongBody {
  /** What is wrong, for people. */
  says: string;
  /** The field as an answer names it, `lines.0.quantity`. */
  at: string;
  /** The body as it goes over the wire. */
  json: string;
  /** True where the whole body may be refused as malformed before anybody looks at its fields. */
  mayBeMalformed: boolean;
}

type Path = readonly string[];

/** Values as JSON text, so that they can be what no JavaScript value writes. */
export type Wrong = [says: string, json: string];

const HERE = '@@here@@';
const json = (value: unknown): string => JSON.stringify(value);
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Every wrong body that the schema knows of, with one thing wrong in each. */
export function wrongBodies(schema: Schema, valid: unknown, oneLine: (at: string) => boolean): WrongBody[] {
  return wrongObject(schema, valid, [], { valid, oneLine });
}

interface Whole {
  valid: unknown;
  oneLine: (at: string) => boolean;
}

function wrongObject(schema: Schema, value: unknown, path: Path, whole: Whole): WrongBody[] {
  const fields = Object.entries(schema.properties ?? {});
  const present = Object.keys(value as object);
  const untried = fields.filter(([name]) => !present.includes(name)).map(([name]) => name);
  if (untried.length > 0)
    throw new Error(`The valid body lacks ${untried.join(', ')}; each field must be tried.`);
  return [
    ...fields.flatMap(([name, field]) => wrongField(field, [...path, name], whole)),
    ...(schema.required ?? []).map((name) => without([...path, name], whole.valid)),
    ...unknownFields(schema).map(([name, raw]) => withUnknown(path, name, raw, whole.valid)),
  ];
}

function wrongField(schema: Schema, path: Path, whole: Whole): WrongBody[] {
  const at = path.join('.');
  const values = [...wrongTypes(schema), ...wrongOfItsKind(schema, whole.oneLine(at))];
  const own = values.map(([says, raw]) => wrong(says, at, raw, replaced(whole.valid, path, raw)));
  return [...own, ...wrongInside(schema, path, whole)];
}

function wrongInside(schema: Schema, path: Path, whole: Whole): WrongBody[] {
  const value = path.reduce<unknown>((above, key) => (above as Record<string, unknown>)[key], whole.valid);
  if (schema.properties) return wrongObject(schema, value, path, whole);
  if (schema.items?.properties)
    return wrongObject(schema.items, (value as unknown[])[0], [...path, '0'], whole);
  return [];
}

function wrongTypes({ type, nullable = false }: Schema): Wrong[] {
  const samples: [type: string, says: string, raw: string][] = [
    ['null', 'null', 'null'],
    ['string', 'text', '"abc"'],
    ['string', 'text that looks like a number', '"1"'],
    ['string', 'text that looks like no number', '"NaN"'],
    ['string', 'text that looks like infinity', '"Infinity"'],
    ['string', 'empty text', '""'],
    ['integer', 'a number', '1'],
    ['integer', 'zero', '0'],
    ['number', 'a fraction', '1.5'],
    ['number', 'more than a number holds', '1e400'],
    ['number', 'an instant in milliseconds', '1809010800000.5'],
    ['boolean', 'true', 'true'],
    ['boolean', 'false', 'false'],
    ['array', 'an empty list', '[]'],
    ['array', 'a list of null', '[null]'],
    ['array', 'a list of itself', `["abc"]`],
    ['array', 'deep lists', nested(200)],
    ['object', 'an empty object', '{}'],
    ['object', 'an object that looks like a list', '{"0":1,"length":1}'],
    ['object', 'an object that looks like text', '{"toString":"abc","length":3}'],
    ['object', 'an operator of a query language', '{"$ne":null,"_type":"not"}'],
  ];
  const isOwn = (sample: string): boolean => (sample === 'null' ? nullable : sample === (type ?? 'object'));
  return samples.filter(([sample]) => !isOwn(sample)).map(([, says, raw]) => [says, raw]);
}

function wrongOfItsKind(schema: Schema, oneLine: boolean): Wrong[] {
  const { type, format, pattern, enum: choices } = schema;
  if (type === 'integer') return wrongIntegers(schema);
  if (type === 'array') return wrongLists(schema);
  if (type !== 'string') return [];
  if (choices) return wrongChoices(choices);
  if (format === 'date-time') return wrongInstants;
  if (format === 'date') return wrongDays;
  if (pattern !== undefined) return wrongTimes.filter(([says]) => !isEndOfDay(says, pattern));
  return isIdSchema(schema) ? wrongIds : wrongTexts(schema, oneLine);
}

function wrongIntegers({ minimum = 0, maximum = 0 }: Schema): Wrong[] {
  const numbers = [
    String(minimum - 1),
    String(maximum + 1),
    '-2147483649',
    '9007199254740993',
    '1e308',
    '-1e400',
    '1e-7',
  ];
  return numbers.map((number) => [`the number ${number}`, number]);
}

function wrongLists({ items, minItems = 0, maxItems = 0 }: Schema): Wrong[] {
  const filler = items?.properties ? {} : '0190b6a0-0000-7000-8000-000000000000';
  const lists: Wrong[] = [
    ['too long a list', json(Array.from({ length: maxItems + 1 }, () => filler))],
    ['a list of null', '[null]'],
    ['a list of texts', '["abc"]'],
    ['a list of numbers', '[1]'],
    ['a list of lists', '[[]]'],
    ['a list of deep lists', nested(500)],
  ];
  if (items?.properties) lists.push(['a list of empty objects', '[{}]']);
  return minItems > 0 ? [...lists, ['too short a list', '[]']] : lists;
}

function wrongChoices(choices: readonly string[]): Wrong[] {
  const named = choices.find((choice) => choice !== '')!;
  return ['', 'nonsense', '__proto__', 'constructor', named.toUpperCase(), `${named} `, `${named}\u0000`]
    .filter((choice) => !choices.includes(choice))
    .map((choice) => [`the choice ${json(choice)}`, json(choice)]);
}

const wrongInstants: Wrong[] = [
  '',
  'tomorrow',
  '2027-05-14',
  '2027-05-14T17:00:00',
  '2027-05-14 17:00:00Z',
  '2027-02-29T17:00:00Z',
  '2027-02-30T17:00:00Z',
  '2027-04-31T17:00:00Z',
  '2027-13-01T17:00:00Z',
  '2027-00-10T17:00:00Z',
  '2027-05-14T24:00:01Z',
  '2027-05-14T25:00:00Z',
  '2027-05-14T17:60:00Z',
  '2027-05-14T17:00:00+99:00',
  '2027-05-14T17:00:00+02',
  '2027-05-14T17:00:00[Europe/Berlin]',
  '2019-12-31T23:59:59Z',
  '2050-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '+275760-09-13T00:00:00Z',
  '0000-00-00T00:00:00Z',
  '-000001-01-01T00:00:00Z',
  'Fri, 14 May 2027 17:00:00 GMT',
  '2027-W20-5T17:00:00Z',
  '1809010800000',
  '2027-05-14T17:00:00Z\u0000',
  `2027-05-14T17:00:00.${'0'.repeat(5000)}Z`,
].map((text) => [`the instant ${text.slice(0, 40)}`, json(text)]);

const wrongDays: Wrong[] = [
  '',
  'today',
  '2027-02-29',
  '2027-04-31',
  '2027-13-01',
  '2027-00-01',
  '2027-1-1',
  '27-01-01',
  '14.05.2027',
  '9999-12-31',
  '0000-01-01',
  '2027-05-14T00:00:00Z',
  '2027-05-14 ',
  '2027-05-14\u0000',
].map((text) => [`the day ${text}`, json(text)]);

/** Midnight, where a day may end with it. */
const isEndOfDay = (says: string, pattern: string): boolean =>
  says === 'the time "24:00"' && pattern.includes('24:00');

const wrongTimes: Wrong[] = [
  '',
  '24:00',
  '7:00',
  '17:60',
  '17:00:00',
  '17.00',
  '-1:00',
  '17:00 ',
  '17:00\n',
  '٠٧:٠٠',
].map((text) => [`the time ${json(text)}`, json(text)]);

const AN_ID = '0190b6a0-0000-7000-8000-00000000abcd';
const wrongIds: Wrong[] = [
  '',
  'abc',
  '1',
  AN_ID.toUpperCase(),
  ` ${AN_ID}`,
  `${AN_ID}\u0000`,
  `${AN_ID}x`,
  `{${AN_ID}}`,
  AN_ID.replaceAll('-', ''),
  AN_ID.replace('0', 'g'),
  `urn:uuid:${AN_ID}`,
  '../..',
  "' OR 1=1 --",
  '\u0000',
  '\uD800',
  'a'.repeat(10_000),
].map((text) => [`the id ${text.slice(0, 50)}`, json(text)]);

/** For tests that look at a text in several ways: what makes a careless pattern take for ever. */
const baits: Wrong[] = ['a@', '1 ', 'a.', '-a', ' '].map((bait) => [
  `60 kB of ${json(bait)}`,
  json(`${bait.repeat(60_000 / bait.length)}!`),
]);

function wrongTexts({ minLength, maxLength = 0 }: Schema, oneLine: boolean): Wrong[] {
  // A text of a form of its own (an address, a code) has no least length in the document, but is never empty.
  const isNeverEmpty = minLength === undefined || minLength > 0;
  const empty: Wrong[] = ['', ' ', '\n\t '].map((text) => [`the text ${json(text)}`, json(text)]);
  const lines: Wrong[] = ['a\nb', 'a\r\nb'].map((text) => [
    `the text ${json(text)} of two lines`,
    json(text),
  ]);
  const unclean: Wrong[] = [
    'a\u0000b',
    'a\u0007b',
    'a\u001Bb',
    'a\u007Fb',
    'a\u0085b',
    'a\u202Eb',
    'a\u2066b',
    'a\u2028b',
    'a\u2029b',
    'a\uFEFFb',
  ].map((text) => [`a text with U+${text.codePointAt(1)!.toString(16).padStart(4, '0')}`, json(text)]);
  return [
    ...(isNeverEmpty ? empty : []),
    ...(oneLine ? lines : []),
    ...unclean,
    ['half of a surrogate pair', '"a\\ud83db"'],
    ['the other half of a surrogate pair', '"a\\udc00"'],
    ['one character too many', json('x'.repeat(maxLength + 1))],
    ['one emoji too many', json('😀'.repeat(maxLength + 1))],
    ...(minLength === undefined ? baits : []),
  ];
}

/** Every wrong text for a field of the query. */
export function wrongInQuery(schema: Schema): string[] {
  if (schema.type === 'integer') return wrongQueryIntegers(schema);
  const texts = wrongOfItsKind(schema, true).map(([, raw]) => JSON.parse(raw) as string);
  return texts.filter((text) => text.length < 1000 && text.isWellFormed());
}

const notIntegers = [
  '',
  ' ',
  'abc',
  '1.5',
  '1e1',
  '0x10',
  '+5',
  '1,2',
  'NaN',
  'Infinity',
  'null',
  'true',
  '٣',
  '5\u0000',
  '[5]',
];

const wrongQueryIntegers = ({ minimum = 0, maximum = 0 }: Schema): string[] => [
  String(minimum - 1),
  String(maximum + 1),
  '1000000000',
  '9'.repeat(300),
  ...notIntegers,
];

/** What no object has, and names that every JavaScript object has by itself. */
function unknownFields({ properties = {} }: Schema): Wrong[] {
  const names = [
    'nonsense',
    'id',
    'allianceId',
    'status',
    'createdAt',
    'revision',
    'isOperator',
    '',
    '0',
    'länge',
  ];
  const inherited = [
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'isPrototypeOf',
    'prototype',
    '__defineGetter__',
  ];
  const unknown = [...names, ...inherited].filter((name) => !Object.hasOwn(properties, name));
  const plain = unknown.map((name): Wrong => [name, '1']);
  const polluting: Wrong[] = [
    ['__proto__', '{"isOperator":true}'],
    ['__proto__', '1'],
    ['__proto__', 'null'],
    ['constructor', '{"prototype":{"isOperator":true}}'],
    ['constructor', '{"name":"Object"}'],
    ['nonsense', 'null'],
    ['nonsense', nested(10_000)],
    ['nonsense', `{"a":${nested(20_000)}}`],
  ];
  return [...plain, ...polluting];
}

const without = (path: Path, valid: unknown): WrongBody =>
  wrong('left out', path.join('.'), '', replaced(valid, path, undefined));

function withUnknown(path: Path, name: string, raw: string, valid: unknown): WrongBody {
  const field = `${json(name)}:${raw}`;
  const text = json(inserted(valid, path, HERE)).replace(`"${HERE}":0`, () => field);
  return wrong(`unknown field, ${raw.slice(0, 40)}`, [...path, name].join('.'), field, text);
}

const wrong = (says: string, at: string, raw: string, text: string): WrongBody => ({
  says,
  at,
  json: text,
  mayBeMalformed: raw.includes('__proto__') || raw.includes('"prototype"') || raw.includes(nested(40)),
});

/** The valid body with something else at the path, or nothing. */
function replaced(valid: unknown, path: Path, raw: string | undefined): string {
  const copy: unknown = structuredClone(valid);
  const above = path
    .slice(0, -1)
    .reduce((one, key) => one[key] as Record<string, unknown>, copy as Record<string, unknown>);
  const last = path.at(-1)!;
  if (raw === undefined) delete above[last];
  else above[last] = HERE;
  return json(copy).replace(`"${HERE}"`, () => raw ?? '');
}

function inserted(valid: unknown, path: Path, name: string): unknown {
  const copy: unknown = structuredClone(valid);
  const object = path.reduce(
    (one, key) => one[key] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  object[name] = 0;
  return copy;
}
