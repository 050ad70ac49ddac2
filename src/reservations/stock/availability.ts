/** Availability: how many of an item are free throughout a period, and what stands in the way. Pure arithmetic over the ledger. */
import { addMinutes, lengthen, overlaps, type Period } from '../../shared/period.js';
import { atOnce, each, type Search } from '../../shared/search.js';
import {
  baseQuantity,
  itemOf,
  limitsOf,
  promise,
  trying,
  type AskedLine,
  type Draw,
  type Ledger,
  type Limit,
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
  kind: 'part' | 'own-use' | 'closure' | 'buffer' | 'reserved' | 'quantity';
  /** The part that stands in the way; only for `part`. */
  itemId?: string;
}

/** The lines of one request that are short of stock. Each line sees what the lines before it were granted. */
export const shortages = (ledger: Ledger, lines: readonly AskedLine[]): Shortage[] =>
  place(ledger, lines, ({ line, free, granted: gets }) => {
    if (free >= line.quantity) return [];
    const { itemId, quantity: asked } = line;
    return [{ itemId, asked, free: gets, because: reasonFor(ledger, line) }];
  }).flat();

/** The same lines with what each would get, in whole packs, first come first served; 0 where nothing is left. */
export const granted = (ledger: Ledger, lines: readonly AskedLine[]): AskedLine[] =>
  place(ledger, lines, (placed) => ({ ...placed.line, quantity: placed.granted }));

/** The lines that do not get all they name, with what each gets in whole packs, first come first served. */
export const uncovered = <L extends AskedLine>(ledger: Ledger, lines: readonly L[]): Uncovered<L>[] =>
  place(ledger, lines, lackOf).flat();

/** The same for many lines, on a ledger of their own: it keeps what they got. */
export function* uncovering<L extends AskedLine>(
  ledger: Ledger,
  lines: readonly L[],
): Search<Uncovered<L>[]> {
  return (yield* placing(ledger, lines, lackOf)).flat();
}

interface Uncovered<L extends AskedLine> {
  line: L;
  /** What it gets. */
  free: number;
}

const lackOf = <L extends AskedLine>({ line, free, granted: gets }: PlacedLine<L>): Uncovered<L>[] =>
  free < line.quantity ? [{ line, free: gets }] : [];

interface PlacedLine<L extends AskedLine> {
  line: L;
  free: number;
  granted: number;
}

/** What the lines got is taken back. */
const place = <L extends AskedLine, T>(
  ledger: Ledger,
  lines: readonly L[],
  seen: (placed: PlacedLine<L>) => T,
): T[] => trying(ledger, () => atOnce(placing(ledger, lines, seen)));

/** One line after the other; `seen` finds the ledger as the line does. */
const placing = <L extends AskedLine, T>(
  ledger: Ledger,
  lines: readonly L[],
  seen: (placed: PlacedLine<L>) => T,
): Search<T[]> =>
  each(lines, (line) => {
    const { free } = tightest(ledger, line);
    const quantity = Math.min(line.quantity, free);
    const { packStep } = itemOf(ledger.stock.items, line.itemId);
    const whole = Math.floor(quantity / packStep) * packStep;
    const found = seen({ line, free, granted: whole });
    // A broken pack that fits is refused elsewhere, or not: the lines after it must not get it a second time.
    promise(ledger, line, free < line.quantity ? whole : quantity);
    return found;
  });

function reasonFor(ledger: Ledger, line: AskedLine): Because {
  const { items } = ledger.stock;
  const { stockId } = tightest(ledger, line);
  const { itemId, period } = line;
  const fits = (view: View): boolean => tightest(ledger, { itemId, period }, view).free >= line.quantity;
  if (stockId !== itemId) return { kind: 'part', itemId: stockId };
  if (line.quantity > baseQuantity(items, itemId)) return { kind: 'quantity' };
  if (fits(withoutBuffers)) return { kind: 'buffer' };
  if (fits(withoutOwnUse)) return { kind: 'own-use' };
  if (fits(withoutClosures)) return { kind: 'closure' };
  return { kind: 'reserved' };
}

/** What counts as taken, and for how long an asked unit must rest. */
interface View {
  taken: (draw: Draw, limit: Limit) => Period;
  isCounted: (draw: Draw) => boolean;
  restAfter: (limit: Limit) => number;
}

const asItIs: View = {
  taken: ({ period }) => period,
  isCounted: () => true,
  restAfter: ({ bufferMinutes }) => bufferMinutes,
};

const withoutBuffers: View = { ...asItIs, taken: ({ away }) => away, restAfter: () => 0 };

const withoutOwnUse: View = { ...asItIs, isCounted: ({ isOwnUse = false }) => !isOwnUse };

const withoutClosures: View = { ...asItIs, isCounted: ({ hold }) => hold !== undefined };

/** The largest quantity that a new line for this period could get, never negative; whole packs are not its concern. */
export const freeThroughout = (ledger: Ledger, itemId: string, period: Period): number =>
  tightest(ledger, { itemId, period }).free;

function tightest(
  ledger: Ledger,
  { itemId, period, parts }: Omit<AskedLine, 'quantity'>,
  view = asItIs,
): { stockId: string; free: number } {
  return limitsOf(ledger.stock.items, itemId, parts)
    .map((limit) => {
      const frame = lengthen(period, view.restAfter(limit));
      const peak = levels(ledger, { limit, frame }, view).reduce((most, { held }) => Math.max(most, held), 0);
      return { stockId: limit.stockId, free: freeUnder(ledger, limit, peak) };
    })
    .reduce((least, next) => (next.free < least.free ? next : least));
}

/** How many are free at each instant of the period as asked: gapless, in order, neighbours differ. */
export const steps = (ledger: Ledger, itemId: string, period: Period): Step[] =>
  stepsOf(ledger, { itemId, period }, asItIs);

/** The same for what can be lent at each instant: what must rest before it is needed again is no more obtainable. */
export const lendableSteps = (ledger: Ledger, itemId: string, period: Period): Step[] =>
  stepsOf(ledger, { itemId, period }, lendable);

const lendable: View = {
  ...asItIs,
  taken: ({ period: { from, until } }, { bufferMinutes }) => ({
    from: addMinutes(from, -bufferMinutes),
    until,
  }),
};

/** The same for what is in the store, resting or not. */
export const stepsInStore = (ledger: Ledger, itemId: string, period: Period): Step[] =>
  stepsOf(ledger, { itemId, period }, { ...asItIs, taken: ({ away }) => away });

interface Change {
  at: number;
  stockId: string;
  free: number;
}

function stepsOf(ledger: Ledger, { itemId, period }: Omit<AskedLine, 'quantity'>, view: View): Step[] {
  const changes = limitsOf(ledger.stock.items, itemId).flatMap((limit) =>
    levels(ledger, { limit, frame: period }, view).map(({ at, held }): Change => ({
      at,
      stockId: limit.stockId,
      free: freeUnder(ledger, limit, held),
    })),
  );
  const tops = leastAtEachInstant(changes.toSorted((one, other) => one.at - other.at));
  const edges = tops.filter(({ free }, index) => free !== tops[index - 1]?.free);
  return edges.map(({ at, free }, index) => ({
    from: new Date(at),
    until: new Date(edges[index + 1]?.at ?? period.until),
    free,
  }));
}

function leastAtEachInstant(changes: readonly Change[]): Pick<Change, 'at' | 'free'>[] {
  const freeNow = new Map<string, number>();
  const instants: Pick<Change, 'at' | 'free'>[] = [];
  for (const { at, stockId, free } of changes) {
    freeNow.set(stockId, free);
    if (instants.at(-1)?.at === at) instants.pop();
    instants.push({ at, free: Math.min(...freeNow.values()) });
  }
  return instants;
}

function freeUnder({ stock, isAllLent = false }: Ledger, limit: Limit, held: number): number {
  const { quantity, isUnlent = false } = itemOf(stock.items, limit.stockId);
  if (isUnlent && !isAllLent) return 0;
  const units = quantity ?? baseQuantity(stock.items, limit.stockId);
  return Math.floor(Math.max(0, units - held) / limit.needed);
}

interface Level {
  /** In milliseconds: this is asked very often. */
  at: number;
  held: number;
}

/** The units held from each change within the frame on; the first level begins with the frame. */
function levels(ledger: Ledger, { limit, frame }: { limit: Limit; frame: Period }, view: View): Level[] {
  const until = frame.until.getTime();
  let level = { at: frame.from.getTime(), held: 0 };
  const all = [level];
  for (const { at, by } of changesIn(ledger, { limit, frame }, view)) {
    // What comes back and what goes out in the same instant is one change, or touching loans would add up.
    if (level.at === at) level.held += by;
    else {
      level = { at, held: level.held + by };
      all.push(level);
    }
  }
  return all.filter(({ at }) => at < until);
}

function changesIn(
  { draws }: Ledger,
  { limit, frame }: { limit: Limit; frame: Period },
  { taken, isCounted }: View,
): { at: number; by: number }[] {
  const [first, last] = [frame.from.getTime(), frame.until.getTime()];
  const changes: { at: number; by: number }[] = [];
  // What is taken earlier than its draw begins is so by the buffer at most.
  for (const draw of draws.get(limit.stockId)?.meeting(lengthen(frame, limit.bufferMinutes)) ?? []) {
    const period = taken(draw, limit);
    if (!isCounted(draw) || !overlaps(period, frame)) continue;
    changes.push({ at: Math.max(period.from.getTime(), first), by: draw.quantity });
    changes.push({ at: Math.min(period.until.getTime(), last), by: -draw.quantity });
  }
  return changes.toSorted((one, other) => one.at - other.at);
}
