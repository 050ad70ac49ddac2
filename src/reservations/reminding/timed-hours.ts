/** Timed hours: when the clock may write to people at all, on the wall of their alliance. */
import type { Temporal } from 'temporal-polyfill';
import { dayAfter } from '../../shared/days.js';
import { contains, isBefore } from '../../shared/period.js';
import { dayAt, instantAt } from '../../shared/zone.js';

/** From the first of them on mails may come, from the second on it is quiet. */
const WAKING: readonly [string, string] = ['07:00', '20:00'];
/** When reminders are due. */
const MORNING = '09:00';

/** Nobody wants a mail of the clock's in the evening or at night. */
export function isQuiet(now: Date, timeZone: string): boolean {
  const today = dayAt(now, timeZone);
  const [from, until] = WAKING.map((time) => instantAt(today, time, timeZone)) as [Date, Date];
  return !contains({ from, until }, now);
}

/** What has not left by then does not leave in the night either. */
export const eveningOf = (day: Temporal.PlainDate, timeZone: string): Date =>
  instantAt(day, WAKING[1], timeZone);

export const morningOf = (day: Temporal.PlainDate, timeZone: string): Date =>
  instantAt(day, MORNING, timeZone);

/** The evening after the day on which something was due. */
export const staleAtOf = (dueAt: Date, timeZone: string): Date =>
  eveningOf(dayAfter(dayAt(dueAt, timeZone), 1), timeZone);

/** Whoever was away is caught up with until the evening after; then it is stale, and nobody is told any more. */
export const isTimely = (dueDay: Temporal.PlainDate, now: Date, timeZone: string): boolean =>
  !isBefore(now, morningOf(dueDay, timeZone)) &&
  isBefore(now, staleAtOf(morningOf(dueDay, timeZone), timeZone));
