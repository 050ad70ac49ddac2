/** Tables that people take along: what stands in a cell, and how a CSV and a workbook write it. */
import { stringify } from 'csv-stringify/sync';
import type { Temporal } from 'temporal-polyfill';
import { safeCell } from './csv-cells.js';
import type { Language } from './words.js';
import type { LocalTime } from './zone.js';

/** Euro cents. */
export interface Money {
  cents: number;
}

/** A text, a number, a sum, a day, an instant on the wall of the alliance, or nothing. */
export type Cell = string | number | Money | Temporal.PlainDate | LocalTime | null;

/** How a CSV is written: which sign stands between cells and in sums, and whether a mark says that it is UTF-8. */
export interface CsvStyle {
  delimiter: ',' | ';';
  decimalSign: ',' | '.';
  mark: '\uFEFF' | '';
}

/** RFC 4180, for every program. */
export const plainCsv: CsvStyle = { delimiter: ',', decimalSign: '.', mark: '' };

/** What the spreadsheets of a language open by a double click. */
export const excelCsv: Readonly<Record<Language, CsvStyle>> = {
  de: { delimiter: ';', decimalSign: ',', mark: '\uFEFF' },
  en: { ...plainCsv, mark: '\uFEFF' },
};

/** Lines of a CSV, each with its end; the mark stands before the first of the file. */
export const csvLines = (rows: readonly (readonly Cell[])[], style: CsvStyle): string =>
  stringify(
    rows.map((row) => row.map((cell) => csvCell(cell, style))),
    { delimiter: style.delimiter, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );

function csvCell(cell: Cell, { decimalSign }: CsvStyle): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return safeCell(cell);
  if (typeof cell === 'number') return String(cell);
  if ('cents' in cell) return (cell.cents / 100).toFixed(2).replace('.', decimalSign);
  return 'time' in cell ? `${cell.day.toString()} ${cell.time}` : cell.toString();
}

/** A spreadsheet's own: a text is never worked out, and a moment has no zone there. */
export type WorkbookValue = string | number | Date | null;

export function workbookValue(cell: Cell): WorkbookValue {
  if (typeof cell === 'string') return cell.replace(OWN_SIGN, OWN_SIGN_WRITTEN);
  if (cell === null || typeof cell === 'number') return cell;
  if ('cents' in cell) return cell.cents / 100;
  const [day, time] = 'time' in cell ? [cell.day, cell.time] : [cell, '00:00'];
  return new Date(`${day.toString()}T${time}Z`);
}

/** By `_x0041_` a workbook means an A: what somebody typed so is written otherwise. */
const OWN_SIGN = /_(?=x[\dA-Fa-f]{4}_)/g;
const OWN_SIGN_WRITTEN = '_x005F_';
