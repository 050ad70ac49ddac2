/** Instants of the housekeeping in words, in the alliance's zone and the reader's language. */
import { addMinutes } from '../../shared/period.js';
import { dayAndTime } from '../../shared/spoken-time.js';
import { localTime } from '../../shared/zone.js';
import type { Visit } from '../ui/visit.js';

const formatters = new Map<string, Intl.DateTimeFormat>();
const plain = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const withWeekday = { ...plain, weekday: 'short' } as const;

/** Making a formatter is slow, so they are kept. */
function spoken(
  { language }: Visit,
  timeZone: string,
  style: typeof plain | typeof withWeekday,
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${style === withWeekday}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { ...style, timeZone });
  formatters.set(key, made);
  return made;
}

const zoneOf = ({ actor }: Visit): string => actor!.alliance.timeZone;

/** "16. Mai 2027" */
export const dayInWords = (visit: Visit, instant: Date): string =>
  spoken(visit, zoneOf(visit), plain).format(instant);

/** "16. Mai 2027" of a calendar day without a time. */
export const plainDay = (visit: Visit, day: string): string =>
  spoken(visit, 'UTC', plain).format(new Date(`${day}T12:00:00Z`));

/** "Fr., 16. Mai 2027, 17:00 Uhr" */
export const momentInWords = (visit: Visit, iso: string): string =>
  dayAndTime(new Date(iso), zoneOf(visit), visit.language);

/** What begins at midnight begins with its day. */
export const startInWords = (visit: Visit, iso: string): string =>
  isMidnight(visit, iso)
    ? spoken(visit, zoneOf(visit), withWeekday).format(new Date(iso))
    : momentInWords(visit, iso);

/** What ends at midnight ends with the day before. */
export const endInWords = (visit: Visit, iso: string): string =>
  isMidnight(visit, iso)
    ? spoken(visit, zoneOf(visit), withWeekday).format(addMinutes(new Date(iso), -1))
    : momentInWords(visit, iso);

const isMidnight = (visit: Visit, iso: string): boolean =>
  localTime(new Date(iso), zoneOf(visit)).time === '00:00';

/** "Fr., 16. Mai 2027, 17:00 Uhr bis Mo., 19. Mai 2027, 10:00 Uhr"; whole days without times. */
export const periodInWords = (visit: Visit, { from, until }: { from: string; until: string }): string =>
  `${startInWords(visit, from)} ${visit.language === 'de' ? 'bis' : 'to'} ${endInWords(visit, until)}`;
