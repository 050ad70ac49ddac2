/** Spoken time: days, and instants in the alliance's time zone, in the words that people read. */
import type { Temporal } from 'temporal-polyfill';
import { firstDayOf, isEarlierDay, isSameDay, yearAfter, type Days } from './days.js';
import { addMinutes, isBefore, type Period } from './period.js';
import type { Language } from './words.js';
import { dayAt, daysOf, endingTime, localTime, MIDNIGHT } from './zone.js';

const styles = {
  day: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  yearly: { day: 'numeric', month: 'long' },
  short: { weekday: 'short', day: '2-digit', month: '2-digit' },
  dated: { weekday: 'short', day: '2-digit', month: '2-digit', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'long' },
  shortWeekday: { weekday: 'short' },
  shortMonth: { month: 'short' },
  dayOfYear: { weekday: 'long', day: 'numeric', month: 'long' },
  dayAndMonth: { day: '2-digit', month: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter is slow, so they are kept. */
function formatter(language: Language, style: keyof typeof styles): Intl.DateTimeFormat {
  const key = `${language} ${style}`;
  const known = formatters.get(key);
  if (known) return known;
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const made = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: 'UTC' });
  formatters.set(key, made);
  return made;
}

/** `Intl` only knows instants: a day has the same words everywhere, so it is said by its midnight in UTC. */
const said = (
  { year, month, day }: Temporal.PlainDate,
  style: keyof typeof styles,
  language: Language,
): string => formatter(language, style).format(Date.UTC(year, month - 1, day));

/** "Fr., 16. Mai 2027" */
export const dayInWords = (day: Temporal.PlainDate, language: Language): string => said(day, 'day', language);

/** "16. Mai 2027" */
export const dateInWords = (day: Temporal.PlainDate, language: Language): string =>
  said(day, 'date', language);

/** "16. Mai", of every year */
export const yearlyInWords = (day: Temporal.PlainDate, language: Language): string =>
  said(day, 'yearly', language);

/** "Fr., 16. Mai 2027, 17:00 Uhr" */
export function dayAndTime(instant: Date, timeZone: string, language: Language): string {
  const { day, time } = localTime(instant, timeZone);
  return `${dayInWords(day, language)}, ${time}${language === 'de' ? ' Uhr' : ''}${again(instant, timeZone, language)}`;
}

/** Said of an hour that the clock shows for the second time in the autumn night. */
function again(instant: Date, timeZone: string, language: Language): string {
  if (localTime(instant, timeZone).time !== localTime(addMinutes(instant, -60), timeZone).time) return '';
  return language === 'de' ? ' (Winterzeit)' : ' (winter time)';
}

/** "So., 16. Mai 2027, 24:00 Uhr" for what ends at midnight; any other instant as it is. */
export function endInWords(instant: Date, timeZone: string, language: Language): string {
  const { day, time } = endingTime(instant, timeZone);
  return `${dayInWords(day, language)}, ${time}${language === 'de' ? ' Uhr' : ''}`;
}

/** When something is fetched and brought back; the other ends of the openings are missing by arrangement. */
export interface HandOver {
  pickUpAt: Date;
  pickUpUntil?: Date | null;
  returnFrom?: Date | null;
  returnDueAt: Date;
}

/** The opening in which it is fetched: "Fr., 14. Mai 2027, 16:00–18:00 Uhr". */
export const pickUpInWords = (
  { pickUpAt, pickUpUntil }: Pick<HandOver, 'pickUpAt' | 'pickUpUntil'>,
  timeZone: string,
  language: Language,
): string => windowInWords({ from: pickUpAt, until: pickUpUntil ?? pickUpAt }, timeZone, language);

/** The opening in which it is brought back. */
export const returnInWords = (
  { returnFrom, returnDueAt }: Pick<HandOver, 'returnFrom' | 'returnDueAt'>,
  timeZone: string,
  language: Language,
): string =>
  returnFrom && isBefore(returnFrom, returnDueAt)
    ? windowInWords({ from: returnFrom, until: returnDueAt }, timeZone, language)
    : endInWords(returnDueAt, timeZone, language);

/** "Fr., 14. Mai 2027, 16:00–18:00 Uhr": in an opening one may come at any minute; a moment stands alone. */
export function windowInWords({ from, until }: Period, timeZone: string, language: Language): string {
  if (!isBefore(from, until)) return dayAndTime(from, timeZone, language);
  const span = clockSpan({ from, until }, timeZone);
  const day = dayInWords(localTime(from, timeZone).day, language);
  return `${day}, ${span}${language === 'de' ? ' Uhr' : ''}${again(from, timeZone, language)}`;
}

/** "Fr., 14.05., 09:30–11:30", to choose from on a phone; a moment stands alone. */
export function shortHours({ from, until }: Period, timeZone: string, language: Language): string {
  const [first, last] = [localTime(from, timeZone), endingTime(until, timeZone).time];
  const hours = first.time === last ? last : `${first.time}–${last}`;
  return `${said(first.day, 'short', language)}, ${hours}${again(from, timeZone, language)}`;
}

/** "09:30–11:30"; what ends at midnight ends at 24:00. */
export const clockSpan = ({ from, until }: Period, timeZone: string): string =>
  `${localTime(from, timeZone).time}–${endingTime(until, timeZone).time}`;

/** "1 Tag", "14 Tage" */
export function dayCount(days: number, language: Language): string {
  const [one, many] = language === 'de' ? ['Tag', 'Tage'] : ['day', 'days'];
  return `${days} ${days === 1 ? one : many}`;
}

/** "Fr., 14. Mai 2027 bis Mo., 17. Mai 2027"; a single day stands alone. */
export function daysInWords(period: Period, timeZone: string, language: Language): string {
  const { from, until } = daysOf(period, timeZone);
  return (
    fromTo(dayInWords(from, language), dayInWords(until, language), language) +
    midnight(period, timeZone, language)
  );
}

/** Who reads "bis So." comes on Sunday, when it is open; so what ends at midnight says so. */
function midnight(period: Period, timeZone: string, language: Language): string {
  if (endingTime(period.until, timeZone).time !== MIDNIGHT || !isBefore(period.from, period.until)) return '';
  const { from, until } = daysOf(period, timeZone);
  const until24 = isSameDay(from, until)
    ? { de: ', bis 24:00 Uhr', en: ', until 24:00' }
    : { de: ', 24:00 Uhr', en: ', 24:00' };
  return until24[language];
}

/** "Fr., 14.05. bis Mo., 17.05."; a single day stands alone. */
export const shortDays = ({ from, until }: Days, language: Language): string =>
  fromTo(said(from, 'short', language), said(until, 'short', language), language);

/** "Fr., 14.05." */
export const shortDay = (day: Temporal.PlainDate, language: Language): string => said(day, 'short', language);

/** The days of a period in short, for subjects. */
export const shortPeriod = (period: Period, timeZone: string, language: Language): string =>
  shortDays(daysOf(period, timeZone), language) + midnight(period, timeZone, language);

/** The same with its years, where it does not lie within the twelve months from now on, or runs over a year's end. */
export function datedPeriod(period: Period, timeZone: string, language: Language, now: Date): string {
  const { from, until } = daysOf(period, timeZone);
  const today = dayAt(now, timeZone);
  const isNear = !isEarlierDay(from, today) && !isEarlierDay(yearAfter(today), until);
  if (isNear && from.year === until.year) return shortPeriod(period, timeZone, language);
  const days = fromTo(said(from, 'dated', language), said(until, 'dated', language), language);
  return days + midnight(period, timeZone, language);
}

/** What begins and ends with the same words is said once. */
export function fromTo(from: string, until: string, language: Language): string {
  return from === until ? from : `${from} ${language === 'de' ? 'bis' : 'to'} ${until}`;
}

/** "Mai 2027" */
export const monthInWords = (month: Temporal.PlainYearMonth, language: Language): string =>
  said(firstDayOf(month), 'month', language);

/** "Montag" for 1, "Sonntag" for 7. */
export const weekdayInWords = (weekday: number, language: Language): string =>
  formatter(language, 'weekday').format(Date.UTC(2024, 0, weekday));

/** "Dez." */
export const monthInShort = (day: Temporal.PlainDate, language: Language): string =>
  said(day, 'shortMonth', language);

/** "Freitag, 4. Dezember" */
export const dayOfYearInWords = (day: Temporal.PlainDate, language: Language): string =>
  said(day, 'dayOfYear', language);

/** "04.12." */
export const dayAndMonth = (day: Temporal.PlainDate, language: Language): string =>
  said(day, 'dayAndMonth', language);

/** "Fr" */
export const weekdayInShort = (day: Temporal.PlainDate, language: Language): string =>
  said(day, 'shortWeekday', language);
