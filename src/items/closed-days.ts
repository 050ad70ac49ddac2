/** Closed days: whether a storage place hands anything over on a day, and if not, why. The one function that says so. */
import { Temporal } from 'temporal-polyfill';
import type { RestingDays } from '../partners/holidays/resting-days.js';
import {
  haveCommonDate,
  haveCommonDay,
  isEarlierDay,
  isWithin,
  isWithinYearly,
  type Days,
} from '../shared/days.js';
import type { Words } from '../shared/words.js';

/** A day or a span on which a place is closed, once or every year. */
export interface ClosedDays {
  /** 'YYYY-MM-DD'; of yearly ones the first year they hold for. */
  from: string;
  /** Included. */
  until: string;
  yearly: boolean;
  /** Read by everybody. */
  reason: string;
}

/** What a place says of its days. */
export interface PlaceDays {
  /** Null: none. */
  closedDays: readonly ClosedDays[] | null;
  closedInSchoolHolidays: boolean;
  opensOnPublicHolidays: boolean;
}

/** Why nothing is handed over on that day: "geschlossen: Betriebsferien"; undefined on days like any other. */
export function closingOn(
  day: Temporal.PlainDate,
  place: PlaceDays,
  resting: RestingDays,
): Words | undefined {
  const own = place.closedDays?.find((closed) =>
    closed.yearly ? isWithinYearly(day, daysOf(closed)) : isWithin(day, daysOf(closed)),
  );
  if (own) return { de: `geschlossen: ${own.reason}`, en: `closed: ${own.reason}` };
  const holiday = place.opensOnPublicHolidays ? undefined : resting.publicHolidayOn(day);
  if (holiday) return { de: `Feiertag: ${holiday.de}`, en: `public holiday: ${holiday.en}` };
  if (!place.closedInSchoolHolidays) return undefined;
  const rest = resting.schoolHolidays.find((days) => isWithin(day, days));
  return rest && { de: `Schulferien: ${rest.name}`, en: `school holidays: ${rest.name}` };
}

const daysOf = ({ from, until }: ClosedDays): Days => ({
  from: Temporal.PlainDate.from(from),
  until: Temporal.PlainDate.from(until),
});

/** A place has no more of them. */
export const MOST_CLOSED_DAYS = 50;
/** The longest span. */
const MOST_YEARS = 1;

/** The first entry that cannot be, by its position, and what is wrong in it. */
export interface WrongClosedDays {
  position: number;
  field: 'until' | 'from';
  message: Words;
}

export function wrongClosedDays(all: readonly ClosedDays[]): WrongClosedDays | undefined {
  for (const [position, one] of all.entries()) {
    const wrong = wrongSpan(daysOf(one));
    if (wrong) return { position, field: 'until', message: wrong };
    const other = all.slice(0, position).find((before) => overlap(before, one));
    if (other) return { position, field: 'from', message: overlapping(other.reason) };
  }
  return undefined;
}

function wrongSpan({ from, until }: Days): Words | undefined {
  if (isEarlierDay(until, from)) return backwards;
  return isEarlierDay(until, from.add({ years: MOST_YEARS })) ? undefined : tooLong;
}

/** Only of one kind: a single day may well stand inside of what is closed every year. */
function overlap(one: ClosedDays, other: ClosedDays): boolean {
  if (one.yearly !== other.yearly) return false;
  const [days, others] = [daysOf(one), daysOf(other)];
  return one.yearly ? haveCommonDate(days, others) : haveCommonDay(days, others);
}

const backwards = {
  de: 'Der letzte Tag liegt vor dem ersten.',
  en: 'The last day lies before the first one.',
};
const tooLong = { de: 'Bitte höchstens ein Jahr.', en: 'Please a year at most.' };
const overlapping = (reason: string): Words => ({
  de: `Diese Tage überschneiden sich mit „${reason}“.`,
  en: `These days overlap with “${reason}”.`,
});
