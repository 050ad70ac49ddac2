/** Weekends: from Friday to Monday, for which most things are lent. */
import { dayAfter, nextWeekday, type Days } from '../../shared/days.js';
import { dayAt } from '../../shared/zone.js';

/** A Friday and a Monday. */
export type Weekend = Days;

const FRIDAY = 5;

/** The coming ones; on a Friday the first begins today. */
export function nextWeekends(now: Date, timeZone: string, count: number): Weekend[] {
  const first = nextWeekday(dayAfter(dayAt(now, timeZone), -1), FRIDAY);
  return Array.from({ length: count }, (_, index) => {
    const from = dayAfter(first, 7 * index);
    return { from, until: dayAfter(from, 3) };
  });
}
