/** The ledger: what is owned, and who takes what of it and when, looked up once so that many questions can be asked of it. */
import { unitsThatExist } from '../items/units.js';
import { later, lengthen, overlaps, type Period } from '../shared/period.js';

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
  /** Whose it is; left out where nobody asks. */
  reservationId?: string;
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
  /** Whose draw it is; undefined for a closure. */
  hold?: Hold;
}

export interface AskedLine {
  itemId: string;
  quantity: number;
  period: Period;
}

/** A stock that a line of an item draws on. */
export interface Limit {
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
export function limitsOf(items: Stock['items'], itemId: string): Limit[] {
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

/** Only what a line of this item meets in this period, the buffers included: it answers the same for that line, and quickly. */
export function narrowed({ stock, draws }: Ledger, itemId: string, period: Period): Ledger {
  const near = new Map<string, readonly Draw[]>();
  for (const { stockId, bufferMinutes } of limitsOf(stock.items, itemId)) {
    const widened = lengthen(period, bufferMinutes);
    near.set(
      stockId,
      (draws.get(stockId) ?? []).filter((draw) => overlaps(draw.period, widened)),
    );
  }
  const met = new Set([...near.values()].flat().map(({ hold }) => hold));
  const holds = stock.holds.filter((hold) => met.has(hold));
  const closures = stock.closures.filter((closure) => near.has(closure.itemId));
  return { stock: { ...stock, holds, closures }, draws: near };
}

/** The ledger as it would be with these holds only; its closures stay. */
export const keeping = ({ stock, draws }: Ledger, isKept: (hold: Hold) => boolean): Ledger => ({
  stock: { ...stock, holds: stock.holds.filter(isKept) },
  draws: new Map([...draws].map(([id, all]) => [id, all.filter(({ hold }) => !hold || isKept(hold))])),
});

/** The stock as it would be if this reservation held nothing. */
export const without = (stock: Stock, reservationId: string): Stock => ({
  ...stock,
  holds: stock.holds.filter((hold) => hold.reservationId !== reservationId),
});

/** The ledger as it would be with this line promised. */
export function withLine(ledger: Ledger, line: AskedLine): Ledger {
  if (line.quantity <= 0) return ledger;
  const hold = { ...line, isOut: false };
  const draws = new Map(ledger.draws);
  for (const draw of drawsOf(ledger.stock, hold))
    draws.set(draw.stockId, [...(draws.get(draw.stockId) ?? []), draw]);
  return { stock: { ...ledger.stock, holds: [...ledger.stock.holds, hold] }, draws };
}

function drawsOf({ items, now }: Stock, hold: Hold): Draw[] {
  const { itemId, quantity, period, isOut } = hold;
  const held = { from: period.from, until: isOut ? later(period.until, now) : period.until };
  return limitsOf(items, itemId).map(({ stockId, needed, bufferMinutes }) => ({
    stockId,
    quantity: quantity * needed,
    period: lengthen(held, bufferMinutes),
    hold,
  }));
}

/** The units that exist with nothing lent: the item's own, and no more than its parts make. */
export function baseQuantity(items: Stock['items'], itemId: string): number {
  const { quantity, parts } = itemOf(items, itemId);
  return unitsThatExist(quantity, parts, (partId) => baseQuantity(items, partId));
}

export function itemOf(items: Stock['items'], itemId: string): StockItem {
  const item = items.get(itemId);
  if (!item) throw new Error(`Item ${itemId} is not among the items of this stock.`);
  return item;
}
