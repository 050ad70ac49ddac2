/** The record: what must have happened, and when, by what clients were told and, where nobody was told, by the traces in the tables. */
import type { AskOperation, CloseOperation, DecideOperation, RestockOperation } from './plan.js';
import { grouped, time, type Tables } from './tables.js';
import { isOf, type Deed, type Told } from './told.js';

/** When a deed took effect: not before `may`, and surely from `is` on. */
export interface Effect {
  may: number;
  is: number;
}

export interface LoanLine {
  id: string;
  itemId: string;
  quantity: number;
}

/** A request that is there, and what became of it. */
export interface Loan {
  id: string;
  ask: Deed<AskOperation>;
  effect: Effect;
  /** In which the alliance asks its clock, for who came first. */
  askedAt: number;
  from: number;
  until: number;
  lines: readonly LoanLine[];
  /** Those that took effect, earliest first. */
  decisions: readonly Decided[];
}

export interface Decided {
  deed: Deed<DecideOperation>;
  effect: Effect;
}

export interface Closing {
  deed: Deed<CloseOperation>;
  effect: Effect;
  itemId: string;
  quantity: number;
  from: number;
  until: number;
  end: Effect | undefined;
}

export interface Restocked {
  deed: Deed<RestockOperation>;
  effect: Effect;
  itemId: string;
  quantity: number;
}

export interface Record {
  loans: readonly Loan[];
  closings: readonly Closing[];
  restocks: readonly Restocked[];
}

interface Answered {
  id: string;
  askedAt: string;
  lines: LoanLine[];
}

export function recordOf({ deeds, settled }: Told, tables: Tables): Record {
  const traces = tracesIn(tables);
  const effectOf = (deed: Deed): Effect | undefined => {
    if (deed.outcome === 'done') return { may: deed.sent, is: deed.answered };
    if (deed.outcome !== 'open' || !traces.has(deed.mark)) return undefined;
    return { may: deed.sent, is: settled.find((at) => at >= deed.sent) ?? Infinity };
  };
  const decided = deeds
    .filter(isOf('approve', 'decline', 'withdraw', 'cancel'))
    .flatMap((deed): Decided[] => {
      const effect = effectOf(deed);
      return effect ? [{ deed, effect }] : [];
    });
  const decisionsOn = grouped(decided, ({ deed }) => `${deed.operation.target}`);
  const byOccasion = new Map(tables.reservations.map((row) => [String(row['occasion_name']), row]));
  const loans = deeds.filter(isOf('ask')).flatMap((ask): Loan[] => {
    const effect = effectOf(ask);
    const said = ask.outcome === 'done' ? (JSON.parse(ask.text) as Answered) : undefined;
    const row = byOccasion.get(ask.mark);
    const known = said ?? (row && storedAs(row, tables));
    if (!effect || !known) return [];
    const decisions = (decisionsOn.get(`${ask.operation.n}`) ?? []).toSorted(byMoment);
    const { pickUpAt, returnDueAt } = ask.body;
    const times = { from: Date.parse(pickUpAt!), until: Date.parse(returnDueAt!) };
    const { id, lines } = known;
    return [{ id, ask, effect, askedAt: Date.parse(known.askedAt), ...times, lines, decisions }];
  });
  return { loans, closings: closingsOf(deeds, effectOf), restocks: restocksOf(deeds, effectOf) };
}

type EffectOf = (deed: Deed) => Effect | undefined;

/** What ends a promise comes after it, whichever of both was sent first. */
const byMoment = (one: Decided, other: Decided): number =>
  Number(one.deed.operation.kind === 'cancel') - Number(other.deed.operation.kind === 'cancel') ||
  one.effect.may - other.effect.may;

function tracesIn(tables: Tables): ReadonlySet<string> {
  const deeds = [...tables.historyOf.values()].flat().map(({ detail }) => String(detail));
  const occasions = tables.reservations.map((row) => String(row['occasion_name']));
  const closures = tables.closures.map(({ reason }) => String(reason));
  return new Set([...deeds, ...occasions, ...closures]);
}

function storedAs(row: Readonly<globalThis.Record<string, unknown>>, tables: Tables): Answered {
  const id = String(row['id']);
  const lines = (tables.linesOf.get(id) ?? []).map((line) => ({
    id: String(line['id']),
    itemId: String(line['item_id']),
    quantity: Number(line['quantity']),
  }));
  return { id, askedAt: new Date(time(row['asked_at'])).toISOString(), lines };
}

function closingsOf(deeds: readonly Deed[], effectOf: EffectOf): Closing[] {
  const ends = new Map(
    deeds.filter(isOf('reopen')).map((deed) => [deed.operation.target, effectOf(deed)] as const),
  );
  return deeds.filter(isOf('close')).flatMap((deed): Closing[] => {
    const effect = effectOf(deed);
    if (!effect) return [];
    const { itemId, quantity, from, until } = deed.body;
    const times = { from: Date.parse(from!), until: Date.parse(until!) };
    return [
      {
        deed,
        effect,
        itemId: itemId!,
        quantity: quantity!,
        ...times,
        end: ends.get(deed.operation.n),
      },
    ];
  });
}

const restocksOf = (deeds: readonly Deed[], effectOf: EffectOf): Restocked[] =>
  deeds.filter(isOf('restock')).flatMap((deed): Restocked[] => {
    const effect = effectOf(deed);
    const { thing, quantity } = deed.operation;
    return effect ? [{ deed, effect, itemId: deed.alliance.items[thing], quantity }] : [];
  });

/** So many units of a line from that deed on; the last is what it holds in the end. */
export function levelsOf(loan: Loan, line: LoanLine): { effect: Effect; quantity: number }[] {
  const decided = loan.decisions.map(({ deed, effect }) => ({
    effect,
    quantity: deed.operation.kind === 'approve' ? approvedOf(deed, line) : 0,
  }));
  return [{ effect: loan.effect, quantity: line.quantity }, ...decided];
}

/** Lines that an approval does not name get what was asked for. */
export const approvedOf = ({ body }: Deed, { id, quantity }: LoanLine): number =>
  body.lines?.find(({ lineId }) => lineId === id)?.quantity ?? quantity;
