/** Written days: dates as offices and spreadsheets spell them, German ones above all, alone or as a span. */
import { Temporal } from 'temporal-polyfill';

/** What a cell says: days, or `impossible` for a date that no calendar has; undefined for any other text. */
export type WrittenDays = readonly Temporal.PlainDate[] | 'impossible' | undefined;

interface Parts {
  day: number;
  month: number;
  /** Undefined where it is left to the other end of the span. */
  year: number | undefined;
}

const LONGEST = 60;

export function writtenDays(cell: string): WrittenDays {
  const text = cell.trim();
  if (text.length > LONGEST || !/\d/.test(text)) return undefined;
  const parts = text.replace(TIMES, '').split(BETWEEN).map(partsOf);
  if (parts.length > 2 || !parts.every((one) => one !== undefined)) return undefined;
  return spanOf(parts);
}

/** `2027-07-01 00:00:00`, as spreadsheets write days. */
const TIMES = /[ T]00:00(?::00(?:\.0+)?)?(?=$|\s)/g;
/** `bis`, a long dash, or a hyphen that stands behind a point or a space; in `2027-07-01` it belongs to the day. */
const BETWEEN = /–|—|\bbis(?: zum)?\b|\bto\b|(?<=\s|\.|\.\d{4})-/;
const WEEKDAY = /^(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)[a-zäöü]*\.?,?\s+/i;
const WEEKDAY_BEHIND = /\((?:mo|di|mi|do|fr|sa|so)[a-z]*\.?\)$/i;

function partsOf(written: string): Parts | undefined {
  const text = written.trim().replace(WEEKDAY, '').replace(WEEKDAY_BEHIND, '').trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const points = /^(\d{1,2})[./]\s?(\d{1,2})(?:[./]\s?(\d{4}|\d{2})?)?$/.exec(text);
  if (points) return { day: Number(points[1]), month: Number(points[2]), year: fullYear(points[3]) };
  const words = /^(\d{1,2})\.?\s*([a-zä]{3,9})\.?(?:\s*(\d{4}))?$/i.exec(text);
  const month = words ? monthOf(words[2]!) : 0;
  return words && month > 0 ? { day: Number(words[1]), month, year: fullYear(words[3]) } : undefined;
}

const MONTHS = [
  /^jan/,
  /^feb/,
  /^m(ä|ae)?r/,
  /^apr/,
  /^ma[iy]/,
  /^jun/,
  /^jul/,
  /^aug/,
  /^sep/,
  /^o[kc]t/,
  /^nov/,
  /^de[zc]/,
];

const monthOf = (word: string): number => MONTHS.findIndex((month) => month.test(word.toLowerCase())) + 1;

function fullYear(digits: string | undefined): number | undefined {
  if (digits === undefined) return undefined;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** `23.12.–03.01.2028`: where the first end lacks its year, the other one says it. */
function spanOf(parts: readonly Parts[]): WrittenDays {
  const last = parts.at(-1)!;
  if (last.year === undefined) return undefined;
  const days = parts.map((one) => dayOf({ ...one, year: one.year ?? yearBefore(one, last) }));
  return days.every((day) => day !== undefined) ? days : 'impossible';
}

const yearBefore = (first: Parts, last: Parts): number =>
  last.year! - (first.month * 31 + first.day > last.month * 31 + last.day ? 1 : 0);

function dayOf({ year, month, day }: Parts): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year: year!, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
