/** Local time: what clock and calendar on the wall of an alliance say at an instant, and back. */
import { Temporal } from 'temporal-polyfill';

export interface LocalTime {
  /** 'YYYY-MM-DD' */
  day: string;
  /** ISO: 1 is Monday, 7 Sunday. */
  weekday: number;
  /** 'HH:MM' */
  time: string;
}

const zoned = (instant: Date, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);

const instantOf = (time: Temporal.ZonedDateTime): Date => new Date(time.epochMilliseconds);

export function localTime(instant: Date, timeZone: string): LocalTime {
  const local = zoned(instant, timeZone);
  return {
    day: local.toPlainDate().toString(),
    weekday: local.dayOfWeek,
    time: local.toPlainTime().toString({ smallestUnit: 'minute' }),
  };
}

export const yearOf = (instant: Date, timeZone: string): number => zoned(instant, timeZone).year;

/** 'YYYY-MM-DD' and 'HH:MM' on that wall; an hour that the spring night skips counts from its end, a doubled one is its first. */
export const instantAt = (day: string, time: string, timeZone: string): Date =>
  instantOf(
    Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone, { disambiguation: 'compatible' }),
  );

/** The same wall time so many days later; a day may last 23 or 25 hours. */
export const addDays = (instant: Date, days: number, timeZone: string): Date =>
  instantOf(zoned(instant, timeZone).add({ days }));

/** Midnight at which the local day of `instant` began. */
export const startOfDay = (instant: Date, timeZone: string): Date =>
  instantOf(zoned(instant, timeZone).startOfDay());

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
