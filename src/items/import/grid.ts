/** A grid out of a text: what was pasted from a spreadsheet, or stands in a file with separators. */
import { parse } from 'csv-parse/sync';
import { readCell } from '../../shared/csv-cells.js';
import type { Grid } from './import-lines.js';
import {
  isBinary,
  MOST_FILE_BYTES,
  fileTooLarge,
  MOST_RECORDS,
  tooManyColumns,
  tooManyRows,
  unreadable,
  withinLimits,
} from './grid-limits.js';
import { separatorOf } from './separators.js';

/** A record as the library tells it: on which line it ends. */
export interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

/** Far more than there may be columns; so many would take long to tell apart. */
const MOST_SEPARATORS = 1000;
/** More than a cell may have: what is longer has a quotation mark that nothing closes. */
const LONGEST_RECORD = 200_000;

/** How a text with separators is read; `quote: false` where its quotation marks do not go in pairs. */
export const readingOf = (text: string, quote: '"' | false) => ({
  delimiter: separatorOf(text),
  quote,
  info: true as const,
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: LONGEST_RECORD,
  to: MOST_RECORDS + 1,
});

/** Refuses (413, 415, 422) what is too long or no text. */
export function gridOfText(text: string): Grid {
  const sound = soundText(text);
  return gridOfRecords(recordsOf(sound, '"') ?? recordsOf(sound, false));
}

/** Without its mark, and with each quotation mark alone in a cell said as such. Refuses what holds signs that no text has. */
export function soundText(text: string): string {
  if (text.length > MOST_FILE_BYTES) throw fileTooLarge();
  if (text.includes('\0')) throw isBinary();
  const unmarked = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (mostInLine(unmarked, separatorOf(unmarked)) > MOST_SEPARATORS) throw tooManyColumns();
  // Spreadsheets copy a ditto mark as it is, though it would begin a quoted cell.
  return separatorOf(unmarked) === '\t' ? unmarked.replace(/(?<=\t)"(?=\t|\r|\n|$)/g, '""""') : unmarked;
}

/** In one line, those within quotation marks too. */
function mostInLine(text: string, sign: string): number {
  let most = 0;
  let count = 0;
  for (const one of text) {
    if (one === sign) count += 1;
    else if (one === '\n' || one === '\r') count = 0;
    if (count > most) most = count;
  }
  return most;
}

/** Undefined where a quotation mark is not closed, or closes far too late. */
function recordsOf(text: string, quote: '"' | false): ParsedRecord[] | undefined {
  try {
    return parse(text, readingOf(text, quote)) as unknown as ParsedRecord[];
  } catch {
    return undefined;
  }
}

/** What a safe list has put before a text goes again; a workbook has put nothing there. */
export function gridOfRecords(records: readonly ParsedRecord[] | undefined): Grid {
  if (!records) throw unreadableText();
  if (records.length > MOST_RECORDS) throw tooManyRows();
  const rows = records.map(({ record }, index) => ({
    line: (records[index - 1]?.info.lines ?? 0) + 1,
    cells: record.map(readCell),
  }));
  return withinLimits({ name: '', rows });
}

const unreadableText = () =>
  unreadable('list-unreadable', {
    de: 'Diese Datei lässt sich nicht als Liste lesen. Bitte speichern Sie sie als .xlsx oder .csv.',
    en: 'This file cannot be read as a list. Please save it as .xlsx or .csv.',
  });
