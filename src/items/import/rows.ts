/** Rows: which of them tell of an item, and what the others are. */
import type { Header } from './columns.js';
import { isSeenCell } from './grid-limits.js';
import type { Columns, GridRow } from './import-lines.js';
import type { ItemColumn } from './item-columns.js';
import type { ReasonCode } from './reasons.js';

export type RowKind =
  | Extract<
      ReasonCode,
      | 'blank-row'
      | 'title-line'
      | 'header-row'
      | 'repeated-header'
      | 'page-header'
      | 'sum-row'
      | 'footnote'
      | 'section-row'
      | 'sub-line'
    >
  | 'item';

const PAGE = /^(?:seite|page|blatt|s\.)\s*\d{1,4}(?:\s*(?:von|of|\/)\s*\d{1,4})?$/i;
const SUM =
  /^(?:(?:zwischen|gesamt|end|teil)?summe|gesamt|insgesamt|übertrag|(?:sub|grand )?total|sub-total|sum)(?![\p{L}\p{N}])/iu;
const PART = /^(?:davon|darunter|hiervon|thereof|of which|of these)(?![\p{L}\p{N}])/iu;
const FOOTNOTE = /^[*†¹²³]|^(?:hinweis|anmerkung|stand|legende|quelle|note)s?(?![\p{L}\p{N}])/iu;
const LONGEST_HEADING = 80;
const MOST_IN_PAGE_HEADER = 4;

/** What the rows of one list have in common. */
export interface Table {
  rows: readonly GridRow[];
  columns: Columns;
  header: Header;
}

/** What each row is. Of a list that was taken out here, all below the header are items or blank. */
export function rowKinds({ rows, columns, header }: Table): RowKind[] {
  const counts = rows.map(({ cells }) => cells.filter(isSeenCell).length);
  const shapes = counts.map((seen, at) => ({ seen, kind: plainKind({ rows, columns, header }, at, seen) }));
  const last = shapes.findLastIndex(({ seen, kind }) => seen > 1 && kind === 'item');
  const first = shapes.findIndex(({ seen, kind }) => seen > 1 && kind === 'item');
  const isNarrow = last === -1;
  let next = 0;
  return shapes
    .map(({ seen, kind }, at) => ({ seen, kind, at }))
    .toReversed()
    .map(({ seen, kind, at }): RowKind => {
      const following = next;
      if (seen > 0) next = seen;
      if (kind !== 'item' || seen !== 1 || isNarrow || header.isOwn) return kind;
      if (header.records.length === 0 && at < first) return 'title-line';
      return aloneKind({ row: rows[at]!, columns, isBehind: at > last, following });
    })
    .toReversed();
}

/** By itself, without what stands around it. */
function plainKind({ rows, columns, header }: Table, at: number, seen: number): RowKind {
  const row = rows[at]!;
  if (seen === 0) return 'blank-row';
  if (header.records.includes(at + 1)) return 'header-row';
  if (at + 1 < (header.records[0] ?? 0)) return 'title-line';
  if (header.isOwn) return 'item';
  if (repeats(row, rows, header)) return 'repeated-header';
  const isCounted = (column: ItemColumn): boolean => isSeenCell(row.cells[columns.indexOf(column)] ?? '');
  if (
    seen <= MOST_IN_PAGE_HEADER &&
    !isCounted('quantity') &&
    row.cells.some((cell) => PAGE.test(cell.trim()))
  )
    return 'page-header';
  if (isCounted('inventoryNumber') && seen > 1 && !leads(row, SUM)) return 'item';
  if (leads(row, SUM) && !isCounted('owner') && !isCounted('storagePlace')) return 'sum-row';
  return leads(row, PART) && !isCounted('owner') ? 'sub-line' : 'item';
}

const leads = ({ cells }: GridRow, words: RegExp): boolean =>
  words.test(cells.find(isSeenCell)?.trim() ?? '');

/** The header again: the same texts in the same columns as one of its rows. */
function repeats(row: GridRow, rows: readonly GridRow[], { records }: Header): boolean {
  return records.some((record) => {
    const header = rows[record - 1]!;
    return row.cells.every((cell, at) => !isSeenCell(cell) || cell.trim() === header.cells[at]?.trim());
  });
}

interface Alone {
  row: GridRow;
  columns: Columns;
  /** No item comes after it. */
  isBehind: boolean;
  /** How many cells the next row has that is not blank. */
  following: number;
}

/** A single cell: a heading of what comes below, a note, or an item of which nothing else is said. */
function aloneKind({ row, columns, isBehind, following }: Alone): RowKind {
  const at = row.cells.findIndex(isSeenCell);
  const text = row.cells[at]!.trim();
  const isName = columns[at] === 'name';
  if (!/\p{L}/u.test(text)) return 'item';
  const isNote = FOOTNOTE.test(text) || text.length > LONGEST_HEADING;
  if (isNote || isBehind) return isName && !isNote ? 'item' : 'footnote';
  return isName && following < 2 && !text.endsWith(':') ? 'item' : 'section-row';
}

/** "Zelte:" is "Zelte". */
export const sectionName = ({ cells }: GridRow): string =>
  (cells.find(isSeenCell) ?? '').replace(/\s+/g, ' ').trim().replace(/\s?:$/, '').slice(0, LONGEST_HEADING);
