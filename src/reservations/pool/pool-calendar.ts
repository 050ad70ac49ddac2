/** The calendar of the pool: for an item and some days, what is free each day, and who takes how many of it from when to when. */
import { byTime, later, overlaps, type Period } from '../../shared/period.js';
import type { LocalDay } from '../../shared/zone.js';
import { isOverdue } from '../record/lifecycle.js';
import { limitsOf, type Hold, type Stock } from '../stock/ledger.js';

/** Something that takes units of an item for a time. */
export interface Taken {
  quantity: number;
  /** As agreed; what is overdue goes on up to now. */
  period: Period;
  isOut: boolean;
  isOverdue: boolean;
  /** Undefined for a closure, and for what is kept for the waiting list. */
  reservationId: string | undefined;
  /** Of a closure: its owner uses it. */
  isOwnUse: boolean;
  /** Kept for somebody on the waiting list. */
  isOffered: boolean;
  /** The set by which this part is taken; undefined where the item itself was asked for. */
  setId: string | undefined;
}

/** Positions of the first and the last day on which it is taken. */
export interface Bar<T> {
  taken: T;
  first: number;
  last: number;
}

/** A page holds no more items than this. */
export const MOST_ROWS = 200;

export const periodOf = (days: readonly LocalDay[]): Period => ({
  from: days[0]!.from,
  until: days.at(-1)!.until,
});

/** Who and what takes units in the period, by item, earliest first; sets that an item is a part of included. */
export function takenByItem(stock: Stock, frame: Period): ReadonlyMap<string, Taken[]> {
  const closed = stock.closures.map(({ itemId, quantity, period, isOwnUse = false }) => ({
    itemId,
    taken: { ...unheld, quantity, period, isOwnUse },
  }));
  const all = [...closed, ...stock.holds.flatMap((hold) => takenBy(stock, hold))]
    .filter(({ taken }) => overlaps(lastingUntil(taken, stock.now), frame))
    .toSorted((one, other) => byTime(one.taken.period.from, other.taken.period.from));
  const byItem = new Map<string, Taken[]>();
  for (const { itemId, taken } of all) {
    const known = byItem.get(itemId);
    if (known) known.push(taken);
    else byItem.set(itemId, [taken]);
  }
  return byItem;
}

const unheld = {
  isOut: false,
  isOverdue: false,
  reservationId: undefined,
  isOffered: false,
  setId: undefined,
};

const takenBy = ({ items, now }: Stock, hold: Hold): { itemId: string; taken: Taken }[] =>
  limitsOf(items, hold.itemId, hold.parts).map(({ stockId, needed }) => ({
    itemId: stockId,
    taken: {
      quantity: hold.quantity * needed,
      period: hold.period,
      isOut: hold.isOut,
      isOverdue: isOverdue(hold.isOut, hold.period.until, now),
      reservationId: hold.reservationId,
      isOwnUse: false,
      isOffered: hold.isOffered ?? false,
      setId: hold.itemId === stockId ? undefined : hold.itemId,
    },
  }));

const lastingUntil = ({ period, ...taken }: Taken, now: Date): Period =>
  taken.isOverdue ? { from: period.from, until: later(period.until, now) } : period;

/** Lanes of bars that do not touch each other, so that each lane is one row of a table. */
export function lanesOf<T extends Taken>(
  all: readonly T[],
  days: readonly LocalDay[],
  now: Date,
): Bar<T>[][] {
  const lanes: Bar<T>[][] = [];
  for (const taken of all) {
    const bar = barOf(taken, days, now);
    if (!bar) continue;
    const lane = lanes.find((one) => (one.at(-1)?.last ?? -1) < bar.first);
    if (lane) lane.push(bar);
    else lanes.push([bar]);
  }
  return lanes;
}

function barOf<T extends Taken>(taken: T, days: readonly LocalDay[], now: Date): Bar<T> | undefined {
  const period = lastingUntil(taken, now);
  const first = days.findIndex((day) => overlaps(day, period));
  if (first < 0) return undefined;
  return { taken, first, last: days.findLastIndex((day) => overlaps(day, period)) };
}
