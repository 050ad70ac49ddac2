/** Availability: how many of an item are free throughout a period, and what stands in the way. Pure arithmetic over the ledger. */
import { byTime, clip, isBefore, isSameInstant, lengthen, overlaps, type Period } from '../shared/period.js';
import {
  baseQuantity,
  itemOf,
  limitsOf,
  narrowed,
  openLedger,
  withLine,
  type AskedLine,
  type Ledger,
  type Limit,
  type Stock,
} from './ledger.js';

export interface Step extends Period {
  free: number;
}

export interface Shortage {
  itemId: string;
  asked: number;
  /** What the line could get, in whole packs. */
  free: number;
  because: Because;
}

export interface Because {
  kind: 'part' | 'closure' | 'buffer' | 'reserved' | 'quantity';
  /** The part that stands in the way; only for `part`. */
  itemId?: string;
}

/** The lines of one request that are short of stock. Each line sees what the lines before it were granted. */
export const shortages = (ledger: Ledger, lines: readonly AskedLine[]): Shortage[] =>
  place(ledger, lines)
    .filter(({ line, free }) => free < line.quantity)
    .map(({ line, granted: free, before }) => ({
      itemId: line.itemId,
      asked: line.quantity,
      free,
      because: reasonFor(before, line),
    }));

/** The same lines with what each would get, in whole packs, first come first served; 0 where nothing is left. */
export const granted = (ledger: Ledger, lines: readonly AskedLine[]): AskedLine[] =>
  place(ledger, lines).map((placed) => ({ ...placed.line, quantity: placed.granted }));

/** The lines that do not get all they name, with what each gets in whole packs, first come first served. */
export const uncovered = <L extends AskedLine>(
  ledger: Ledger,
  lines: readonly L[],
): { line: L; free: number }[] =>
  place(ledger, lines)
    .filter(({ line, free }) => free < line.quantity)
    .map(({ line, granted: free }) => ({ line, free }));

interface PlacedLine<L extends AskedLine> {
  line: L;
  free: number;
  granted: number;
  before: Ledger;
}

function place<L extends AskedLine>(ledger: Ledger, lines: readonly L[]): PlacedLine<L>[] {
  let before = ledger;
  return lines.map((line) => {
    const free = freeThroughout(before, line.itemId, line.period);
    const quantity = Math.min(line.quantity, free);
    const { packStep } = itemOf(ledger.stock.items, line.itemId);
    const placed = { line, free, granted: Math.floor(quantity / packStep) * packStep, before };
    // A broken pack that fits is refused elsewhere, or not: the lines after it must not get it a second time.
    before = withLine(before, { ...line, quantity: free < line.quantity ? placed.granted : quantity });
    return placed;
  });
}

function reasonFor(ledger: Ledger, line: AskedLine): Because {
  const { stock } = narrowed(ledger, line.itemId, line.period);
  const { stockId } = tightest(ledger, line.itemId, line.period);
  const fits = (other: Stock) => freeThroughout(openLedger(other), line.itemId, line.period) >= line.quantity;
  if (stockId !== line.itemId) return { kind: 'part', itemId: stockId };
  if (line.quantity > baseQuantity(stock.items, line.itemId)) return { kind: 'quantity' };
  if (fits(withoutBuffers(stock))) return { kind: 'buffer' };
  if (fits({ ...stock, closures: [] })) return { kind: 'closure' };
  return { kind: 'reserved' };
}

const withoutBuffers = (stock: Stock): Stock => ({
  ...stock,
  items: new Map([...stock.items].map(([id, item]) => [id, { ...item, bufferMinutes: 0 }])),
});

/** The largest quantity that a new line for this period could get, never negative; whole packs are not its concern. */
export const freeThroughout = (ledger: Ledger, itemId: string, period: Period): number =>
  tightest(ledger, itemId, period).free;

function tightest(ledger: Ledger, itemId: string, period: Period): { stockId: string; free: number } {
  return limitsOf(ledger.stock.items, itemId)
    .map((limit) => {
      const widened = lengthen(period, limit.bufferMinutes);
      const peak = levels(ledger, limit, widened).reduce((most, { held }) => Math.max(most, held), 0);
      return { stockId: limit.stockId, free: freeUnder(ledger, limit, peak) };
    })
    .reduce((least, next) => (next.free < least.free ? next : least));
}

/** How many are at hand at each instant of the period as asked: gapless, in order, neighbours differ. */
export function steps(ledger: Ledger, itemId: string, period: Period): Step[] {
  const changes = limitsOf(ledger.stock.items, itemId).flatMap((limit) =>
    levels(ledger, limit, period).map(({ at, held }) => ({
      at,
      stockId: limit.stockId,
      free: freeUnder(ledger, limit, held),
    })),
  );
  const tops = leastAtEachInstant(changes.toSorted((one, other) => byTime(one.at, other.at)));
  const edges = tops.filter(({ free }, index) => free !== tops[index - 1]?.free);
  return edges.map(({ at, free }, index) => ({
    from: at,
    until: edges[index + 1]?.at ?? period.until,
    free,
  }));
}

function leastAtEachInstant(changes: readonly { at: Date; stockId: string; free: number }[]) {
  const freeNow = new Map<string, number>();
  const instants: { at: Date; free: number }[] = [];
  for (const { at, stockId, free } of changes) {
    freeNow.set(stockId, free);
    const last = instants.at(-1);
    if (last && isSameInstant(last.at, at)) instants.pop();
    instants.push({ at, free: Math.min(...freeNow.values()) });
  }
  return instants;
}

function freeUnder({ stock }: Ledger, limit: Limit, held: number): number {
  const { quantity } = itemOf(stock.items, limit.stockId);
  const units = quantity ?? baseQuantity(stock.items, limit.stockId);
  return Math.floor(Math.max(0, units - held) / limit.needed);
}

/** The units held from each change within the frame on; the first level begins with the frame. */
function levels({ draws }: Ledger, { stockId }: Limit, frame: Period): { at: Date; held: number }[] {
  const changes = (draws.get(stockId) ?? [])
    .filter(({ period }) => overlaps(period, frame))
    .map(({ period, quantity }) => ({ quantity, ...clip(period, frame) }))
    .flatMap(({ from, until, quantity }) => [
      { at: from, by: quantity },
      { at: until, by: -quantity },
    ])
    .toSorted((one, other) => byTime(one.at, other.at));
  let level = { at: frame.from, held: 0 };
  const all = [level];
  for (const { at, by } of changes) {
    // What comes back and what goes out in the same instant is one change, or touching loans would add up.
    if (isSameInstant(level.at, at)) level.held += by;
    else {
      level = { at, held: level.held + by };
      all.push(level);
    }
  }
  return all.filter(({ at }) => isBefore(at, frame.until));
}
