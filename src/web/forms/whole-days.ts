/** Whole days as somebody typed them, from the first to the last, as the instants that services take. */
import { dayAfter } from '../../shared/days.js';
import { parseDay } from '../../shared/input-text.js';
import { localInstant, type Typed } from './typed.js';

interface Instants {
  from: string | undefined;
  until: string | undefined;
}

/** Each begins at midnight, and the last one ends at the midnight after it; with times where somebody gave them. */
export const wholeDays = ({ from, fromTime, until, untilTime }: Typed, timeZone: string): Instants => ({
  from: localInstant(from, fromTime || '00:00', timeZone),
  until: localInstant(untilTime ? until : nextDay(until), untilTime || '00:00', timeZone),
});

/** What is no day stays as it is, for the input check to refuse. */
function nextDay(said: string | undefined): string | undefined {
  const known = parseDay(said);
  return known ? dayAfter(known, 1).toString() : said;
}
