/** Closures that come back every year: when each of them is, on the same days by the wall of the alliance, and how far ahead they are made. */
import { yearsAfter } from '../shared/days.js';
import { earlier, isBefore, addMinutes, type Period } from '../shared/period.js';
import { addDays, endingTime, instantAt, localTime, MIDNIGHT } from '../shared/zone.js';
import { FARTHEST_MINUTES } from './closure-rules.js';

/** So many years after the first; of 29 February, the 28th. */
export function inYear(first: Period, nth: number, timeZone: string): Period {
  if (nth === 0) return first;
  const [start, end] = [localTime(first.from, timeZone), endingTime(first.until, timeZone)];
  const lastDay = yearsAfter(end.day, nth);
  const from = instantAt(yearsAfter(start.day, nth), start.time, timeZone);
  const until = instantAt(lastDay, end.time, timeZone);
  // From the evening of the 28th into the 29th: where there is none, to the end of the 28th.
  return { from, until: isBefore(from, until) ? until : instantAt(lastDay, MIDNIGHT, timeZone) };
}

/** It is not over when it would begin again. */
export const meetsItself = (first: Period, timeZone: string): boolean =>
  isBefore(inYear(first, 1, timeZone).from, first.until);

interface Series {
  startsAt: Date;
  endsAt: Date;
  /** For so many years they were made. */
  made: number;
}

interface Ahead {
  now: Date;
  /** As far ahead as something may be fetched. */
  horizonDays: number;
  timeZone: string;
}

/** A year more than anybody can ask for, so that a request never comes before the closure; five years at most. */
const MORE_DAYS = 366;

/** What is to be made now, the next year first; what is over by now is passed over. */
export function yearsToMake(
  { startsAt, endsAt, made }: Series,
  { now, horizonDays, timeZone }: Ahead,
): { made: number; periods: Period[] } {
  const ahead = addDays(now, horizonDays + MORE_DAYS, timeZone);
  const limit = earlier(ahead, addMinutes(now, FARTHEST_MINUTES));
  const first = { from: startsAt, until: endsAt };
  const periods: Period[] = [];
  for (let nth = made; ; nth += 1) {
    const period = inYear(first, nth, timeZone);
    if (nth > 0 && !isBefore(period.from, limit)) return { made: nth, periods };
    if (isBefore(now, period.until)) periods.push(period);
  }
}
