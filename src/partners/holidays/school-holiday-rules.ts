/** What school holidays may be, and until when those that are known reach. */
import { Temporal } from 'temporal-polyfill';
import { dayAfter, daysBetween, isEarlierDay, type Days } from '../../shared/days.js';
import type { Words } from '../../shared/words.js';

/** The longest are six and a half weeks. */
const MOST_DAYS = 100;
const FIRST_YEAR = 2020;
const MOST_YEARS_AHEAD = 10;
/** Whoever keeps a place needs that much time to plan, and the coordination that much to enter them. */
const KNOWN_AHEAD_DAYS = 60;

/** What is wrong with them; undefined where nothing is. */
export function wrongIn({ from, until }: Days, today: Temporal.PlainDate): Words | undefined {
  if (isEarlierDay(until, from)) return backwards;
  if (daysBetween(from, until) >= MOST_DAYS) return tooLong;
  const isInReach = from.year >= FIRST_YEAR && until.year <= today.year + MOST_YEARS_AHEAD;
  return isInReach ? undefined : outOfReach;
}

const backwards = {
  de: 'Der letzte Tag liegt vor dem ersten.',
  en: 'The last day lies before the first one.',
};
const tooLong = {
  de: `Schulferien dauern höchstens ${MOST_DAYS} Tage.`,
  en: `School holidays last ${MOST_DAYS} days at most.`,
};
const outOfReach = {
  de: `Bitte Tage ab ${FIRST_YEAR}, höchstens ${MOST_YEARS_AHEAD} Jahre im Voraus.`,
  en: `Please days from ${FIRST_YEAR} on, ${MOST_YEARS_AHEAD} years ahead at most.`,
};

export interface HolidayOutlook {
  /** 'YYYY-MM-DD'; null where none are entered. */
  knownUntil: string | null;
  /** True where a place closes for them and the next ones should be entered. */
  runsOut: boolean;
}

/** The last day of all; undefined where none are known. */
export function knownUntil(lastDays: readonly string[]): Temporal.PlainDate | undefined {
  const days = lastDays.map((day) => Temporal.PlainDate.from(day));
  return days.toSorted((one, other) => (isEarlierDay(one, other) ? -1 : 1)).at(-1);
}

/** True where the coordination should enter the next ones. */
export const runsOut = (until: Temporal.PlainDate | undefined, today: Temporal.PlainDate): boolean =>
  until === undefined || isEarlierDay(until, dayAfter(today, KNOWN_AHEAD_DAYS));
