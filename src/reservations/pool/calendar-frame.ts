/** The frame of the calendar: six weeks from a day on, a month, or a week; and what lies beside it. */
import type { Temporal } from 'temporal-polyfill';
import { dayAfter, firstDayOf, monthAfter, type Days } from '../../shared/days.js';

export const frameKinds = ['weeks', 'month', 'week'] as const;
export type FrameKind = (typeof frameKinds)[number];

const DAYS: Readonly<Record<Exclude<FrameKind, 'month'>, number>> = { weeks: 42, week: 7 };

/** Six weeks begin with the day, a month or a week holds it. */
export function frameAround(kind: FrameKind, day: Temporal.PlainDate): Days {
  if (kind === 'month') {
    const first = firstDayOf(day.toPlainYearMonth());
    return { from: first, until: dayAfter(first, day.daysInMonth - 1) };
  }
  const from = kind === 'week' ? dayAfter(day, 1 - day.dayOfWeek) : day;
  return { from, until: dayAfter(from, DAYS[kind] - 1) };
}

/** The one before (-1) or after (1), without a gap. */
export function frameBeside(kind: FrameKind, { from }: Days, by: 1 | -1): Days {
  if (kind !== 'month') return frameAround(kind, dayAfter(from, by * DAYS[kind]));
  return frameAround(kind, firstDayOf(monthAfter(from.toPlainYearMonth(), by)));
}
