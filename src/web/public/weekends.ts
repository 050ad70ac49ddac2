/** Weekends: from Friday to Monday, for which most things are lent. */
import type { Period } from '../../shared/period.js';
import { addDays, instantAt, localTime } from '../../shared/zone.js';

export interface Weekend {
  /** 'YYYY-MM-DD', a Friday. */
  from: string;
  /** A Monday. */
  until: string;
  /** Noon to noon, to say it in words. */
  period: Period;
}

const FRIDAY = 5;

/** The coming ones; on a Friday the first begins today. */
export function nextWeekends(now: Date, timeZone: string, count: number): Weekend[] {
  const { day, weekday } = localTime(now, timeZone);
  const noon = instantAt(day, '12:00', timeZone);
  return Array.from({ length: count }, (_, index) => {
    const from = addDays(noon, ((FRIDAY - weekday + 7) % 7) + 7 * index, timeZone);
    const until = addDays(from, 3, timeZone);
    const dayOf = (instant: Date): string => localTime(instant, timeZone).day;
    return { from: dayOf(from), until: dayOf(until), period: { from, until } };
  });
}
