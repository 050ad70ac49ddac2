/** What is obtainable: how many units can be had by a way of fetching and bringing back, and from which minute to which. */
import type { HandOverTime, Way } from '../../items/hand-over-times.js';
import { addMinutes, byTime, isBefore, isEmpty, lengthen, type Period } from '../../shared/period.js';
import { freeThroughout, uncovered } from './availability.js';
import { limitsOf, promise, trying, type AskedLine, type Ledger } from './ledger.js';

/** So many units of an item, whenever they are. */
export type Thing = Pick<AskedLine, 'itemId' | 'quantity'>;

/** A way, and from when to when things are held for it: the whole of its openings, or as much of them as others leave. */
export interface Fit {
  way: Way;
  period: Period;
  /** The things, held in that period; of which nothing can be had, in the shortest. */
  lines: AskedLine[];
  /** How many units of them can be had so, and whether these are all. */
  units: number;
  isWhole: boolean;
}

/** The things of one place, and the ways to have them there. */
export interface PlaceWish {
  things: readonly Thing[];
  /** None where the place opens nowhere near the wished days. */
  ways: readonly Way[];
  /** What is asked for then all the same, for the rules to say why not. */
  otherwise?: Way;
}

/** What is looked at: the ways, or what is asked for where there are none. */
export const triedWays = ({ ways, otherwise }: PlaceWish): readonly Way[] =>
  ways.length === 0 && otherwise ? [otherwise] : ways;

/** From the first minute that each way may begin to the last that it may end: what must be known to judge it. */
export const spansOf = (ways: readonly (readonly Way[])[]): Period[] =>
  ways
    .flat()
    .map(({ pickUp, returnDue }) => ({ from: pickUp.at, until: returnDue.at }))
    .filter((period) => !isEmpty(period));

/** The number that people read: the most that can be had by one of the ways, at the best minutes of its openings. */
export const obtainable = (ledger: Ledger, itemId: string, ways: readonly Way[]): number =>
  Math.max(0, ...ways.map((way) => (way.isLate ? 0 : freeWithin(ledger, itemId, shortest(way)))));

const freeWithin = (ledger: Ledger, itemId: string, period: Period): number =>
  isEmpty(period) ? 0 : freeThroughout(ledger, itemId, period);

/** One for each place; what one is given, the next one no longer finds. */
export const fitsOf = (ledger: Ledger, wishes: readonly PlaceWish[]): Fit[] =>
  trying(ledger, () =>
    wishes.map((wish) => {
      const fit = bestFit(ledger, wish);
      if (!isEmpty(fit.period)) for (const line of fit.lines) promise(ledger, line);
      return fit;
    }),
  );

/** The first way by which all the things can be had together; else the one that gives most of them. */
export function bestFit(ledger: Ledger, wish: PlaceWish): Fit {
  const [first, ...others] = triedWays(wish).map((way) => fitOf(ledger, wish.things, way));
  if (!first) throw new Error('There is a way, or what is asked for otherwise.');
  if (wish.ways.length === 0) return { ...first, units: 0, isWhole: false };
  return others.reduce((best, next) => (best.isWhole || next.units <= best.units ? best : next), first);
}

function fitOf(ledger: Ledger, things: readonly Thing[], way: Way): Fit {
  const core = shortest(way);
  const asked = things.map((thing) => ({ ...thing, period: core }));
  if (isEmpty(core)) return { way, period: core, lines: asked, units: 0, isWhole: false };
  const short = new Map(uncovered(ledger, asked).map(({ line, free }) => [line, free]));
  const had = asked.map((line) => ({ ...line, quantity: short.get(line) ?? line.quantity }));
  const period = longest(ledger, had, way);
  return {
    way,
    period,
    // Of what nothing can be had, what stands in the way at the best minutes is said, and not what others take earlier.
    lines: had.map(({ quantity: units }, index) => ({
      ...things[index]!,
      period: units > 0 ? period : core,
    })),
    units: had.reduce((sum, { quantity }) => sum + quantity, 0),
    isWhole: short.size === 0,
  };
}

/** Fetched in the last minute and brought back in the first; within one opening, or at moments, there is nothing to shorten. */
function shortest({ pickUp, returnDue }: Way): Period {
  const core = { from: pickUp.window.until, until: returnDue.window.from };
  return isEmpty(core) ? { from: pickUp.at, until: returnDue.at } : core;
}

/** From the first minute of the pick-up to the last of the return in which others leave these lines. */
function longest(ledger: Ledger, lines: readonly AskedLine[], way: Way): Period {
  const core = shortest(way);
  const isLeft = (period: Period): boolean =>
    uncovered(
      ledger,
      lines.map((line) => ({ ...line, period })),
    ).length === 0;
  const edges = edgesOf(ledger, lines, way);
  const starts = minutesIn(way.pickUp, edges.ends).filter((from) => !isBefore(core.from, from));
  const from = starts.find((start) => isLeft({ from: start, until: core.until })) ?? core.from;
  const ends = minutesIn(way.returnDue, edges.starts).filter((until) => !isBefore(until, core.until));
  const until = ends.findLast((end) => isLeft({ from, until: end })) ?? core.until;
  return { from, until };
}

/** The minutes at which others let go of what the lines need, and from which on others need it, near this way. */
function edgesOf(
  { stock, draws }: Ledger,
  lines: readonly AskedLine[],
  { pickUp, returnDue }: Way,
): { starts: Date[]; ends: Date[] } {
  const near = { from: pickUp.window.from, until: returnDue.window.until };
  const limits = lines.flatMap(({ itemId }) => limitsOf(stock.items, itemId));
  const taken = limits.flatMap(({ stockId, bufferMinutes }) =>
    (draws.get(stockId)?.meeting(lengthen(near, bufferMinutes)) ?? []).map(({ period }) => ({
      start: addMinutes(period.from, -bufferMinutes),
      end: period.until,
    })),
  );
  return {
    starts: taken.map(({ start }) => wholeMinute(start, Math.floor)),
    ends: taken.map(({ end }) => wholeMinute(end, Math.ceil)),
  };
}

/** Those among the minutes that lie in the opening, and its own first and last; in order. */
const minutesIn = ({ window: { from, until } }: HandOverTime, minutes: readonly Date[]): Date[] =>
  [from, until, ...minutes.filter((at) => isBefore(from, at) && isBefore(at, until))].toSorted(byTime);

const MINUTE_MS = 60_000;
const wholeMinute = (at: Date, rounded: (minutes: number) => number): Date =>
  new Date(rounded(at.getTime() / MINUTE_MS) * MINUTE_MS);
