/** Hand-over windows (Ausgabezeiten): the hours of a week in which a storage place gives out and takes back. */
import type { Temporal } from 'temporal-polyfill';
import { dayAfter } from '../shared/days.js';
import { addMinutes, byTime, isBefore, type Period } from '../shared/period.js';
import type { Words } from '../shared/words.js';
import { dayAt, localTime, MIDNIGHT, wallPeriods, type LocalTime } from '../shared/zone.js';

export interface HandOverWindow {
  /** ISO: 1 is Monday, 7 Sunday. */
  weekday: number;
  /** 'HH:MM' in the alliance's time zone. */
  from: string;
  /** 'HH:MM', the last minute in which somebody may still come; '24:00' at most. */
  until: string;
}

/** When a storage place gives out and takes back. */
export interface PlaceHours {
  /** None: by arrangement, any time. */
  windows: readonly HandOverWindow[];
  timeZone: string;
  /** Why there are no hand-overs on a day, whatever the week says; left out where it always opens as the week says. */
  closingOn?: (day: Temporal.PlainDate) => Words | undefined;
}

/** True where the week has an hour for it; both ends of a window are served. Whether the day is closed is another question. */
export function isServed({ windows }: Pick<PlaceHours, 'windows'>, { day, time }: LocalTime): boolean {
  if (windows.length === 0) return true;
  const eve = dayAfter(day, -1);
  return windows.some(
    ({ weekday, from, until }) =>
      (weekday === day.dayOfWeek && from <= time && time <= until) ||
      (time === '00:00' && until === MIDNIGHT && weekday === eve.dayOfWeek),
  );
}

/** The day that a hand-over at that instant belongs to: midnight may be the last minute of the day before. */
export function dayOfHandOver(
  { windows, timeZone }: Pick<PlaceHours, 'windows' | 'timeZone'>,
  at: Date,
  what: 'pick-up' | 'return',
): Temporal.PlainDate {
  const { day, time } = localTime(at, timeZone);
  const eve = dayAfter(day, -1);
  const isLate = windows.some(({ weekday, until }) => weekday === eve.dayOfWeek && until === MIDNIGHT);
  const isEve = windows.length === 0 ? what === 'return' : isLate;
  return time === '00:00' && isEve ? eve : day;
}

/** The openings of a day, in order: exactly the minutes that are served, as instants. */
export const openingsOn = (day: Temporal.PlainDate, { windows, timeZone, closingOn }: PlaceHours): Period[] =>
  windows
    .filter(({ weekday }) => weekday === day.dayOfWeek && closingOn?.(day) === undefined)
    .flatMap(({ from, until }) => wallPeriods(day, [from, until], timeZone))
    .toSorted((one, other) => byTime(one.from, other.from));

/** The opening in which somebody is served at that instant. */
export function openingAt(place: PlaceHours, at: Date): Period | undefined {
  const day = dayAt(at, place.timeZone);
  const openings = [dayAfter(day, -1), day].flatMap((one) => openingsOn(one, place));
  return openings.findLast(({ from, until }) => !isBefore(at, from) && isBefore(at, addMinutes(until, 1)));
}
