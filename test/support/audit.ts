/** The audit: compares the tables with what people were told, and counts the stock again, in ways of its own. */
import { createHash } from 'node:crypto';
import type { Installation, Row, Tables } from './installation.js';
import { waitsUntilMonday } from './monday.js';
import type { Attempt } from './storm.js';
import type { Member, Trial } from './trial.js';

const names = [
  'reservations',
  'reservation_lines',
  'reservation_history',
  'outbox_mails',
  'request_keys',
  'items',
  'item_parts',
];

/** Everything that is wrong, a sentence each. */
export async function audit(
  installation: Installation,
  trial: Trial,
  attempts: readonly Attempt[],
): Promise<string[]> {
  const tables = await installation.tables(...names);
  return [
    ...attempts.filter(({ outcome }) => outcome === 'fault').map(faultOf),
    ...traces(tables, attempts),
    ...table(tables, 'reservations').flatMap((row) => notWhole(tables, trial, row)),
    ...orphans(tables),
    ...keyFaults(tables, attempts),
    ...overbooked(tables),
    ...(installation.engine === 'SQLite' ? await brokenFile(installation) : []),
  ];
}

const table = (tables: Tables, name: string): Row[] => tables[name] ?? [];
const of = (tables: Tables, name: string, id: unknown): Row[] =>
  table(tables, name).filter((row) => row['reservation_id'] === id);

const faultOf = ({ mark, answer }: Attempt): string => `${mark}: ${answer?.status} ${answer?.text}`;

/** Acknowledged: there, once, as it was told. Refused: not there. Open: there once, or not at all. And nothing else is there. */
function traces(tables: Tables, attempts: readonly Attempt[]): string[] {
  const occasions = new Map(table(tables, 'reservations').map((row) => [row['id'], row['occasion_name']]));
  const marks = table(tables, 'reservation_history').map((row) =>
    String(row['what'] === 'ask' ? occasions.get(row['reservation_id']) : row['detail']),
  );
  const found = new Map<string, number>();
  for (const mark of marks) found.set(mark, (found.get(mark) ?? 0) + 1);
  const complaints = attempts.flatMap(({ mark, outcome }) => {
    const count = found.get(mark) ?? 0;
    found.delete(mark);
    const [least, most] = { done: [1, 1], refused: [0, 0], open: [0, 1], fault: [0, 1] }[outcome] as [
      number,
      number,
    ];
    return count < least || count > most ? [`${mark} was ${outcome}, and is there ${count} times`] : [];
  });
  const asked = attempts.filter(({ deed, outcome }) => deed === 'ask' && outcome === 'done');
  const untold = [...found.keys()].map((mark) => `${mark}: nobody did that`);
  return [...complaints, ...untold, ...asked.flatMap((attempt) => notAsTold(tables, attempt))];
}

interface Told {
  id: string;
  number: string;
  lines: { itemId: string; quantity: number; pickUpAt: string; returnDueAt: string }[];
}

function notAsTold(tables: Tables, { mark, body, answer }: Attempt): string[] {
  const { id, number, lines } = JSON.parse(answer!.text) as Told;
  const row = table(tables, 'reservations').find((reservation) => reservation['id'] === id);
  const { pickUpAt, returnDueAt, ...wish } = body as Told & { pickUpAt: string; returnDueAt: string };
  const wanted = wish.lines.map(({ itemId, quantity }) => `${itemId} ${quantity} ${pickUpAt} ${returnDueAt}`);
  const told = lines.map((line) => `${line.itemId} ${line.quantity} ${line.pickUpAt} ${line.returnDueAt}`);
  const stored = of(tables, 'reservation_lines', id)
    .toSorted((one, other) => Number(one['position']) - Number(other['position']))
    .map((line) =>
      [line['item_id'], line['quantity'], iso(line['pick_up_at']), iso(line['return_due_at'])].join(' '),
    );
  const isSame = row?.['number'] === number && [told, stored].every((list) => `${list}` === `${wanted}`);
  return isSame ? [] : [`${mark}: wanted ${wanted}, told ${told}, stored ${stored}`];
}

const statusAfter: Readonly<Record<string, string>> = {
  ask: 'requested',
  approve: 'approved',
  decline: 'declined',
  withdraw: 'withdrawn',
  cancel: 'cancelled',
};

/** Status, version, lines and mails follow from the history, or only half of a change is there. */
function notWhole(tables: Tables, trial: Trial, row: Row): string[] {
  const history = of(tables, 'reservation_history', row['id']).toSorted(byId);
  const lines = of(tables, 'reservation_lines', row['id']);
  const last = String(history.at(-1)?.['what']);
  const wrong: string[] = [];
  if (history[0]?.['what'] !== 'ask') wrong.push('it was never asked for');
  if (row['status'] !== statusAfter[last]) wrong.push(`after ${last} it is ${String(row['status'])}`);
  if (row['version'] !== history.length) wrong.push(`version ${String(row['version'])}`);
  if (lines.length === 0) wrong.push('it has no lines');
  if (!lines.every((line) => fits(line, last))) wrong.push(`after ${last}: ${JSON.stringify(lines)}`);
  const due = history.flatMap((entry) => mailsOf(trial, row, lines, entry)).toSorted();
  const there = table(tables, 'outbox_mails')
    .filter((mail) => String(mail['series']).startsWith(`${String(row['id'])} `))
    .map((mail) => `${String(mail['kind'])} to ${String(mail['recipient'])}`)
    .toSorted();
  if (`${due}` !== `${there}`) wrong.push(`mails ${there}, not ${due}`);
  return wrong.map((what) => `${String(row['occasion_name'])}: ${what}`);
}

const byId = (one: Row, other: Row): number => (String(one['id']) < String(other['id']) ? -1 : 1);

function fits(line: Row, last: string): boolean {
  const [asked, approved, held] = ['quantity', 'approved_quantity', 'held_quantity'].map(
    (name) => line[name] as number | null,
  );
  if (last === 'ask') return approved === null && held === asked;
  if (last === 'approve') return approved === held && approved! > 0 && approved! <= asked!;
  if (last === 'withdraw') return approved === null && held === 0;
  return held === 0 && (last === 'decline' ? approved === 0 : approved! > 0);
}

function mailsOf(trial: Trial, row: Row, lines: Row[], { what, person_id }: Row): string[] {
  const { coordinator, members } = trial;
  const people: readonly Member[] = [coordinator, ...members];
  const isByBorrower = people.find(({ id }) => id === person_id)?.partnerId === row['partner_id'];
  const isWhole = lines.every((line) => line['approved_quantity'] === line['quantity']);
  const readers = readersOf(trial, row);
  const told = (kind: string, to = readers): string[] => to.map(({ email }) => `${kind} to ${email}`);
  const notice = (kind: string): string[] => (isByBorrower ? told(kind, [coordinator]) : []);
  // Whoever did it needs no mail about it.
  const isForMonday = waitsUntilMonday(time(row['asked_at']), time(row['pick_up_at']));
  if (what === 'ask') return [...told('request-received'), ...(isForMonday ? [] : notice('new-request'))];
  if (what === 'approve') return told(isWhole ? 'approved' : 'partly-approved');
  if (what === 'decline') return told('declined');
  if (what === 'cancel') return [...told('cancelled'), ...notice('cancelled-notice')];
  const others = readers.filter(({ id }) => !isByBorrower || id !== person_id);
  return [...told('withdrawn', others), ...notice('withdrawn-notice')];
}

/** Whoever asked, where they act for the partner; else everybody who does. */
function readersOf({ members }: Trial, row: Row): readonly Member[] {
  const own = members.filter(({ partnerId }) => partnerId === row['partner_id']);
  const asker = own.filter(({ id }) => id === row['asked_by']);
  return asker.length > 0 ? asker : own;
}

/** No line, history or mail of something that is not there. */
function orphans(tables: Tables): string[] {
  const ids = new Set(table(tables, 'reservations').map(({ id }) => String(id)));
  const rows = [...table(tables, 'reservation_lines'), ...table(tables, 'reservation_history')];
  const mails = table(tables, 'outbox_mails').filter(({ series }) => String(series).includes(' '));
  return [
    ...rows.map((row) => String(row['reservation_id'])),
    ...mails.map(({ series }) => String(series).split(' ')[0]!),
  ]
    .filter((id) => !ids.has(id))
    .map((id) => `something belongs to ${id}, which is not there`);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A key stands exactly where its deed does, with the answer that was given. */
function keyFaults(tables: Tables, attempts: readonly Attempt[]): string[] {
  const stored = new Map(
    table(tables, 'request_keys').map((row) => [
      `${String(row['person_id'])} ${String(row['key_hash'])}`,
      row,
    ]),
  );
  return attempts.flatMap(({ key, by, outcome, answer, mark }) => {
    if (key === undefined) return [];
    const row = stored.get(`${by.id} ${sha256(key)}`);
    if (row && row['answer'] === null) return [`${mark}: its key has no answer`];
    if (outcome === 'refused' && row) return [`${mark}: refused, but its key is there`];
    if (outcome !== 'done') return [];
    return row?.['answer'] === answer!.text ? [] : [`${mark}: its key says ${String(row?.['answer'])}`];
  });
}

interface Hold {
  itemId: string;
  quantity: number;
  from: number;
  until: number;
}

/** At every instant at which a loan begins, what is out together must exist. */
function overbooked(tables: Tables): string[] {
  const holds = table(tables, 'reservation_lines').flatMap((line) => holdsOf(tables, line));
  return table(tables, 'items').flatMap(({ id, name, quantity }) => {
    if (quantity === null) return [];
    const own = holds.filter(({ itemId }) => itemId === id);
    return own.flatMap(({ from }) => {
      const together = own.filter((hold) => hold.from <= from && from < hold.until);
      const sum = together.reduce((total, hold) => total + hold.quantity, 0);
      return sum > Number(quantity)
        ? [`${sum} of ${String(quantity)} ${String(name)} at ${new Date(from).toISOString()}`]
        : [];
    });
  });
}

/** What is asked for or approved takes the thing and, of a set, its parts; afterwards it rests. */
function holdsOf(tables: Tables, line: Row): Hold[] {
  const { status } = table(tables, 'reservations').find(({ id }) => id === line['reservation_id'])!;
  if (status !== 'requested' && status !== 'approved') return [];
  const item = table(tables, 'items').find(({ id }) => id === line['item_id'])!;
  const rest = Number(item['buffer_minutes'] ?? 0) * 60_000;
  const times = { from: time(line['pick_up_at']), until: time(line['return_due_at']) + rest };
  const quantity = Number(line['approved_quantity'] ?? line['quantity']);
  const parts = table(tables, 'item_parts').filter((part) => part['set_id'] === item['id']);
  return [
    { itemId: String(item['id']), quantity, ...times },
    ...parts.map((part) => ({
      itemId: String(part['part_id']),
      quantity: quantity * Number(part['quantity']),
      ...times,
    })),
  ];
}

/** Where mails are written as files: one that counts as sent was written. */
export async function unwritten(installation: Installation): Promise<string[]> {
  const [sent] = await installation.ask(`SELECT id FROM outbox_mails WHERE state = 'sent'`);
  const written = new Set(installation.mailFiles().map((file) => file.slice(-40, -4)));
  return sent!.filter(({ id }) => !written.has(String(id))).map(({ id }) => `mail ${String(id)} is no file`);
}

/** What SQLite says of its own file. */
export async function brokenFile(installation: Installation): Promise<string[]> {
  const [integrity, keys] = await installation.ask('PRAGMA integrity_check', 'PRAGMA foreign_key_check');
  const whole = JSON.stringify(integrity) === '[{"integrity_check":"ok"}]' && keys?.length === 0;
  return whole ? [] : [`the file is broken: ${JSON.stringify([integrity, keys])}`];
}

/** PostgreSQL answers a Date, SQLite text in UTC. */
const time = (raw: unknown): number =>
  (raw instanceof Date ? raw : new Date(`${String(raw).replace(' ', 'T')}Z`)).getTime();

const iso = (raw: unknown): string => new Date(time(raw)).toISOString();
