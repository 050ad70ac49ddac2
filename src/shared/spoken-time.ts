/** Spoken time: instants in the words that people read, in the alliance's time zone. */
import type { Period } from './period.js';
import type { Language } from './words.js';
import { localTime } from './zone.js';

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, so they are kept. */
function formatter(language: Language, timeZone: string, style: keyof typeof styles): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${style}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { ...styles[style], timeZone });
  formatters.set(key, made);
  return made;
}

const styles = {
  day: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  short: { weekday: 'short', day: '2-digit', month: '2-digit' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'long' },
  shortWeekday: { weekday: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** "Fr., 16. Mai 2027, 17:00 Uhr" */
export function dayAndTime(instant: Date, timeZone: string, language: Language): string {
  const { time } = localTime(instant, timeZone);
  return `${dayInWords(instant, timeZone, language)}, ${time}${language === 'de' ? ' Uhr' : ''}`;
}

/** "Fr., 14.05., 09:30–11:30", to choose from on a phone; a moment stands alone. */
export function shortHours({ from, until }: Period, timeZone: string, language: Language): string {
  const [first, last] = [localTime(from, timeZone).time, localTime(until, timeZone).time];
  const hours = first === last ? first : `${first}–${last}`;
  return `${formatter(language, timeZone, 'short').format(from)}, ${hours}`;
}

/** "Fr., 14. Mai 2027 bis Mo., 17. Mai 2027"; a single day stands alone. */
export function daysInWords({ from, until }: Period, timeZone: string, language: Language): string {
  const [first, last] = [from, until].map((at) => dayInWords(at, timeZone, language));
  return first === last ? first! : `${first} ${language === 'de' ? 'bis' : 'to'} ${last}`;
}

/** "Fr., 16. Mai 2027" */
export const dayInWords = (instant: Date, timeZone: string, language: Language): string =>
  formatter(language, timeZone, 'day').format(instant);

/** "Fr., 14.05. bis Mo., 17.05.", for subjects; a single day stands alone. */
export function shortPeriod(period: Period, timeZone: string, language: Language): string {
  const format = formatter(language, timeZone, 'short');
  const [from, until] = [format.format(period.from), format.format(period.until)];
  if (from === until) return from;
  return `${from} ${language === 'de' ? 'bis' : 'to'} ${until}`;
}

/** "Mai 2027" */
export const monthInWords = (instant: Date, timeZone: string, language: Language): string =>
  formatter(language, timeZone, 'month').format(instant);

/** "Montag" for 1, "Sonntag" for 7. */
export const weekdayInWords = (weekday: number, language: Language): string =>
  formatter(language, 'UTC', 'weekday').format(new Date(Date.UTC(2024, 0, weekday)));

/** "Fr" */
export const weekdayInShort = (instant: Date, timeZone: string, language: Language): string =>
  formatter(language, timeZone, 'shortWeekday').format(instant);
