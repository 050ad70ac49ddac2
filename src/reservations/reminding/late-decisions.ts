/** Late decisions: when an owner who has not answered is reminded, and when the coordination decides as well. */
import { dayAfter } from '../../shared/days.js';
import { isBefore, type Period } from '../../shared/period.js';
import { addDays, dayAt, localDay, startOfDay } from '../../shared/zone.js';
import { morningOf } from './timed-hours.js';

/** Days from the reminder to that of the deadline. */
const REMINDED_DAYS = 2;

/** Requests by their deadlines; whoever was asked since has just been told. */
interface Due {
  dueAt: Date;
  deadlines: Period;
  askedBefore: Date;
}

export interface LateDecisions {
  /** Of owners: the deadline is the day after tomorrow. */
  reminder: Due;
  /** To the coordination, and to remind it: the deadline is tomorrow at the latest, which may be before its morning; so only what was asked today is left. */
  last: Due;
}

/** Of this day; undefined before its morning. */
export function lateDecisions(now: Date, timeZone: string): LateDecisions | undefined {
  const today = dayAt(now, timeZone);
  const dueAt = morningOf(today, timeZone);
  if (isBefore(now, dueAt)) return undefined;
  const yesterday = addDays(dueAt, -1, timeZone);
  const tomorrow = localDay(dayAfter(today, 1), timeZone);
  const { from, until } = localDay(dayAfter(today, REMINDED_DAYS), timeZone);
  return {
    reminder: { dueAt, deadlines: { from, until }, askedBefore: yesterday },
    last: {
      dueAt,
      deadlines: { from: now, until: tomorrow.until },
      askedBefore: startOfDay(today, timeZone),
    },
  };
}
