/** Local time: what clock and calendar on the wall of an alliance say at an instant, and back. */
import { Temporal } from 'temporal-polyfill';
import { dayAfter, daysBetween, firstDayOf, type Days } from './days.js';
import {
  addMinutes,
  earlier,
  isBefore,
  isSameInstant,
  later,
  minutesBetween,
  type Period,
} from './period.js';
import { Remembered } from './remembered.js';

/** A wall takes long to read, and one request reads it at the same instants over and over. */
const localTimes = new Remembered<LocalTime>();
const dayStarts = new Remembered<number>();
const laterDays = new Remembered<number>();

export interface LocalTime {
  day: Temporal.PlainDate;
  /** 'HH:MM' */
  time: string;
}

const zoned = (instant: Date, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);

const instantOf = (time: Temporal.ZonedDateTime): Date => new Date(time.epochMilliseconds);

export const localTime = (instant: Date, timeZone: string): LocalTime =>
  localTimes.of(`${instant.getTime()} ${timeZone}`, () => {
    const local = zoned(instant, timeZone);
    return {
      day: local.toPlainDate(),
      time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
    };
  });

/** The local day that `instant` lies in. */
export const dayAt = (instant: Date, timeZone: string): Temporal.PlainDate =>
  localTime(instant, timeZone).day;

export const yearOf = (instant: Date, timeZone: string): number => dayAt(instant, timeZone).year;

const DAY_MINUTES = 24 * 60;

/** The end of a day, said as a time of it. */
export const MIDNIGHT = '24:00';

/** A day and 'HH:MM' on that wall, '24:00' included; an hour that the spring night skips counts from its end, a doubled one is its first. */
export const instantAt = (day: Temporal.PlainDate, time: string, timeZone: string): Date =>
  time === MIDNIGHT
    ? startOfDay(dayAfter(day, 1), timeZone)
    : instantOf(day.toZonedDateTime({ timeZone, plainTime: time }));

/** The same wall time so many days later; a day may last 23 or 25 hours. */
export function addDays(instant: Date, days: number, timeZone: string): Date {
  const work = (): number => zoned(instant, timeZone).add({ days }).epochMilliseconds;
  return new Date(laterDays.of(`${instant.getTime()} ${days} ${timeZone}`, work));
}

/** The first instant of a local day: midnight, or where the clock goes on from if that is skipped. */
export function startOfDay(day: Temporal.PlainDate, timeZone: string): Date {
  const work = (): number => day.toZonedDateTime(timeZone).epochMilliseconds;
  return new Date(dayStarts.of(`${day.toString()} ${timeZone}`, work));
}

/**
 * When that wall shows a time from `from` to `until` ('HH:MM', the last one '24:00' at most) on that day; each period
 * ends with the last such minute. In the night that skips an hour it may be shorter or none, in the one that has an
 * hour twice there may be two.
 */
export function wallPeriods(
  day: Temporal.PlainDate,
  [from, until]: [string, string],
  timeZone: string,
): Period[] {
  const start = startOfDay(day, timeZone);
  const [first, last] = [minutesOf(from), minutesOf(until)];
  if (minutesBetween(start, startOfDay(dayAfter(day, 1), timeZone)) === DAY_MINUTES)
    return [{ from: addMinutes(start, first), until: addMinutes(start, last) }];
  const shown = stretchesOf(day.toZonedDateTime(timeZone)).map(
    ({ from: begin, until: end, wall, isLast }) => ({
      from: later(begin, addMinutes(begin, first - wall)),
      until: earlier(isLast ? end : addMinutes(end, -1), addMinutes(begin, last - wall)),
    }),
  );
  return joined(shown.filter((one) => !isBefore(one.until, one.from)));
}

interface Stretch extends Period {
  /** Minutes of the day that the wall shows at its beginning. */
  wall: number;
  isLast: boolean;
}

/** The parts of a day in which the clock runs evenly. */
function stretchesOf(midnight: Temporal.ZonedDateTime): Stretch[] {
  const end = midnight.add({ days: 1 });
  const starts = [midnight];
  for (let next = midnight.getTimeZoneTransition('next'); next && isSooner(next, end);) {
    starts.push(next);
    next = next.getTimeZoneTransition('next');
  }
  return starts.map((start, index) => ({
    from: instantOf(start),
    until: instantOf(starts[index + 1] ?? end),
    wall: start.hour * 60 + start.minute,
    isLast: index === starts.length - 1,
  }));
}

const isSooner = (one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): boolean =>
  isBefore(instantOf(one), instantOf(other));

/** Of two of which the second begins a minute after the first has ended, one. */
function joined(periods: readonly Period[]): Period[] {
  const all: Period[] = [];
  for (const period of periods) {
    const before = all.at(-1);
    if (before && minutesBetween(before.until, period.from) === 1) before.until = period.until;
    else all.push({ ...period });
  }
  return all;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** A local day; it may last 23 or 25 hours. */
export interface LocalDay extends Period {
  day: Temporal.PlainDate;
}

/** This local day with its first instant and that of the next one. */
export const localDay = (day: Temporal.PlainDate, timeZone: string): LocalDay =>
  localDays({ from: day, until: day }, timeZone)[0]!;

/** Each ends as the next one begins. */
export function localDays({ from, until }: Days, timeZone: string): LocalDay[] {
  const days = Array.from({ length: daysBetween(from, until) + 2 }, (_, index) => dayAfter(from, index));
  const starts = days.map((day) => startOfDay(day, timeZone));
  return days.slice(0, -1).map((day, index) => ({ day, from: starts[index]!, until: starts[index + 1]! }));
}

export function daysOfMonth(month: Temporal.PlainYearMonth, timeZone: string): LocalDay[] {
  const from = firstDayOf(month);
  return localDays({ from, until: dayAfter(from, month.daysInMonth - 1) }, timeZone);
}

/** The local days that a period begins and ends on; the last is over at midnight, which is no part of the next one. */
export const daysOf = ({ from, until }: Period, timeZone: string): Days => ({
  from: dayAt(from, timeZone),
  until: isBefore(from, until) ? endingTime(until, timeZone).day : dayAt(until, timeZone),
});

/** What the wall says at the end of something: midnight is 24:00 of the day that is over. */
export function endingTime(instant: Date, timeZone: string): LocalTime {
  const { day, time } = localTime(instant, timeZone);
  return isSameInstant(instant, startOfDay(day, timeZone))
    ? { day: dayAfter(day, -1), time: MIDNIGHT }
    : { day, time };
}

/** True for an IANA name that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    return (
      new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && name.length <= 60
    );
  } catch {
    return false;
  }
}
