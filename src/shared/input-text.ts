/** Input text: what a client may write, and what it means. */
import { Temporal } from 'temporal-polyfill';
import { isSeen } from './spelling.js';

const INSTANT = /^(20[2-4]\d-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})$/;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** ISO 8601 with offset or Z, a real calendar day from 2020 to 2049; undefined for anything else. */
export function parseInstant(text: unknown): Date | undefined {
  if (typeof text !== 'string' || !INSTANT.test(text)) return undefined;
  try {
    const instant = new Date(Temporal.Instant.from(text).epochMilliseconds);
    // An offset may carry the last evening of 2049 over the edge that the database checks.
    return instant.getUTCFullYear() >= 2020 && instant.getUTCFullYear() < 2050 ? instant : undefined;
  } catch {
    return undefined;
  }
}

/** 'YYYY-MM-DD', a real calendar day from 1900 to 2099; undefined for anything else. */
export function parseDay(text: unknown): Temporal.PlainDate | undefined {
  if (typeof text !== 'string' || !/^(19|20)\d{2}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return undefined;
  }
}

export const isDay = (text: unknown): text is string => parseDay(text) !== undefined;

/** 'YYYY-MM'; undefined for anything else. */
export const parseMonth = (text: string): Temporal.PlainYearMonth | undefined =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? Temporal.PlainYearMonth.from(text) : undefined;

/** 'HH:MM' from 00:00 to 23:59. */
export const isTimeOfDay = (text: unknown): text is string =>
  typeof text === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** A date of every year, 'MM-DD'; 29 February is none. */
export const isYearlyDate = (text: unknown): text is string =>
  typeof text === 'string' && isDay(`2001-${text}`);

/** A time of day, or the end of the day. */
export const isEndOfDay = (text: unknown): text is string => isTimeOfDay(text) || text === '24:00';

/**
 * A time of day as people write it: `9.30`, `9:30 Uhr`, `0930`, `9 h`, `9` become `09:30`, `09:00`; undefined for what is
 * none, or could be another one.
 */
export function spokenTimeOfDay(text: string): string | undefined {
  const said = /^(\d{1,2})(?:[.:h]?([0-5]\d))?(?:\s*(?:uhr|h))?$/i.exec(text.trim());
  const [, hours = '', minutes = '00'] = said ?? [];
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  return said && isTimeOfDay(time) ? time : undefined;
}

/** Opaque outside, a UUID inside: whatever does not look like one names nothing. */
export const isId = (text: unknown): text is string => typeof text === 'string' && UUID.test(text);

/** Controls but the line feed, bidi embeddings and isolates, line and paragraph separators, the byte order mark. */
const UNWANTED = /(?!\n)\p{Cc}|[\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/u;

/** Well-formed Unicode without control characters, bidi overrides or line separators; line feeds only where `lines`. */
export const isCleanText = (text: string, lines: boolean): boolean =>
  text.isWellFormed() && !UNWANTED.test(text) && (lines || !text.includes('\n'));

/** How many characters a text has at the least and at the most. */
export interface TextLength {
  min: number;
  max: number;
}

/** As it is stored: NFC, line ends as LF, no space around; empty where nobody would see anything. */
export function tidyText(text: string): string {
  const tidy = text.replace(/\r\n?/g, '\n').normalize('NFC').trim();
  return isCleanText(tidy, true) && !isSeen(tidy) ? '' : tidy;
}
