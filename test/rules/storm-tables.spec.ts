/** The storm's oracle reads tables: one loan as it must stand in them, and everything that may be wrong with it. */
import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { wallComplaints } from '../storm/oracle.js';
import { mailComplaints } from '../storm/oracle-mails.js';
import { recordOf } from '../storm/oracle-record.js';
import { tableComplaints } from '../storm/oracle-tables.js';
import type { Alliance } from '../storm/stage.js';
import type { Tables } from '../storm/tables.js';
import type { Deed } from '../storm/told.js';

type Rows = Record<string, unknown>[];

const [coordinator, member] = ['koordination', 'mitglied'].map((name, index) => ({
  id: name,
  email: `${name}@example.org`,
  token: '',
  partnerId: index === 0 ? undefined : 'partner',
})) as [Alliance['people'][0], Alliance['people'][0]];
const alliance = {
  slug: 'auental',
  people: [coordinator, member],
  items: { tent: 'tent' },
} as never as Alliance;

const times = { pickUpAt: '2027-05-14T10:00:00.000Z', returnDueAt: '2027-05-16T10:00:00.000Z' };
const line = { id: 'line', itemId: 'tent', quantity: 2 };
const told = JSON.stringify({ id: 'loan', askedAt: '2027-04-05T08:00:00.000Z', lines: [line] });

function deed(kind: 'ask' | 'approve', n: number, more: object): Deed {
  const operation = { kind, n, alliance: 0, by: 1, keyed: 'once', target: 0 } as never;
  const mark = `${kind} ${n}`;
  const who = { alliance, by: kind === 'ask' ? member : coordinator, mark, key: `key of ${mark}` };
  const answer = {
    outcome: 'done',
    status: 200,
    sent: n,
    answered: n + 0.5,
    twin: undefined,
    isQuiet: false,
  } as const;
  return { operation, ...who, ...answer, body: {}, text: `answer to ${mark}`, ...more };
}

const deeds = [
  deed('ask', 0, {
    body: { partnerId: 'partner', ...times, lines: [{ itemId: 'tent', quantity: 2 }] },
    text: told,
  }),
  deed('approve', 1, {}),
];

const keyOf = ({ by, key, text }: Deed) => ({
  person_id: by.id,
  key_hash: createHash('sha256').update(key!).digest('hex'),
  answer: text,
});

const reservation = {
  id: 'loan',
  alliance_id: 'alliance',
  occasion_name: 'ask 0',
  number: 'A-2027-0001',
  status: 'approved',
  version: 2,
};
const stored = {
  item_id: 'tent',
  quantity: 2,
  approved_quantity: 2,
  held_quantity: 2,
  pick_up_at: new Date(times.pickUpAt),
  return_due_at: new Date(times.returnDueAt),
};

const right = {
  reservations: [reservation] as Rows,
  lines: [stored] as Rows,
  history: [
    { what: 'ask', detail: '' },
    { what: 'approve', detail: 'approve 1' },
  ] as Rows,
  mails: [
    { kind: 'request-received', recipient: member.email },
    { kind: 'new-request', recipient: coordinator.email },
    { kind: 'approved', recipient: member.email },
  ] as Rows,
  keys: deeds.map(keyOf) as Rows,
  items: [] as Rows,
  closures: [] as Rows,
  audit: [] as Rows,
};

function complaintsAbout(changed: Partial<typeof right>): string[] {
  const { lines, history, mails, ...rows } = { ...right, ...changed };
  const tables: Tables = {
    ...rows,
    linesOf: new Map([['loan', lines]]),
    historyOf: new Map([['loan', history]]),
    mailsOf: new Map([['loan', mails]]),
    alliances: new Map([['auental', 'alliance']]),
  };
  const { loans } = recordOf({ deeds, settled: [], complaints: [] }, tables);
  return [
    ...tableComplaints(tables, deeds, loans, new Set(['alliance'])),
    ...mailComplaints(tables, loans),
  ].map(({ what }) => what);
}

test('what stands there as it was told is nothing to complain about', () => {
  expect(complaintsAbout({})).toEqual([]);
});

test.each<[string, Partial<typeof right>, RegExp]>([
  ['a lost reservation', { reservations: [] }, /ask 0 was done, and is there 0 times/],
  [
    'a reservation that nobody asked for',
    {
      reservations: [reservation, { ...reservation, id: 'other', number: 'A-2', occasion_name: 'heimlich' }],
    },
    /heimlich: nobody did that/,
  ],
  [
    'a number that two have',
    { reservations: [reservation, { ...reservation, id: 'other' }] },
    /A-2027-0001 is the number of several/,
  ],
  ['a lost line', { lines: [] }, /its lines are/],
  ['a line that holds more', { lines: [{ ...stored, held_quantity: 3 }] }, /its lines are/],
  ['a line that was not approved', { lines: [{ ...stored, approved_quantity: null }] }, /its lines are/],
  ['a lost deed', { history: right.history.slice(0, 1) }, /approve 1 was done, and is there 0 times/],
  [
    'a way that no reservation goes',
    { history: [...right.history, { what: 'approve', detail: 'approve 1' }] },
    /it went the way ask, approve, approve/,
  ],
  [
    'a status that does not follow',
    { reservations: [{ ...reservation, status: 'declined' }] },
    /it is declined/,
  ],
  ['a version that was not counted', { reservations: [{ ...reservation, version: 3 }] }, /its version is 3/],
  [
    'a lost mail',
    { mails: right.mails.slice(1) },
    /told were approved to [^,]*, new-request to [^,]*, and should be/,
  ],
  [
    'a doubled mail',
    { mails: [...right.mails, right.mails[2]!] },
    /told were approved to [^,]*, approved to/,
  ],
  [
    'a mail to somebody else',
    { mails: [...right.mails, { kind: 'approved', recipient: 'fremd@example.org' }] },
    /fremd@example.org/,
  ],
  ['a lost key', { keys: right.keys.slice(1) }, /ask 0: its key has no answer/],
  [
    'a key with another answer',
    { keys: [{ ...right.keys[0], answer: '{}' }, right.keys[1]!] },
    /its key says \{\}/,
  ],
  [
    'a number that nobody set',
    { items: [{ name: 'Zelt', quantity: 7, notes: 'restock 5' }] },
    /7 with the note restock 5/,
  ],
  ['a closure that nobody made', { closures: [{ reason: 'heimlich' }] }, /heimlich: nobody did that/],
  [
    'a change in the log that nobody made',
    { audit: [{ what: 'closures.create' }] },
    /0 times close was done/,
  ],
])('%s', (_what, changed, complaint) => {
  const complaints = complaintsAbout(changed);
  expect(complaints.some((what) => complaint.test(what))).toBe(true);
});

test('whatever changes where nobody did anything', () => {
  expect(wallComplaints(['items 1', 'items 2'], ['items 1', 'items 3'])).toHaveLength(2);
  expect(wallComplaints(['items 1'], ['items 1'])).toEqual([]);
});
