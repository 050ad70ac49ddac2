/** Days in cells: those that are meant, and those that a spreadsheet made out of "3/6". */
import { isDay } from '../../shared/input-text.js';
import { writtenDays } from '../../partners/holidays/written-days.js';

const MONTHS = ['jan', 'feb', 'm', 'apr', 'ma', 'jun', 'jul', 'aug', 'sep', 'o', 'nov', 'de'] as const;
const NAMED =
  /^(?:(\d{1,2})[. -]\s?)?(jan|feb|mär|mrz|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]{0,6}\.?(?:[ -](\d{2}))?$/i;

/** "März" before "Mai": both begin alike. */
function monthOf(name: string): number {
  const said = name.toLowerCase();
  if (/^ma[iy]/.test(said)) return 5;
  return MONTHS.findIndex((month) => said.startsWith(month)) + 1;
}

/** The two numbers of which a spreadsheet made a day: 3 and 6 of "03. Jun" and "03.06.2024", 4 and 22 of "Apr 22". */
export function numbersOfDay(text: string): readonly [number, number] | undefined {
  const said = text.trim();
  const [, day, month, year] = NAMED.exec(said) ?? [];
  if (month !== undefined && day !== undefined && year === undefined) return [Number(day), monthOf(month)];
  if (month !== undefined && day === undefined && year !== undefined) return [monthOf(month), Number(year)];
  const [, first, second] = /^(\d{1,2})\.(\d{1,2})\.(?:\d{4}|\d{2})$/.exec(said) ?? [];
  if (first !== undefined && second !== undefined) return [Number(first), Number(second)];
  const iso = /^\d{4}-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?$/.exec(said);
  return iso ? ([Number(iso[2]), Number(iso[1])].toReversed() as [number, number]) : undefined;
}

/** ISO day; undefined for what is none. */
export function dayIn(text: string): string | undefined {
  const said = text.trim();
  if (isDay(said)) return said;
  const month = /^(\d{1,2})[./](\d{4})$/.exec(said);
  const days = writtenDays(month ? `1.${month[1]}.${month[2]}` : said);
  const day = Array.isArray(days) && days.length === 1 ? String(days[0]) : undefined;
  return isDay(day) ? day : undefined;
}

const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 60_000;
const DAY_MS = 86_400_000;
/** Day 0 as spreadsheets count since the wrong leap year of 1900. */
const ZERO = Date.UTC(1899, 11, 30);

/** The ISO day that a spreadsheet keeps as 43556. */
export function dayOfSerial(text: string): string | undefined {
  const serial = /^\d{5}$/.test(text.trim()) ? Number(text) : 0;
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return undefined;
  return new Date(ZERO + serial * DAY_MS).toISOString().slice(0, 10);
}

/** "2015", "01.04.2019", "Apr 22": what stands in a column of dates. */
export const isDateLike = (text: string): boolean =>
  /\d/.test(text) &&
  (/^(?:19|20)\d{2}$/.test(text.trim()) || dayIn(text) !== undefined || numbersOfDay(text) !== undefined);
