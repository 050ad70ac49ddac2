/** The month of an item: its days in weeks, each with how it looks. */
import type { Temporal } from 'temporal-polyfill';
import type { DayLook } from '../../../reservations/stock/day-look.js';
import { dayAfter, isEarlierDay, isSameDay, type Days } from '../../../shared/days.js';
import type { Words } from '../../../shared/words.js';
import type { LocalDay } from '../../../shared/zone.js';

export interface MonthDay extends DayLook {
  day: Temporal.PlainDate;
  isPast: boolean;
  isToday: boolean;
}

/** Monday to Sunday; undefined for days of other months. */
export type Week = readonly (MonthDay | undefined)[];

/** `looks` are those of the days of a month, in order. */
export function weeksOf(
  month: readonly LocalDay[],
  looks: readonly DayLook[],
  today: Temporal.PlainDate,
): Week[] {
  const days = month.map(({ day }, index) => ({
    ...looks[index]!,
    day,
    isPast: isEarlierDay(day, today),
    isToday: isSameDay(day, today),
  }));
  const cells = [...otherDays((days[0]?.day.dayOfWeek ?? 1) - 1), ...days];
  const full = [...cells, ...otherDays(-cells.length % 7)];
  return Array.from({ length: full.length / 7 }, (_, week) => full.slice(week * 7, week * 7 + 7));
}

const otherDays = (count: number): undefined[] => Array.from({ length: (count + 7) % 7 }, () => undefined);

/** Tapping days of a month: the first one, then a later one as the last; whoever taps a third begins anew. */
export function tapped(chosen: Days | undefined, day: Temporal.PlainDate): Days {
  const isSecond = chosen && isSameDay(chosen.from, chosen.until) && isEarlierDay(chosen.from, day);
  return { from: isSecond ? chosen.from : day, until: day };
}

/** The coming days of the weeks that are closed, those together that follow each other for one reason. */
export function closingsOf(weeks: readonly Week[]): Closing[] {
  const found: Closing[] = [];
  for (const one of weeks.flat()) {
    if (!one?.closing || one.isPast) continue;
    const last = found.at(-1);
    const goesOn = last && isSameDay(dayAfter(last.until, 1), one.day) && last.why.de === one.closing.de;
    if (goesOn) last.until = one.day;
    else found.push({ from: one.day, until: one.day, why: one.closing });
  }
  return found;
}

interface Closing extends Days {
  why: Words;
}
