/** A period is half-open, [from, until): two periods that only touch do not overlap. The one place that compares times. */

export interface Period {
  from: Date;
  until: Date;
}

const MINUTE = 60_000;

export const isBefore = (one: Date, other: Date): boolean => one.getTime() < other.getTime();

export const isSameInstant = (one: Date, other: Date): boolean => one.getTime() === other.getTime();

export const earlier = (one: Date, other: Date): Date => (isBefore(other, one) ? other : one);

export const later = (one: Date, other: Date): Date => (isBefore(one, other) ? other : one);

/** The first instant after this one: instants are kept in milliseconds. */
export const justAfter = (instant: Date): Date => new Date(instant.getTime() + 1);

export const addMinutes = (instant: Date, minutes: number): Date =>
  new Date(instant.getTime() + minutes * MINUTE);

/** Exact minutes from one instant to another; negative when `until` comes first. */
export const minutesBetween = (from: Date, until: Date): number =>
  (until.getTime() - from.getTime()) / MINUTE;

export const isEmpty = (period: Period): boolean => !isBefore(period.from, period.until);

export const overlaps = (one: Period, other: Period): boolean =>
  isBefore(one.from, other.until) && isBefore(other.from, one.until);

export const contains = (period: Period, instant: Date): boolean =>
  !isBefore(instant, period.from) && isBefore(instant, period.until);

/** The part of `period` that lies within `frame`; may be empty. */
export const clip = (period: Period, frame: Period): Period => ({
  from: later(period.from, frame.from),
  until: earlier(period.until, frame.until),
});

/** What of a period is still to come; one that is over stays as it was. */
export const ahead = ({ from, until }: Period, now: Date): Period => ({
  from: isBefore(now, until) ? later(from, now) : from,
  until,
});

/** The same period with `minutes` more at its end. */
export const lengthen = (period: Period, minutes: number): Period =>
  minutes === 0 ? period : { from: period.from, until: addMinutes(period.until, minutes) };

/** The smallest period that holds all of them; undefined for none. */
export function span(periods: readonly Period[]): Period | undefined {
  const [first, ...rest] = periods;
  if (!first) return undefined;
  return rest.reduce(
    (whole, period) => ({ from: earlier(whole.from, period.from), until: later(whole.until, period.until) }),
    first,
  );
}

/** For sorting: earliest first. */
export const byTime = (one: Date, other: Date): number => one.getTime() - other.getTime();

/** The longest period that one may ask for or look at (safety.md, A07 and J02). */
export const LONGEST_PERIOD_DAYS = 366;
export const LONGEST_PERIOD_MINUTES = LONGEST_PERIOD_DAYS * 24 * 60;
