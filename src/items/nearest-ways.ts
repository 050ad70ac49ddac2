/** Nearest ways: how things could be fetched and brought back where their place does not serve at the wished instants. */
import { addMinutes, isBefore, isSameInstant, minutesBetween, type Period } from '../shared/period.js';
import { addDays, dayAt } from '../shared/zone.js';
import { DAYS_AROUND, type Way } from './hand-over-times.js';
import type { PlaceHours } from './hand-over-windows.js';

/** So many ways are proposed, of as many openings around each wished instant. */
const MOST_WAYS = 4;

interface Openings {
  pickUps: readonly Period[];
  returns: readonly Period[];
}

/** The nearest first, then the one that leaves time for all that was wished. Openings that have begun serve for the return only. */
export function nearestWays({ pickUps, returns }: Openings, wished: Period, now: Date): Way[] {
  const ahead = pickUps.filter(({ from }) => isBefore(now, from));
  const returning = nearest(returns, wished.until);
  const pairs = nearest(ahead, wished.from).flatMap((pickUp) =>
    returning
      .filter((returnDue) => isBefore(pickUp.until, returnDue.from) || isWithinOne(pickUp, returnDue, wished))
      .map((returnDue): Pair => ({ pickUp, returnDue })),
  );
  const byDistance = pairs.toSorted((one, other) => distanceOf(one, wished) - distanceOf(other, wished));
  const [first, ...others] = byDistance;
  const roomy = others.find((pair) => isRoomy(pair, wished));
  const ordered = new Set([first, roomy, ...others].filter((pair) => pair !== undefined));
  return [...ordered].slice(0, MOST_WAYS).map(wayOf);
}

/** Of a place by arrangement: the wished moment, or where that day is closed the same hour of the days around it. */
export function momentsAround({ timeZone, closingOn }: PlaceHours, at: Date): Period[] {
  const days = Array.from({ length: 2 * DAYS_AROUND + 1 }, (_, index) => index - DAYS_AROUND);
  const moments = days.map((count) => (count === 0 ? at : addDays(at, count, timeZone)));
  return moments
    .filter((moment) => closingOn?.(dayAt(moment, timeZone)) === undefined)
    .map((moment) => ({ from: moment, until: moment }));
}

interface Pair {
  pickUp: Period;
  returnDue: Period;
}

const wayOf = ({ pickUp, returnDue }: Pair): Way => ({
  pickUp: { at: pickUp.from, window: pickUp },
  returnDue: { at: returnDue.until, window: returnDue },
});

/** Fetched and brought back in one opening, where that was the wish. */
const isWithinOne = (pickUp: Period, returnDue: Period, { from, until }: Period): boolean =>
  isSameInstant(pickUp.from, returnDue.from) && distance(pickUp, from) + distance(returnDue, until) === 0;

const isRoomy = ({ pickUp, returnDue }: Pair, { from, until }: Period): boolean =>
  !isBefore(from, pickUp.from) && !isBefore(returnDue.until, until);

const nearest = (openings: readonly Period[], at: Date): Period[] =>
  openings.toSorted((one, other) => distance(one, at) - distance(other, at)).slice(0, MOST_WAYS);

const distanceOf = ({ pickUp, returnDue }: Pair, { from, until }: Period): number =>
  distance(pickUp, from) + distance(returnDue, until);

/** Minutes from an instant to an opening; none within it, its last minute included. */
function distance({ from, until }: Period, at: Date): number {
  if (isBefore(at, from)) return minutesBetween(at, from);
  return isBefore(at, addMinutes(until, 1)) ? 0 : minutesBetween(until, at);
}
