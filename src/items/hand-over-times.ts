/** Hand-over times: when the things for some wished days are fetched from a storage place, and when they come back. */
import { addMinutes, isBefore, isSameInstant, type Period } from '../shared/period.js';
import { addDays, instantAt, localTime } from '../shared/zone.js';
import type { HandOverWindow } from './hand-over-windows.js';

/** Local days 'YYYY-MM-DD' with times 'HH:MM'; an empty time means the whole day. */
export interface WishedDays {
  from: string;
  until: string;
  fromTime: string;
  untilTime: string;
}

/** One opening of a place: of a pick-up its first instant counts, of a return its last. */
export interface HandOverTime {
  at: Date;
  window: Period;
}

export interface HandOverTimes {
  /** In order of time; of a place by arrangement just the wished one. */
  pickUps: HandOverTime[];
  returns: HandOverTime[];
  /** The last pick-up at or before the wished beginning, else the first one there is. */
  pickUp: HandOverTime;
  /** The first return at or after the wished end. */
  returnDue: HandOverTime;
  isByArrangement: boolean;
}

export interface Opening {
  windows: readonly HandOverWindow[];
  timeZone: string;
  now: Date;
}

/** Every weekly window opens twice in that time. */
const DAYS_AROUND = 14;
const MOST_BEFORE = 4;
const MOST_AFTER = 4;
const USUAL_PICK_UP = '08:00';
const USUAL_RETURN = '18:00';

export function handOverTimes(opening: Opening, wished: WishedDays): HandOverTimes {
  return opening.windows.length === 0 ? byArrangement(opening, wished) : byWindows(opening, wished);
}

function byArrangement({ timeZone, now }: Opening, wished: WishedDays): HandOverTimes {
  const first = instantAt(wished.from, wished.fromTime || USUAL_PICK_UP, timeZone);
  // Who wants something for today, at no special hour, can still have it.
  const isTooEarly = wished.fromTime === '' && isBefore(first, now) && isToday(wished.from, now, timeZone);
  const pickUp = moment(isTooEarly ? nextHour(now) : first);
  const returnDue = moment(instantAt(wished.until, wished.untilTime || USUAL_RETURN, timeZone));
  return { pickUps: [pickUp], returns: [returnDue], pickUp, returnDue, isByArrangement: true };
}

function byWindows(opening: Opening, wished: WishedDays): HandOverTimes {
  const { timeZone } = opening;
  const days = daysBetween(
    dayAfter(wished.from, -DAYS_AROUND, timeZone),
    wished.until,
    timeZone,
    DAYS_AROUND,
  );
  const windows = days.flatMap((day) => windowsOn(day, opening));
  const pickUps = windows.flatMap((window) => pickUpIn(window, opening.now));
  const pickUp = pickUps.findLast(({ window }) => isAtOrBefore(window, wished, timeZone)) ?? pickUps[0];
  const returns = windows
    .filter(({ until }) => pickUp !== undefined && isBefore(pickUp.at, until))
    .map((window) => ({ at: window.until, window }));
  const returnDue = returns.find(({ window }) => isAtOrAfter(window, wished, timeZone)) ?? returns.at(-1);
  // Days that are long gone: the rules will say so.
  if (!pickUp || !returnDue) return { ...byArrangement(opening, wished), isByArrangement: false };
  const inTime = pickUps.filter(({ at }) => isBefore(at, returnDue.at));
  return {
    pickUps: around(inTime, pickUp),
    returns: around(returns, returnDue),
    pickUp,
    returnDue,
    isByArrangement: false,
  };
}

/** What has begun can be used from the next hour on, what is over not at all. */
function pickUpIn(window: Period, now: Date): HandOverTime[] {
  const at = isBefore(window.from, now) ? nextHour(now) : window.from;
  return isBefore(at, window.until) ? [{ at, window: { from: at, until: window.until } }] : [];
}

/** On the wished day at the latest; with a time, begun by then. */
const isAtOrBefore = ({ from }: Period, wished: WishedDays, timeZone: string): boolean =>
  wished.fromTime === ''
    ? localTime(from, timeZone).day <= wished.from
    : !isBefore(instantAt(wished.from, wished.fromTime, timeZone), from);

/** On the wished day at the earliest; with a time, not over by then. */
const isAtOrAfter = ({ until }: Period, wished: WishedDays, timeZone: string): boolean =>
  wished.untilTime === ''
    ? localTime(until, timeZone).day >= wished.until
    : !isBefore(until, instantAt(wished.until, wished.untilTime, timeZone));

function around(times: readonly HandOverTime[], chosen: HandOverTime): HandOverTime[] {
  const index = times.findIndex(({ at }) => isSameInstant(at, chosen.at));
  return times.slice(Math.max(0, index - MOST_BEFORE), index + MOST_AFTER + 1);
}

const windowsOn = (day: string, { windows, timeZone }: Opening): Period[] => {
  const { weekday } = localTime(noonOf(day, timeZone), timeZone);
  return windows
    .filter((window) => window.weekday === weekday)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .map(({ from, until }) => ({
      from: instantAt(day, from, timeZone),
      until: instantAt(day, until, timeZone),
    }));
};

/** From one day to so many days after another. */
function daysBetween(first: string, last: string, timeZone: string, after: number): string[] {
  const end = dayAfter(last, after, timeZone);
  const days: string[] = [];
  for (let day = first; day <= end && days.length < MOST_DAYS; day = dayAfter(day, 1, timeZone))
    days.push(day);
  return days;
}

/** A loan lasts a year at most; longer wishes are refused by their rule. */
const MOST_DAYS = 400;

/** Noon stands on every day, whatever its length. */
const noonOf = (day: string, timeZone: string): Date => instantAt(day, '12:00', timeZone);

/** 'YYYY-MM-DD' so many days later. */
export const dayAfter = (day: string, days: number, timeZone: string): string =>
  localTime(addDays(noonOf(day, timeZone), days, timeZone), timeZone).day;

const isToday = (day: string, now: Date, timeZone: string): boolean => localTime(now, timeZone).day === day;

const HOUR_MS = 3_600_000;
const nextHour = (now: Date): Date => addMinutes(new Date(now.valueOf() - (now.valueOf() % HOUR_MS)), 60);

const moment = (at: Date): HandOverTime => ({ at, window: { from: at, until: at } });
