/** Hand-over times: when the things for some wished days are fetched from a storage place, and when they come back. */
import type { Temporal } from 'temporal-polyfill';
import { dayAfter, daysBetween, isEarlierDay, isSameDay, type Days } from '../shared/days.js';
import {
  addMinutes,
  contains,
  isBefore,
  isSameInstant,
  minutesBetween,
  type Period,
} from '../shared/period.js';
import { dayAt, instantAt, localDay, MIDNIGHT } from '../shared/zone.js';
import { openingsOn, type PlaceHours } from './hand-over-windows.js';

/** With times 'HH:MM'; an empty one means the whole day. */
export interface DaysAndTimes extends Days {
  fromTime: string;
  untilTime: string;
}

/** One opening of a place: of a pick-up its first instant counts, of a return its last. */
export interface HandOverTime {
  at: Date;
  /** Somebody may come at any minute of it, the last one included. */
  window: Period;
}

/** One way to have things: fetched in one opening and brought back in another. */
export interface Way {
  pickUp: HandOverTime;
  returnDue: HandOverTime;
  /** There is no opening any more before the wished days are over: this is the next one, and nothing can be had for them. */
  isLate?: boolean;
}

export interface HandOverTimes extends Way {
  /** In order of time; of a place by arrangement just the wished one. */
  pickUps: HandOverTime[];
  returns: HandOverTime[];
  /** What the wished days may mean, the one to propose first; it is `pickUp` and `returnDue`. None where nothing opens near them. */
  ways: Way[];
  isByArrangement: boolean;
}

/** A place whose hours are asked for at an instant: what is over cannot be used any more. */
export interface Opening extends PlaceHours {
  now: Date;
}

/** Every weekly window opens twice in that time. */
export const DAYS_AROUND = 14;
const MOST_BEFORE = 4;
const MOST_AFTER = 4;
/** A whole day is needed between these hours. */
export const DAY_BEGINS = '08:00';
export const DAY_ENDS = '18:00';
/** An opening as long as this is a working day: one can fetch things in the morning and bring them back in the evening. */
const LONG_MINUTES = 6 * 60;

export function handOverTimes(opening: Opening, wished: DaysAndTimes): HandOverTimes {
  if (opening.windows.length === 0) return byArrangement(opening, wished);
  return timesAmong(openingsAround(opening, wished), opening, wished);
}

/** From so many days before the first to as many after the last. Look them up once to ask for many days. */
export const openingsAround = (place: PlaceHours, { from, until }: Days): Period[] =>
  daysFrom(dayAfter(from, -DAYS_AROUND), dayAfter(until, DAYS_AROUND)).flatMap((day) =>
    openingsOn(day, place),
  );

/** The same among openings that are known already. Of a place by arrangement there are none. */
export function timesAmong(
  openings: readonly Period[],
  opening: Opening,
  wished: DaysAndTimes,
): HandOverTimes {
  if (opening.windows.length === 0) return byArrangement(opening, wished);
  const pickUps = openings.flatMap((window) => pickUpIn(window, opening.now));
  const returns = openings.map(returnIn);
  const { timeZone } = opening;
  const end = endOf(wished, timeZone);
  const [first, ...others] = waysFor(wished, { pickUps, returns, timeZone }).map((way) =>
    isBefore(way.pickUp.at, end) ? way : { ...way, isLate: true },
  );
  // Days that are long gone, or closed for weeks: the rules will say so.
  if (!first) return { ...atWishedDays(opening, wished), ways: [], isByArrangement: false };
  return { ...around(first, pickUps, returns), ways: [first, ...others], isByArrangement: false };
}

/** The times with another opening chosen for the pick-up or the return; instants at which nobody is served change nothing. */
export function withChosen(
  times: HandOverTimes,
  opening: Opening,
  chosen: { pickUpAt: Date; returnDueAt: Date },
): HandOverTimes {
  if (times.isByArrangement) return chosenMoments(times, chosen);
  const openings = openingsAround(opening, spanOfDays(times, chosen, opening.timeZone));
  const pickUps = openings.flatMap((window) => pickUpIn(window, opening.now));
  const returns = openings.map(returnIn);
  const pickUp = holding(pickUps, chosen.pickUpAt) ?? times.pickUp;
  const wished = holding(returns, chosen.returnDueAt) ?? times.returnDue;
  const returnDue = canFollow(pickUp, wished) ? wished : returns.find((other) => canFollow(pickUp, other));
  if (!returnDue) return times;
  const way = { pickUp, returnDue };
  return { ...around(way, pickUps, returns), ways: [way], isByArrangement: false };
}

function chosenMoments(times: HandOverTimes, chosen: { pickUpAt: Date; returnDueAt: Date }): HandOverTimes {
  const [pickUp, returnDue] = [moment(chosen.pickUpAt), moment(chosen.returnDueAt)];
  const way = { pickUp, returnDue };
  return { ...times, ...way, pickUps: [pickUp], returns: [returnDue], ways: [way] };
}

function spanOfDays(
  { pickUp, returnDue }: Way,
  chosen: { pickUpAt: Date; returnDueAt: Date },
  timeZone: string,
): Days {
  const days = [pickUp.at, returnDue.at, chosen.pickUpAt, chosen.returnDueAt].map((at) =>
    dayAt(at, timeZone),
  );
  const [first, ...others] = days.toSorted((one, other) => (isEarlierDay(one, other) ? -1 : 1));
  return { from: first!, until: others.at(-1)! };
}

const holding = (times: readonly HandOverTime[], at: Date): HandOverTime | undefined =>
  times.find(({ window }) => !isBefore(at, window.from) && !isBefore(window.until, at));

/** On the wished days, or where these are closed, on the nearest open one before the first and after the last. */
function byArrangement(opening: Opening, wished: DaysAndTimes): HandOverTimes {
  const today = dayAt(opening.now, opening.timeZone);
  const before = nearestOpen(opening, wished.from, -1);
  const isTooEarly =
    before === undefined || (isEarlierDay(before, today) && !isEarlierDay(wished.from, today));
  const from = isTooEarly ? nearestOpen(opening, wished.from, 1) : before;
  const until = nearestOpen(opening, wished.until, 1);
  if (!from || !until) return { ...atWishedDays(opening, wished), ways: [] };
  return atWishedDays(opening, { ...wished, from, until });
}

/** The day itself, or one of the days around it in that direction. */
function nearestOpen(
  { closingOn }: PlaceHours,
  day: Temporal.PlainDate,
  direction: -1 | 1,
): Temporal.PlainDate | undefined {
  const days = Array.from({ length: DAYS_AROUND + 1 }, (_, index) => dayAfter(day, direction * index));
  return days.find((one) => closingOn?.(one) === undefined);
}

function atWishedDays({ timeZone, now }: Opening, wished: DaysAndTimes): HandOverTimes {
  const first = instantAt(wished.from, wished.fromTime || DAY_BEGINS, timeZone);
  // Who wants something for today, at no special hour, can still have it.
  const isTooEarly =
    wished.fromTime === '' && isBefore(first, now) && isSameDay(wished.from, dayAt(now, timeZone));
  const pickUp = moment(isTooEarly ? nextHour(now) : first);
  const returnDue = moment(instantAt(wished.until, wished.untilTime || DAY_ENDS, timeZone));
  const way = { pickUp, returnDue };
  return { ...way, pickUps: [pickUp], returns: [returnDue], ways: [way], isByArrangement: true };
}

interface Openings {
  /** In order of time. */
  pickUps: readonly HandOverTime[];
  returns: readonly HandOverTime[];
  timeZone: string;
}

const endOf = ({ until, untilTime }: DaysAndTimes, timeZone: string): Date =>
  instantAt(until, untilTime || MIDNIGHT, timeZone);

function waysFor(wished: DaysAndTimes, openings: Openings): Way[] {
  const isOneWholeDay = isSameDay(wished.from, wished.until) && wished.fromTime + wished.untilTime === '';
  return isOneWholeDay ? waysForDay(wished.from, openings) : wayForDays(wished, openings);
}

/** The last pick-up at or before the wished beginning, else the first one there is; the first return at or after the end. */
function wayForDays(wished: DaysAndTimes, { pickUps, returns, timeZone }: Openings): Way[] {
  const pickUp = pickUps.findLast(({ window }) => isAtOrBefore(window, wished, timeZone)) ?? pickUps[0];
  if (!pickUp) return [];
  const after = returns.filter((one) => canFollow(pickUp, one) || isWithin(wished, pickUp, one));
  const returnDue = after.find(({ window }) => isAtOrAfter(window, wished, timeZone)) ?? after.at(-1);
  return returnDue ? [{ pickUp, returnDue }] : [];
}

/**
 * Fetched in the last opening that ends before the day's work begins, or in the first one of that day; brought back when
 * the day's work is done. Where a place is open all day long, first of all within that day.
 */
function waysForDay(day: Temporal.PlainDate, { pickUps, returns, timeZone }: Openings): Way[] {
  const [begins, ends] = [instantAt(day, DAY_BEGINS, timeZone), instantAt(day, DAY_ENDS, timeZone)];
  const thatDay = localDay(day, timeZone);
  const onThatDay = pickUps.find(({ at }) => contains(thatDay, at));
  const allDay =
    onThatDay && isLong(onThatDay.window)
      ? [{ pickUp: onThatDay, returnDue: returnIn(onThatDay.window) }]
      : [];
  const before = pickUps.findLast(({ window }) => !isBefore(begins, window.until));
  const fetched = [before, onThatDay].filter((one) => one !== undefined);
  const last = fetched.length === 0 ? pickUps.slice(0, 1) : fetched;
  const others = last.flatMap((pickUp): Way[] => {
    const after = returns.filter((one) => isAfter(pickUp, one));
    const returnDue = after.find(({ window }) => !isBefore(window.until, ends)) ?? after.at(-1);
    return returnDue ? [{ pickUp, returnDue }] : [];
  });
  return [...allDay, ...others];
}

const isAfter = (pickUp: HandOverTime, { window }: HandOverTime): boolean =>
  isBefore(pickUp.window.until, window.from);

/** Nobody fetches a thing and brings it back in one short opening. */
const canFollow = (pickUp: HandOverTime, returnDue: HandOverTime): boolean =>
  isAfter(pickUp, returnDue) ||
  (isSameInstant(pickUp.window.until, returnDue.window.until) && isLong(pickUp.window));

/** Unless they say by the hour that they want it just then. */
const isWithin = (wished: DaysAndTimes, pickUp: HandOverTime, returnDue: HandOverTime): boolean =>
  wished.fromTime !== '' && wished.untilTime !== '' && isBefore(pickUp.at, returnDue.at);

const isLong = ({ from, until }: Period): boolean => minutesBetween(from, until) >= LONG_MINUTES;

/** What has begun can be used from the next hour on, what is over not at all. */
function pickUpIn(window: Period, now: Date): HandOverTime[] {
  const at = isBefore(window.from, now) ? nextHour(now) : window.from;
  return isBefore(at, window.until) ? [{ at, window: { from: at, until: window.until } }] : [];
}

const returnIn = (window: Period): HandOverTime => ({ at: window.until, window });

/** On the wished day at the latest; with a time, begun by then. */
const isAtOrBefore = ({ from }: Period, wished: DaysAndTimes, timeZone: string): boolean =>
  wished.fromTime === ''
    ? !isEarlierDay(wished.from, dayAt(from, timeZone))
    : !isBefore(instantAt(wished.from, wished.fromTime, timeZone), from);

/** On the wished day at the earliest; with a time, not over by then. */
const isAtOrAfter = ({ until }: Period, wished: DaysAndTimes, timeZone: string): boolean =>
  wished.untilTime === ''
    ? !isEarlierDay(dayAt(until, timeZone), wished.until)
    : !isBefore(until, instantAt(wished.until, wished.untilTime, timeZone));

/** The way, with the openings beside its own to choose from. */
function around(way: Way, pickUps: readonly HandOverTime[], returns: readonly HandOverTime[]) {
  const { pickUp, returnDue } = way;
  const inTime = pickUps.filter(({ at }) => isBefore(at, returnDue.at));
  const after = returns.filter((one) => canFollow(pickUp, one) || isSameInstant(one.at, returnDue.at));
  return { ...way, pickUps: beside(inTime, pickUp), returns: beside(after, returnDue) };
}

function beside(times: readonly HandOverTime[], chosen: HandOverTime): HandOverTime[] {
  const index = times.findIndex(({ at }) => isSameInstant(at, chosen.at));
  return times.slice(Math.max(0, index - MOST_BEFORE), index + MOST_AFTER + 1);
}

function daysFrom(first: Temporal.PlainDate, last: Temporal.PlainDate): Temporal.PlainDate[] {
  const count = Math.min(daysBetween(first, last) + 1, MOST_DAYS);
  return Array.from({ length: Math.max(0, count) }, (_, index) => dayAfter(first, index));
}

/** A loan lasts a year at most; longer wishes are refused by their rule. */
const MOST_DAYS = 400;

const HOUR_MS = 3_600_000;
const nextHour = (now: Date): Date => addMinutes(new Date(now.valueOf() - (now.valueOf() % HOUR_MS)), 60);

const moment = (at: Date): HandOverTime => ({ at, window: { from: at, until: at } });
