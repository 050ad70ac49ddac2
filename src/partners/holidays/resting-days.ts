/** Resting days: when a whole Land rests, on public holidays and in school holidays. What storage places make of them, they say themselves. */
import type { Temporal } from 'temporal-polyfill';
import type { Days } from '../../shared/days.js';
import type { Words } from '../../shared/words.js';

export interface RestingDays {
  /** What a public holiday is called; undefined for any other day. */
  publicHolidayOn: (day: Temporal.PlainDate) => Words | undefined;
  schoolHolidays: readonly NamedDays[];
}

export interface NamedDays extends Days {
  name: string;
}
