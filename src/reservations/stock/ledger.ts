/** The ledger: what is owned, and who takes what of it and when, looked up once so that many questions can be asked of it. What would be if is tried in it and taken back: it is never copied. */
import { unitsThatExist } from '../../items/units.js';
import { isBefore, later, lengthen, type Period } from '../../shared/period.js';
import { atOnce, type Search } from '../../shared/search.js';
import { Draws } from './draws.js';

/** An item as the arithmetic sees it. */
export interface StockItem {
  id: string;
  /** Units owned. Null: the parts alone set the limit (a computed set). */
  quantity: number | null;
  /** Minutes that a unit rests after each loan. */
  bufferMinutes: number;
  /** Only multiples of this are lent; 1 for most. */
  packStep: number;
  /** Of a consumable: since when what is fetched does not come back; what was fetched before was not counted any more. */
  issuedSince?: Date;
  /** What one unit is made of; empty for most. A part has no parts of its own. */
  parts: readonly Part[];
  /** Takes no new requests, and so does no set that it is a part of. */
  isUnlent?: boolean;
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
  /** Where it is out: until when it is taken to stay out at least; left out where that is now. */
  staysUntil?: Date;
  /** Whose it is; left out where nobody asks. */
  reservationId?: string;
  /** What it was promised with, where the set is made of others now. */
  parts?: readonly Part[];
  /** Kept for somebody on the waiting list, and nobody's loan yet. */
  isOffered?: boolean;
  /** Units of this stock alone, in exactly this period: parts and rest are reckoned in already. */
  isReckoned?: boolean;
}

/** A closure takes units out for a time; no buffer, but for what its owner uses, which rests as after a loan. */
export interface Closure {
  itemId: string;
  quantity: number;
  period: Period;
  isOwnUse?: boolean;
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
  /** As it was opened. */
  stock: Stock;
  draws: Map<string, Draws<Draw>>;
  /** What was promised since, the latest last. */
  promised: Draw[];
  /** True where everything counts as if it took new requests. */
  isAllLent?: boolean;
}

/** Units taken from one stock, the buffer included. */
export interface Draw {
  stockId: string;
  quantity: number;
  period: Period;
  /** The same without the buffer: while it is not in the store. */
  away: Period;
  /** Whose draw it is; undefined for a closure. */
  hold?: Hold;
  /** Of a closure: its owner uses it. */
  isOwnUse?: boolean;
}

export interface AskedLine {
  itemId: string;
  quantity: number;
  period: Period;
  /** What it was promised with, where the set is made of others now. */
  parts?: readonly Part[];
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
 * One that was promised with other `parts` is none of those that are made up now, and draws on its parts alone.
 */
export function limitsOf(items: Stock['items'], itemId: string, kept?: readonly Part[]): Limit[] {
  const { quantity, bufferMinutes, parts: made } = itemOf(items, itemId);
  const parts = kept ?? made;
  const own = { stockId: itemId, needed: 1, bufferMinutes };
  if (parts.length === 0) return [own];
  const ofParts = parts.map((part) => ({
    stockId: part.itemId,
    needed: part.quantity,
    bufferMinutes: Math.max(bufferMinutes, items.get(part.itemId)?.bufferMinutes ?? 0),
  }));
  if (quantity !== null) return [own, ...ofParts];
  return kept && ofParts.length > 0 ? ofParts : [...ofParts, own];
}

/** Looks up once who draws on what. Items must hold every item that a hold or a question names. */
export const openLedger = (stock: Stock): Ledger => atOnce(openingLedger(stock));

/** The same for stock of which a lot is held. */
export function* openingLedger(stock: Stock): Search<Ledger> {
  const ledger: Ledger = { stock, draws: new Map(), promised: [] };
  for (const closure of stock.closures) put(ledger, closedBy(stock, closure));
  for (const hold of stock.holds) {
    for (const draw of drawsOf(stock, hold)) put(ledger, draw);
    yield;
  }
  return ledger;
}

function closedBy({ items }: Stock, { itemId, quantity, period, isOwnUse = false }: Closure): Draw {
  const away = { stockId: itemId, quantity, period, away: period };
  if (!isOwnUse) return away;
  return { ...away, period: lengthen(period, items.get(itemId)?.bufferMinutes ?? 0), isOwnUse };
}

function put({ draws }: Ledger, draw: Draw): void {
  const known = draws.get(draw.stockId) ?? new Draws<Draw>();
  draws.set(draw.stockId, known);
  known.add(draw);
}

/** From now on the ledger is as if this line were promised; within `trying` until that ends. */
export function promise(ledger: Ledger, line: AskedLine, quantity = line.quantity): void {
  if (quantity <= 0) return;
  const { itemId, period, parts } = line;
  const hold = { itemId, quantity, period, isOut: false, ...(parts && { parts }) };
  for (const draw of drawsOf(ledger.stock, hold)) {
    put(ledger, draw);
    ledger.promised.push(draw);
  }
}

/** Takes back what `work` promised. */
export function trying<T>(ledger: Ledger, work: () => T): T {
  const before = ledger.promised.length;
  try {
    return work();
  } finally {
    for (const draw of ledger.promised.splice(before).toReversed())
      ledger.draws.get(draw.stockId)?.remove(draw);
  }
}

/** What `work` finds while these are held no more; afterwards they are. */
export function whileGone<T>(ledger: Ledger, holds: readonly Hold[], work: () => T): T {
  const gone = holds.flatMap((hold) =>
    drawsOf(ledger.stock, hold).flatMap((draw) => {
      const draws = ledger.draws.get(draw.stockId);
      const removed = draws?.remove(draw);
      return draws && removed ? [{ draws, removed }] : [];
    }),
  );
  try {
    return work();
  } finally {
    for (const { draws, removed } of gone.toReversed()) draws.putBack(removed);
  }
}

/** The same for all that a reservation holds. */
export const withoutReservation = <T>(ledger: Ledger, reservationId: string, work: () => T): T =>
  whileGone(
    ledger,
    ledger.stock.holds.filter((hold) => hold.reservationId === reservationId),
    work,
  );

/** What a line of this item meets in this period, the buffers included. */
export function holdsMeeting({ stock, draws }: Ledger, itemId: string, period: Period): Hold[] {
  const met = limitsOf(stock.items, itemId).flatMap(
    ({ stockId, bufferMinutes }) => draws.get(stockId)?.meeting(lengthen(period, bufferMinutes)) ?? [],
  );
  return [...new Set(met.flatMap(({ hold }) => hold ?? []))];
}

/** The ledger as it would be if everything took new requests; what is tried in one is tried in the other. */
export const allLent = (ledger: Ledger): Ledger => ({ ...ledger, isAllLent: true });

/** What a hold takes of each stock. */
export function drawsOf({ items, now }: Pick<Stock, 'items' | 'now'>, hold: Hold): Draw[] {
  const { itemId, quantity, period, isOut, staysUntil = now, parts } = hold;
  if (hold.isReckoned) return [{ stockId: itemId, quantity, period, away: period, hold }];
  const held = { from: period.from, until: isOut ? later(period.until, staysUntil) : period.until };
  return limitsOf(items, itemId, parts).flatMap(({ stockId, needed, bufferMinutes }) => {
    const issuedSince = items.get(stockId)?.issuedSince;
    // What is used up left the stock when it was handed over, or before somebody counted.
    if (issuedSince && (isOut || isBefore(period.from, issuedSince))) return [];
    const [taken, away] = issuedSince ? [EVER, EVER] : [lengthen(held, bufferMinutes), held];
    return [{ stockId, quantity: quantity * needed, period: taken, away, hold }];
  });
}

/** A consumable that is promised is gone afterwards, and must not be given to somebody else before. */
const EVER: Period = { from: new Date(0), until: new Date(8.64e15) };

/** The units that exist with nothing lent: the item's own, and no more than its parts make. */
export function baseQuantity(items: Stock['items'], itemId: string): number {
  const { quantity, parts } = itemOf(items, itemId);
  return unitsThatExist(quantity, parts, (partId) => baseQuantity(items, partId));
}

/** The units that are there now: of consumables those that nobody has fetched yet. */
export function unitsLeft(ledger: Ledger, itemId: string): number {
  const { stock, draws } = ledger;
  const { quantity, parts, issuedSince } = itemOf(stock.items, itemId);
  const issued =
    issuedSince === undefined ? [] : (draws.get(itemId)?.all() ?? []).filter(isFetched(stock.now));
  const own = quantity === null ? null : issued.reduce((left, draw) => left - draw.quantity, quantity);
  return Math.max(
    0,
    unitsThatExist(own, parts, (partId) => unitsLeft(ledger, partId)),
  );
}

const isFetched =
  (now: Date) =>
  ({ hold }: Draw): boolean =>
    hold !== undefined && !hold.isReckoned && !isBefore(now, hold.period.from);

export function itemOf(items: Stock['items'], itemId: string): StockItem {
  const item = items.get(itemId);
  if (!item) throw new Error(`Item ${itemId} is not among the items of this stock.`);
  return item;
}
