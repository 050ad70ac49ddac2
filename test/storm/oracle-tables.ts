/** Judges the tables: what was acknowledged is there, once and whole, what was refused is not, and each reservation went a legal way. */
import { createHash } from 'node:crypto';
import type { Row } from '../support/installation.js';
import { approvedOf, type Loan } from './oracle-record.js';
import { grouped, time, type Tables } from './tables.js';
import type { Complaint, Deed, Outcome } from './told.js';

/** How often a trace may be there. */
const counts: Readonly<Record<Outcome, readonly [least: number, most: number]>> = {
  done: [1, 1],
  refused: [0, 0],
  open: [0, 1],
  fault: [0, 1],
};

const complain = (what: string, ...about: string[]): Complaint => ({ what, about });

export const tableComplaints = (
  tables: Tables,
  deeds: readonly Deed[],
  loans: readonly Loan[],
  stormy: ReadonlySet<string>,
): Complaint[] => [
  ...traces(tables, deeds, stormy),
  ...notes(tables, deeds),
  ...audits(tables, deeds),
  ...ways(tables, loans),
  ...numbers(tables),
  ...keys(tables, deeds),
];

/** `stormy` are the ids of the alliances in which it storms; in them nothing is there but what somebody did. */
function traces(tables: Tables, deeds: readonly Deed[], stormy: ReadonlySet<string>): Complaint[] {
  const found = new Map<string, number>();
  const see = (mark: unknown): void => void found.set(String(mark), (found.get(String(mark)) ?? 0) + 1);
  for (const row of tables.reservations.filter((one) => stormy.has(String(one['alliance_id'])))) {
    see(row['occasion_name']);
    const history = tables.historyOf.get(String(row['id'])) ?? [];
    for (const { what, detail } of history) if (what !== 'ask') see(detail);
  }
  const reopened = new Set(
    deeds.flatMap(({ operation, outcome }) =>
      operation.kind === 'reopen' && outcome === 'done' ? [`close ${operation.target}`] : [],
    ),
  );
  for (const { reason } of tables.closures) see(reason);
  const complaints = deeds.flatMap(({ operation: { kind }, mark, outcome }) => {
    const count = found.get(mark) ?? 0;
    found.delete(mark);
    if (!traced.has(kind)) return count === 0 ? [] : [complain(`${mark} left a trace`, mark)];
    const [least, most] = reopened.has(mark) ? [0, 0] : counts[outcome];
    return count < least || count > most
      ? [complain(`${mark} was ${outcome}, and is there ${count} times`, mark)]
      : [];
  });
  return [...complaints, ...[...found.keys()].map((mark) => complain(`${mark}: nobody did that`, mark))];
}

const traced = new Set(['ask', 'approve', 'decline', 'withdraw', 'cancel', 'close']);

/** The number and the note of an item were set by one and the same. */
function notes(tables: Tables, deeds: readonly Deed[]): Complaint[] {
  const byMark = new Map(deeds.map((deed) => [deed.mark, deed]));
  return tables.items.flatMap(({ name, quantity, notes: mark }) => {
    if (mark === '') return [];
    const deed = byMark.get(String(mark));
    const isSame = deed && deed.outcome !== 'refused' && deed.body.quantity === quantity;
    return isSame
      ? []
      : [complain(`${String(name)}: ${String(quantity)} with the note ${String(mark)}`, String(mark))];
  });
}

const audited: Readonly<Record<string, string>> = {
  restock: 'items.change',
  close: 'closures.create',
  reopen: 'closures.remove',
};

/** Who changed the stock stands in the log, once. */
function audits(tables: Tables, deeds: readonly Deed[]): Complaint[] {
  const count = (some: readonly Deed[], outcome: Outcome): number =>
    some.filter((deed) => deed.outcome === outcome).length;
  return Object.entries(audited).flatMap(([kind, what]) => {
    const those = deeds.filter(({ operation }) => operation.kind === kind);
    const [done, open] = [count(those, 'done'), count(those, 'open')];
    const noted = tables.audit.filter((row) => row['what'] === what).length;
    return noted < done || noted > done + open
      ? [complain(`${done} times ${kind} was done, and is noted ${noted} times`)]
      : [];
  });
}

const ends: Readonly<Record<string, string>> = {
  ask: 'requested',
  approve: 'approved',
  decline: 'declined',
  withdraw: 'withdrawn',
  cancel: 'cancelled',
};

const legal = new Set(['ask', 'ask approve', 'ask decline', 'ask withdraw', 'ask approve cancel']);

function ways(tables: Tables, loans: readonly Loan[]): Complaint[] {
  const rows = new Map(tables.reservations.map((row) => [String(row['id']), row]));
  return loans.flatMap((loan) => {
    const row = rows.get(loan.id);
    return row ? asTold(tables, loan, row) : [complain(`${loan.ask.mark} is missing`, loan.ask.mark)];
  });
}

/** Status, version and lines follow from the history, and say what was asked for and decided. */
function asTold(tables: Tables, loan: Loan, row: Row): Complaint[] {
  const { id, ask, decisions } = loan;
  const way = (tables.historyOf.get(id) ?? []).map(({ what }) => String(what));
  const told = ['ask', ...decisions.map(({ deed }) => deed.operation.kind)];
  const lines = tables.linesOf.get(id) ?? [];
  const wrong: string[] = [];
  if (!legal.has(way.join(' '))) wrong.push(`it went the way ${way.join(', ')}`);
  if (way.join() !== told.join())
    wrong.push(`its history is ${way.join(', ')}, and told was ${told.join(', ')}`);
  if (row['status'] !== ends[way.at(-1) ?? ''])
    wrong.push(`after ${way.at(-1)} it is ${String(row['status'])}`);
  if (row['version'] !== way.length) wrong.push(`its version is ${String(row['version'])}`);
  const [stored, right] = [lines.map(inShort), rightLines(loan, way)];
  if (stored.join() !== right.join())
    wrong.push(`its lines are ${stored.join()}, and should be ${right.join()}`);
  return wrong.map((what) => complain(`${ask.mark}: ${what}`, ask.mark));
}

/** What was asked for, approved and is held, and when. */
const inShort = (line: Row): string =>
  [
    line['item_id'],
    line['quantity'],
    line['approved_quantity'],
    line['held_quantity'],
    time(line['pick_up_at']),
    time(line['return_due_at']),
  ].join(' ');

function rightLines({ ask, decisions, from, until, lines }: Loan, way: readonly string[]): string[] {
  const approval = decisions.find(({ deed }) => deed.operation.kind === 'approve')?.deed;
  return ask.body.lines!.map(({ itemId, quantity }, index) => {
    const approved = approval && approvedOf(approval, lines[index]!);
    const last = way.at(-1);
    const held = last === 'ask' ? quantity : last === 'approve' ? approved : 0;
    return [itemId, quantity, last === 'decline' ? 0 : approved, held, from, until].join(' ');
  });
}

/** What people call it, nobody else is called. */
function numbers({ reservations }: Tables): Complaint[] {
  const called = grouped(reservations, (row) => String(row['number']));
  return [...called].flatMap(([number, rows]) =>
    rows.length === 1
      ? []
      : [complain(`${number} is the number of several`, ...rows.map((row) => String(row['occasion_name'])))],
  );
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A key stands exactly where its deed does, with the answer that was given; and of two at once both got it. */
function keys(tables: Tables, deeds: readonly Deed[]): Complaint[] {
  const stored = new Map(
    tables.keys.map((row) => [`${String(row['person_id'])} ${String(row['key_hash'])}`, row['answer']]),
  );
  return deeds.flatMap(({ key, by, outcome, text, twin, mark }) => {
    if (key === undefined) return [];
    const of = `${by.id} ${sha256(key)}`;
    if (outcome === 'refused')
      return stored.has(of) ? [complain(`${mark}: refused, but its key is there`, mark)] : [];
    if (outcome !== 'done') return [];
    const answer = stored.get(of);
    const wrong: Complaint[] = [];
    if (!stored.has(of) || answer === null) wrong.push(complain(`${mark}: its key has no answer`, mark));
    else if (text !== '' && answer !== text)
      wrong.push(complain(`${mark}: its key says ${String(answer)}, and not ${text}`, mark));
    if (twin && twin.status < 300 && twin.text !== text)
      wrong.push(complain(`${mark}: sent twice, answered ${text} and ${twin.text}`, mark));
    return wrong;
  });
}
