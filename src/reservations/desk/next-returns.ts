/** Next returns: when somebody who takes things along now can bring them back, soonest first. */
import type { HandOverTime, Opening } from '../../items/hand-over-times.js';
import { openingsAround } from '../../items/hand-over-times.js';
import { dayAfter } from '../../shared/days.js';
import { isBefore } from '../../shared/period.js';
import { dayAt, instantAt } from '../../shared/zone.js';

/** As many as are read at one glance. */
const MOST_PROPOSED = 4;
/** In the evening, where a place takes back by arrangement. */
const EVENING = '18:00';

/** In which opening of the place, and until when in it; by arrangement in the evenings of open days. None of what is over, or almost. */
export function nextReturns(opening: Opening): HandOverTime[] {
  const all = opening.windows.length === 0 ? evenings(opening) : openings(opening);
  return all.filter(({ window }) => isBefore(opening.now, window.from)).slice(0, MOST_PROPOSED);
}

function openings(opening: Opening): HandOverTime[] {
  const today = dayAt(opening.now, opening.timeZone);
  return openingsAround(opening, { from: today, until: today }).map((window) => ({
    at: window.until,
    window,
  }));
}

function evenings({ now, timeZone, closingOn }: Opening): HandOverTime[] {
  const today = dayAt(now, timeZone);
  const days = Array.from({ length: 2 * MOST_PROPOSED }, (_, count) => dayAfter(today, count));
  return days
    .filter((day) => closingOn?.(day) === undefined)
    .map((day) => instantAt(day, EVENING, timeZone))
    .map((at) => ({ at, window: { from: at, until: at } }));
}
