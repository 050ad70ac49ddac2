/** Days of the calendar, without a time and without a zone. The one place that counts and compares them. */
import { Temporal } from 'temporal-polyfill';

/** From the first to the last of them; both are included. */
export interface Days {
  from: Temporal.PlainDate;
  until: Temporal.PlainDate;
}

export const isSameDay = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean => one.equals(other);

export const isEarlierDay = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) < 0;

const laterDays = new WeakMap<Temporal.PlainDate, Map<number, Temporal.PlainDate>>();

/** So many days later; earlier with negative days. Counting takes long, and from one day it is counted over and over. */
export function dayAfter(day: Temporal.PlainDate, days: number): Temporal.PlainDate {
  const known = laterDays.get(day) ?? new Map<number, Temporal.PlainDate>();
  const found = known.get(days) ?? day.add({ days });
  laterDays.set(day, known.set(days, found));
  return found;
}

/** The same day of the next year; of 29 February, the 28th. */
export const yearAfter = (day: Temporal.PlainDate): Temporal.PlainDate => day.add({ years: 1 });

/** The same day so many years later; of 29 February, the 28th where there is none. */
export const yearsAfter = (day: Temporal.PlainDate, years: number): Temporal.PlainDate => day.add({ years });

/** The same day of the year before; of 29 February, the 28th. */
export const yearBefore = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ years: 1 });

/** The first such weekday (ISO: 1 is Monday, 7 Sunday) after this day. */
export const nextWeekday = (day: Temporal.PlainDate, weekday: number): Temporal.PlainDate =>
  dayAfter(day, ((weekday - day.dayOfWeek + 6) % 7) + 1);

/** Negative when `until` comes first. */
export const daysBetween = (from: Temporal.PlainDate, until: Temporal.PlainDate): number =>
  from.until(until, { largestUnit: 'day' }).days;

export const isSameMonth = (one: Temporal.PlainYearMonth, other: Temporal.PlainYearMonth): boolean =>
  one.equals(other);

export const isEarlierMonth = (one: Temporal.PlainYearMonth, other: Temporal.PlainYearMonth): boolean =>
  Temporal.PlainYearMonth.compare(one, other) < 0;

/** So many months later; earlier with negative months. */
export const monthAfter = (month: Temporal.PlainYearMonth, months: number): Temporal.PlainYearMonth =>
  month.add({ months });

export const firstDayOf = (month: Temporal.PlainYearMonth): Temporal.PlainDate =>
  month.toPlainDate({ day: 1 });

/** True for both ends and what lies between. */
export const isWithin = (day: Temporal.PlainDate, { from, until }: Days): boolean =>
  !isEarlierDay(day, from) && !isEarlierDay(until, day);

export const haveCommonDay = (one: Days, other: Days): boolean =>
  !isEarlierDay(one.until, other.from) && !isEarlierDay(other.until, one.from);

/** The dates of a span that comes back every year, 'MM-DD'; two parts where it runs over the turn of the year. */
function datesOf({ from, until }: Days): (readonly [first: string, last: string])[] {
  const [first, last] = [dateOf(from), dateOf(until)];
  if (first <= last) return [[first, last]];
  return [
    [first, '12-31'],
    ['01-01', last],
  ];
}

const dateOf = (day: Temporal.PlainDate): string => day.toString().slice(-5);

/** The same for a span that comes back every year from its first day on; one of 29 February comes every fourth. */
export const isWithinYearly = (day: Temporal.PlainDate, days: Days): boolean =>
  !isEarlierDay(day, days.from) &&
  datesOf(days).some(([first, last]) => first <= dateOf(day) && dateOf(day) <= last);

export const haveCommonDate = (one: Days, other: Days): boolean =>
  datesOf(one).some(([first, last]) =>
    datesOf(other).some(([begins, ends]) => first <= ends && begins <= last),
  );
