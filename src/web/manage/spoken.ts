/** Instants of the housekeeping in words, in the alliance's zone and the reader's language. */
import { dayAndTime } from '../../shared/spoken-time.js';
import type { Visit } from '../ui/visit.js';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** "16. Mai 2027" */
export function dayInWords({ actor, language }: Visit, instant: Date): string {
  const { timeZone } = actor!.alliance;
  const key = `${language} ${timeZone}`;
  const known = formatters.get(key);
  const style = { day: 'numeric', month: 'long', year: 'numeric', timeZone } as const;
  const formatter = known ?? new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', style);
  formatters.set(key, formatter);
  return formatter.format(instant);
}

/** "Fr., 16. Mai 2027, 17:00 Uhr" */
export const momentInWords = ({ actor, language }: Visit, iso: string): string =>
  dayAndTime(new Date(iso), actor!.alliance.timeZone, language);

/** "Fr., 16. Mai 2027, 17:00 Uhr bis Mo., 19. Mai 2027, 10:00 Uhr" */
export const periodInWords = (visit: Visit, { from, until }: { from: string; until: string }): string =>
  `${momentInWords(visit, from)} ${visit.language === 'de' ? 'bis' : 'to'} ${momentInWords(visit, until)}`;

/** "16. Mai 2027" of a calendar day without a time. */
export const plainDay = ({ language }: Visit, day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString(language === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
