/** The look of a day: how many of an item can be had for it, and why not although they are there. */
import {
  DAY_BEGINS,
  DAY_ENDS,
  DAYS_AROUND,
  openingsAround,
  timesAmong,
  type Opening,
  type Way,
} from '../../items/hand-over-times.js';
import { dayAfter, isEarlierDay } from '../../shared/days.js';
import { clip, contains, isEmpty, overlaps, span, type Period } from '../../shared/period.js';
import type { Words } from '../../shared/words.js';
import { dayAt, instantAt, startOfDay, type LocalDay } from '../../shared/zone.js';
import { lendableSteps, stepsInStore } from './availability.js';
import type { Ledger } from './ledger.js';
import { obtainable } from './obtainable.js';

export interface DayLook {
  /** Units that can be had for the whole day, at the hours of their place: the number that people read. Of a day that is over, what was there. */
  free: number;
  /** Units that are in the store all day long; more than are free where they rest, or are needed for the next loan. */
  atHand: number;
  /** Where none can be had for the whole day: the hours of the day in which some are. */
  hours: Period[];
  /** Why nothing is given out or taken back on that day. */
  closing?: Words | undefined;
}

/** What a day means at a place; the same for all that stands there, so it is worked out once. */
export interface DayAtPlace {
  local: LocalDay;
  isOver: boolean;
  ways: Way[];
  /** When somebody can come; by arrangement, when people are up. */
  served: Period[];
  closing: Words | undefined;
}

/** Of days in a row. */
export function daysAt(opening: Opening, days: readonly LocalDay[]): DayAtPlace[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const openings = openingsAround(opening, { from: first.day, until: last.day });
  const today = dayAt(opening.now, opening.timeZone);
  return days.map((local) => {
    const { day } = local;
    const { ways } = timesAmong(openings, opening, { from: day, until: day, fromTime: '', untilTime: '' });
    return {
      local,
      isOver: isEarlierDay(day, today),
      ways,
      served: servedOn(local, openings, opening),
      closing: opening.closingOn?.(day),
    };
  });
}

/** One look for each day of an item that stands there. The ledger knows `daysAround` of them. */
export function looksOf(ledger: Ledger, itemId: string, days: readonly DayAtPlace[]): DayLook[] {
  const whole = span(days.map(({ local }) => local));
  if (!whole) return [];
  const here = stepsInStore(ledger, itemId, whole);
  const lendable = lendableSteps(ledger, itemId, whole);
  return days.map(({ local, isOver, ways, served, closing }) => {
    const atHand = Math.min(...here.filter((step) => overlaps(step, local)).map((step) => step.free));
    // Nobody can have anything for a day that is over.
    if (isOver) return { free: atHand, atHand, hours: [] };
    const free = obtainable(ledger, itemId, ways);
    const hours = free > 0 ? [] : hoursWithin(served, lendable);
    return { free, atHand, hours, ...(closing && { closing }) };
  });
}

/** All that bears on these days: the first pick-up for the first, the last return for the last. */
export const daysAround = (days: readonly LocalDay[], timeZone: string): Period => ({
  from: startOfDay(dayAfter(days[0]!.day, -DAYS_AROUND), timeZone),
  until: startOfDay(dayAfter(days.at(-1)!.day, DAYS_AROUND + 1), timeZone),
});

function servedOn({ day, ...local }: LocalDay, openings: readonly Period[], opening: Opening): Period[] {
  const { windows, timeZone, closingOn } = opening;
  if (closingOn?.(day)) return [];
  if (windows.length > 0) return openings.filter(({ from }) => contains(local, from));
  return [{ from: instantAt(day, DAY_BEGINS, timeZone), until: instantAt(day, DAY_ENDS, timeZone) }];
}

const hoursWithin = (served: readonly Period[], lendable: readonly (Period & { free: number })[]): Period[] =>
  served.flatMap((frame) =>
    lendable
      .filter(({ free }) => free > 0)
      .map((step) => clip(step, frame))
      .filter((period) => !isEmpty(period)),
  );
