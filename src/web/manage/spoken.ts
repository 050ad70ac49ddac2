/** Instants and quantities of the housekeeping in words, in the alliance's zone and the reader's language. */
import { Temporal } from 'temporal-polyfill';
import { amount } from '../../shared/amounts.js';
import { addMinutes } from '../../shared/period.js';
import { dateInWords, dayAndTime, dayInWords as dayWithWeekday } from '../../shared/spoken-time.js';
import { dayAt, localTime } from '../../shared/zone.js';
import type { Visit } from '../ui/visit.js';
import type { Language } from '../../shared/words.js';

/** Who reads, and where. */
export type Reader = Pick<Visit, 'actor' | 'language'>;

const zoneOf = ({ actor }: Reader): string => actor!.alliance.timeZone;

/** "16. Mai 2027" */
export const dayInWords = (visit: Reader, instant: Date): string =>
  dateInWords(dayAt(instant, zoneOf(visit)), visit.language);

/** "16. Mai 2027" of a calendar day without a time. */
export const plainDay = (visit: Reader, day: string): string =>
  dateInWords(Temporal.PlainDate.from(day), visit.language);

/** "Fr., 16. Mai 2027, 17:00 Uhr" */
export const momentInWords = (visit: Reader, iso: string): string =>
  dayAndTime(new Date(iso), zoneOf(visit), visit.language);

/** What begins at midnight begins with its day. */
export const startInWords = (visit: Reader, iso: string): string => midnightLeftOut(visit, iso, 0);

/** What ends at midnight ends with the day before; null ends when somebody says so. */
export const endInWords = (visit: Reader, iso: string | null): string =>
  iso === null ? endless[visit.language] : midnightLeftOut(visit, iso, -1);

const endless = { de: 'auf Weiteres', en: 'further notice' };

function midnightLeftOut(visit: Reader, iso: string, minutes: 0 | -1): string {
  const [instant, zone] = [new Date(iso), zoneOf(visit)];
  if (localTime(instant, zone).time !== '00:00') return momentInWords(visit, iso);
  return dayWithWeekday(dayAt(addMinutes(instant, minutes), zone), visit.language);
}

/** "Fr., 16. Mai 2027, 17:00 Uhr bis Mo., 19. Mai 2027, 10:00 Uhr"; whole days without times. */
export const periodInWords = (
  visit: Reader,
  { from, until }: { from: string; until: string | null },
): string =>
  `${startInWords(visit, from)} ${visit.language === 'de' ? 'bis' : until === null ? 'until' : 'to'} ${endInWords(visit, until)}`;

/** "43 Stück", "1.000 Stück", "21 Garnituren" */
export const quantityInWords = (
  { quantity, unit }: { quantity: number; unit: string },
  language: Language,
): string => amount(quantity, unit, language);
