/** Wished days: from the first to the last day that somebody wants things for, and what is wrong with them. */
import type { FieldFault } from '../../shared/refusal.js';
import { isDay } from '../../shared/input-text.js';

const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

/** As the services take instants (safety.md, F08). */
const isInReach = (day: string): boolean => isDay(day) && day >= '2020' && day < '2050';

/** By their names in every form: `from` and `until`, 'YYYY-MM-DD'. */
export function daysFaults({ from, until }: { from: string; until: string }): FieldFault[] {
  const missing = { from, until };
  const faults = Object.entries(missing).filter(([, day]) => !isInReach(day));
  if (faults.length > 0) return faults.map(([field]) => ({ field, message: chooseDay }));
  if (until < from) return [{ field: 'until', message: backwards }];
  const days = (Date.parse(until) - Date.parse(from)) / DAY_MS;
  return days >= LONGEST_DAYS ? [{ field: 'until', message: tooLong }] : [];
}

const chooseDay = {
  de: 'Bitte ein Datum wählen, höchstens einige Jahre voraus.',
  en: 'Please choose a date, a few years ahead at most.',
};
const backwards = {
  de: 'Der letzte Tag liegt vor dem ersten.',
  en: 'The last day lies before the first one.',
};
const tooLong = { de: 'Bitte höchstens ein Jahr.', en: 'Please a year at most.' };
