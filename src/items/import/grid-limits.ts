/** How much of a list is read, and what is said where it is more. */
import { Refusal } from '../../shared/refusal.js';
import type { Words } from '../../shared/words.js';
import type { Grid } from './import-lines.js';

export const MOST_FILE_BYTES = 2 * 1024 * 1024;
/** Rows in which something stands; blank ones between them as many again. */
export const MOST_ROWS = 5000;
/** With those at the end, of which spreadsheets write many that are blank. */
export const MOST_RECORDS = 20_000;
export const MOST_COLUMNS = 50;
export const MOST_SHEETS = 20;
/** Of one cell; longer than any field of an item. */
export const MOST_CELL_CHARACTERS = 10_000;

const refused = (kind: 'too-large' | 'wrong-type' | 'invalid', code: string, words: Words): Refusal =>
  new Refusal(kind, code, words, { errors: [{ field: 'file', message: words }] });

export const tooLarge = (code: string, words: Words): Refusal => refused('too-large', code, words);
export const wrongType = (code: string, words: Words): Refusal => refused('wrong-type', code, words);
export const unreadable = (code: string, words: Words): Refusal => refused('invalid', code, words);

export const fileTooLarge = (): Refusal =>
  tooLarge('list-too-large', {
    de: 'Die Datei ist größer als 2 MB. Bitte nur das Blatt mit der Liste speichern, ohne Bilder, oder die Liste teilen.',
    en: 'The file is larger than 2 MB. Please save only the sheet with the list, without pictures, or split the list.',
  });

export const tooManyRows = (): Refusal =>
  tooLarge('list-too-long', {
    de: 'Die Liste hat mehr als 5.000 Zeilen. Bitte teilen Sie sie in mehrere Dateien.',
    en: 'The list has more than 5,000 rows. Please split it into several files.',
  });

export const tooManyColumns = (): Refusal =>
  tooLarge('list-too-wide', {
    de: 'Die Liste hat mehr als 50 Spalten. Bitte löschen Sie die Spalten, die nicht gebraucht werden.',
    en: 'The list has more than 50 columns. Please delete the columns that are not needed.',
  });

export const cellTooLong = (): Refusal =>
  tooLarge('list-cell-too-long', {
    de: 'In der Liste steht eine Zelle mit mehr als 10.000 Zeichen. Vielleicht fehlt irgendwo ein Anführungszeichen.',
    en: 'One cell of the list has more than 10,000 characters. Perhaps a quotation mark is missing somewhere.',
  });

export const isBinary = (): Refusal =>
  wrongType('list-not-text', {
    de: 'Diese Datei enthält keinen Text. Bitte speichern Sie die Liste als .xlsx, .ods oder .csv.',
    en: 'This file holds no text. Please save the list as .xlsx, .ods or .csv.',
  });

export const isSeenCell = (cell: string): boolean => cell.trim() !== '';

/** Blank rows at the end, and blank cells, do not count; refuses (413) what is longer or wider than we read. */
export function withinLimits({ name, rows }: Grid): Grid {
  const widths = rows.map(({ cells }) => cells.findLastIndex(isSeenCell) + 1);
  const height = widths.findLastIndex((width) => width > 0) + 1;
  if (widths.filter((width) => width > 0).length > MOST_ROWS || height > 2 * MOST_ROWS) throw tooManyRows();
  if (widths.some((width) => width > MOST_COLUMNS)) throw tooManyColumns();
  if (rows.some(({ cells }) => cells.some(({ length }) => length > MOST_CELL_CHARACTERS)))
    throw cellTooLong();
  return {
    name,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: cells.length > MOST_COLUMNS ? cells.slice(0, MOST_COLUMNS) : cells,
    })),
  };
}
