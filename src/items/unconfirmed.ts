/** Unconfirmed: of which entries of the list nobody has said for a year that they hold, and when people are asked about theirs. */
import { dayAfter, yearBefore } from '../shared/days.js';
import { later } from '../shared/period.js';
import { dayAt, startOfDay } from '../shared/zone.js';

/** Whatever was last true before this is asked about: a whole year has passed since that day. */
export const askedAbout = (now: Date, timeZone: string): Date =>
  startOfDay(dayAfter(yearBefore(dayAt(now, timeZone)), 1), timeZone);

/** Changing an entry says that the rest of it holds. */
export const heldAt = (changedAt: Date, confirmedAt: Date | null): Date =>
  confirmedAt === null ? changedAt : later(changedAt, confirmedAt);

/** From April to September people lend; in October they count what is back. */
const QUIET_MONTHS = { from: 10, until: 3 };

export function isSeasonToAsk(now: Date, timeZone: string): boolean {
  const { month } = dayAt(now, timeZone);
  return month >= QUIET_MONTHS.from || month <= QUIET_MONTHS.until;
}
