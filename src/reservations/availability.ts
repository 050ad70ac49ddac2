/** Availability: how many of an item are free throughout a period, and what stands in the way. Pure arithmetic over what is held. */
import {
  type Period,
  byTime,
  clip,
  isBefore,
  isSameInstant,
  later,
  lengthen,
  overlaps,
} from '../shared/period.js';

/** An item as the arithmetic sees it. */
export interface StockItem {
  id: string;
  /** Units owned. Null: the parts alone set the limit (a computed set). */
  quantity: number | null;
  /** Minutes that a unit rests after each loan. */
  bufferMinutes: number;
  /** Only multiples of this are lent; 1 for most. */
  packStep: number;
  /** What one unit is made of; empty for most. A part has no parts of its own. */
  parts: readonly Part[];
}

export interface Part {
  itemId: string;
  /** Units of the part in one unit of the whole; at least 1. */
  quantity: number;
}

/** A promise or a loan: so many units of an item from pick-up to return, without the buffer. */
export interface Hold {
  itemId: string;
  quantity: number;
  period: Period;
  /** True once handed over and not yet back: it then holds up to now, however late it is. */
  isOut: boolean;
}

/** A closure takes units out for a time; no buffer. */
export interface Closure {
  itemId: string;
  quantity: number;
  period: Period;
}

/** Everything needed to answer for a period. */
export interface Stock {
  items: ReadonlyMap<string, StockItem>;
  holds: readonly Hold[];
  closures: readonly Closure[];
  now: Date;
}

/** Stock, and what is drawn from each item's units, looked up once: every question below is asked of it. */
export interface Ledger {
  stock: Stock;
  draws: ReadonlyMap<string, readonly Draw[]>;
}

/** Units taken from one stock, the buffer included. */
interface Draw {
  stockId: string;
  quantity: number;
  period: Period;
}

export interface AskedLine {
  itemId: string;
  quantity: number;
  period: Period;
}

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

interface PlacedLine {
  line: AskedLine;
  free: number;
  granted: number;
  before: Ledger;
}

function place(ledger: Ledger, lines: readonly AskedLine[]): PlacedLine[] {
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
  const { stock } = ledger;
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

/** A stock that a line of an item draws on. */
interface Limit {
  stockId: string;
  /** Units of this stock in one unit of the item. */
  needed: number;
  /** The longer rest of the two: a set is ready again only when its slowest part is. */
  bufferMinutes: number;
}

/**
 * The stocks that a line of this item draws on; of equally tight ones the first is named as the reason.
 * A computed set has a stock of its own too, as many as its parts make: without it a closure of the set would take nothing.
 */
function limitsOf(items: Stock['items'], itemId: string): Limit[] {
  const { quantity, bufferMinutes, parts } = itemOf(items, itemId);
  const own = { stockId: itemId, needed: 1, bufferMinutes };
  const ofParts = parts.map((part) => ({
    stockId: part.itemId,
    needed: part.quantity,
    bufferMinutes: Math.max(bufferMinutes, items.get(part.itemId)?.bufferMinutes ?? 0),
  }));
  return quantity === null ? [...ofParts, own] : [own, ...ofParts];
}

/** Looks up once who draws on what. Items must hold every item that a hold or a question names. */
export function openLedger(stock: Stock): Ledger {
  const draws = new Map<string, Draw[]>();
  const closed = stock.closures.map((closure) => ({ ...closure, stockId: closure.itemId }));
  for (const draw of [...closed, ...stock.holds.flatMap((hold) => drawsOf(stock, hold))]) {
    const known = draws.get(draw.stockId);
    if (known) known.push(draw);
    else draws.set(draw.stockId, [draw]);
  }
  return { stock, draws };
}

/** The ledger as it would be with this line promised. */
export function withLine(ledger: Ledger, line: AskedLine): Ledger {
  if (line.quantity <= 0) return ledger;
  const hold = { ...line, isOut: false };
  const draws = new Map(ledger.draws);
  for (const draw of drawsOf(ledger.stock, hold))
    draws.set(draw.stockId, [...(draws.get(draw.stockId) ?? []), draw]);
  return { stock: { ...ledger.stock, holds: [...ledger.stock.holds, hold] }, draws };
}

function drawsOf({ items, now }: Stock, { itemId, quantity, period, isOut }: Hold): Draw[] {
  const held = { from: period.from, until: isOut ? later(period.until, now) : period.until };
  return limitsOf(items, itemId).map(({ stockId, needed, bufferMinutes }) => ({
    stockId,
    quantity: quantity * needed,
    period: lengthen(held, bufferMinutes),
  }));
}

/** The units that exist with nothing lent: the item's own, and no more than its parts make. */
export function baseQuantity(items: Stock['items'], itemId: string): number {
  const { quantity, parts } = itemOf(items, itemId);
  const own = quantity === null ? [] : [quantity];
  const ofParts = parts.map((part) => Math.floor(baseQuantity(items, part.itemId) / part.quantity));
  const limits = [...own, ...ofParts];
  return limits.length === 0 ? 0 : Math.min(...limits);
}

function itemOf(items: Stock['items'], itemId: string): StockItem {
  const item = items.get(itemId);
  if (!item) throw new Error(`Item ${itemId} is not among the items of this stock.`);
  return item;
}
