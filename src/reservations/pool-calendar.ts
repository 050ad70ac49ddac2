/** The calendar of the pool: for an item and a month, what is free each day, and who takes how many of it from when to when. */
import { byTime, isBefore, later, overlaps, type Period } from '../shared/period.js';
import { addDays, instantAt, localTime, startOfDay } from '../shared/zone.js';
import { steps } from './availability.js';
import { limitsOf, type Hold, type Ledger, type Stock } from './ledger.js';

/** A local day; it may last 23 or 25 hours. */
export interface CalendarDay extends Period {
  /** 'YYYY-MM-DD' */
  day: string;
  /** ISO: 1 is Monday, 7 Sunday. */
  weekday: number;
}

/** Something that takes units of an item for a time. */
export interface Taken {
  quantity: number;
  /** As agreed; what is overdue goes on up to now. */
  period: Period;
  isOut: boolean;
  isOverdue: boolean;
  /** Undefined for a closure. */
  reservationId: string | undefined;
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

/** The days of the month that `day` lies in. */
export function daysOfMonth(day: string, timeZone: string): CalendarDay[] {
  const month = day.slice(0, 7);
  const days: CalendarDay[] = [];
  let from = startOfDay(instantAt(`${month}-01`, '12:00', timeZone), timeZone);
  for (;;) {
    const local = localTime(from, timeZone);
    if (local.day.slice(0, 7) !== month) return days;
    const until = startOfDay(addDays(from, 1, timeZone), timeZone);
    days.push({ from, until, day: local.day, weekday: local.weekday });
    from = until;
  }
}

/** The first day of the month before (-1) or after (1). */
export function monthBeside(day: string, by: 1 | -1): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}

/** The least that is at hand at any time of each day. */
export function freePerDay(ledger: Ledger, itemId: string, days: readonly CalendarDay[]): number[] {
  const all = steps(ledger, itemId, monthOf(days));
  return days.map((day) => Math.min(...all.filter((step) => overlaps(step, day)).map(({ free }) => free)));
}

export const monthOf = (days: readonly CalendarDay[]): Period => ({
  from: days[0]!.from,
  until: days.at(-1)!.until,
});

/** Who and what takes units in the period, by item, earliest first; sets that an item is a part of included. */
export function takenByItem(stock: Stock, frame: Period): ReadonlyMap<string, Taken[]> {
  const closed = stock.closures.map(({ itemId, quantity, period }) => ({
    itemId,
    taken: { ...unheld, quantity, period },
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

const unheld = { isOut: false, isOverdue: false, reservationId: undefined, setId: undefined };

const takenBy = ({ items, now }: Stock, hold: Hold): { itemId: string; taken: Taken }[] =>
  limitsOf(items, hold.itemId).map(({ stockId, needed }) => ({
    itemId: stockId,
    taken: {
      quantity: hold.quantity * needed,
      period: hold.period,
      isOut: hold.isOut,
      isOverdue: hold.isOut && isBefore(hold.period.until, now),
      reservationId: hold.reservationId,
      setId: hold.itemId === stockId ? undefined : hold.itemId,
    },
  }));

const lastingUntil = ({ period, isOverdue }: Taken, now: Date): Period =>
  isOverdue ? { from: period.from, until: later(period.until, now) } : period;

/** Lanes of bars that do not touch each other, so that each lane is one row of a table. */
export function lanesOf<T extends Taken>(
  all: readonly T[],
  days: readonly CalendarDay[],
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

function barOf<T extends Taken>(taken: T, days: readonly CalendarDay[], now: Date): Bar<T> | undefined {
  const period = lastingUntil(taken, now);
  const first = days.findIndex((day) => overlaps(day, period));
  if (first < 0) return undefined;
  return { taken, first, last: days.findLastIndex((day) => overlaps(day, period)) };
}
