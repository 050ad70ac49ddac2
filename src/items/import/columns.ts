/** Columns: where the header of a table stands, and what each column is taken for. */
import { columnCount, meaningOf, ownMeaning } from './headings.js';
import { contentOf } from './column-contents.js';
import { isSeenCell } from './grid-limits.js';
import type { Columns, Grid, GridRow } from './import-lines.js';
import type { ItemColumn } from './item-columns.js';

const ROWS_LOOKED_AT = 60;

/** What stands above the columns. */
export interface Header {
  /** Counted from 1; none where the table has no header. */
  records: readonly number[];
  /** For each column; empty where nothing stands there. */
  titles: readonly string[];
  /** True for a list that was taken out here: each of our columns, spelled as we do. */
  isOwn: boolean;
}

type Meaning = ItemColumn | null | undefined;

/** By their headings; where a column has none, by what stands in it. */
export function recogniseColumns(grid: Grid): { columns: Columns; headerRecords: readonly number[] } {
  const header = headerOf(grid);
  const below = grid.rows.slice(header.records.at(-1) ?? 0);
  const taken = once(header.titles.map((title, at) => meanings(grid, header, at)(title)));
  const columns = taken.map((meant, at) => {
    if (meant !== undefined) return meant;
    if (isSeenCell(header.titles[at] ?? '')) return null;
    return undefined;
  });
  return { columns: withContents(columns, below), headerRecords: header.records };
}

export function headerOf({ rows }: Grid): Header {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const at = headerAt(rows);
  if (at === undefined) return { records: [], titles: Array<string>(width).fill(''), isOwn: false };
  const [first, last] = spanOf(rows, at);
  const titles = Array.from({ length: width }, (_, column) => cellOf(rows[at]!, column));
  const isOwn = new Set(titles.map(ownMeaning).filter(Boolean)).size === columnCount;
  return {
    records: range(first, last),
    titles: isOwn ? titles : titlesOf(rows.slice(first, last + 1), width),
    isOwn,
  };
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index + 1);

const cellOf = (row: GridRow, column: number): string => (row.cells[column] ?? '').trim();

/** The first of the rows in which most headings stand; at least two, or the only cell there is. */
function headerAt(rows: readonly GridRow[]): number | undefined {
  const scores = rows.slice(0, ROWS_LOOKED_AT).map(headingsIn);
  const most = Math.max(0, ...scores);
  const isNarrow = rows.every(({ cells }) => cells.filter(isSeenCell).length <= 1);
  return most >= (isNarrow ? 1 : 2) ? scores.indexOf(most) : undefined;
}

/** How many headings a row has; none where numbers stand in it, or hardly any is known. */
function headingsIn({ cells }: GridRow): number {
  const seen = cells.filter(isSeenCell);
  if (seen.some((cell) => /^[\d.,€ -]+$/.test(cell.trim()))) return 0;
  const known = seen.map(meaningOf).filter((meant) => meant !== undefined);
  return known.length * 2 >= seen.length || known.length > 2 ? known.length : 0;
}

/** A header of two rows: merged headings above, their parts beneath. */
function spanOf(rows: readonly GridRow[], at: number): [first: number, last: number] {
  const below = rows[at + 1];
  if (below && isPartOfHeader(rows[at]!, below)) return [at, at + 1];
  const above = rows[at - 1];
  if (above && above.cells.filter(isSeenCell).length > 1 && isPartOfHeader(above, rows[at]!))
    return [at - 1, at];
  return [at, at];
}

/** Each of its cells is a heading, by itself or with the one above; and there are some that the row above does not say. */
function isPartOfHeader(above: GridRow, below: GridRow): boolean {
  const parents = carried(above, below.cells.length);
  const seen = below.cells.map((cell, at) => ({ cell: cell.trim(), at })).filter(({ cell }) => cell !== '');
  const known = seen.filter(({ cell, at }) => meaningOfPart(parents[at] ?? '', cell) !== undefined);
  const repeats = seen.every(({ cell, at }) => cellOf(above, at) === cell);
  return seen.length > 0 && known.length === seen.length && !repeats && headingsIn(above) > 0;
}

/** A merged heading stands in the first of its columns. */
function carried(row: GridRow, width: number): string[] {
  let last = '';
  return Array.from({ length: width }, (_, at) => {
    last = cellOf(row, at) || last;
    return last;
  });
}

const meaningOfPart = (parent: string, part: string): Meaning => {
  const together = meaningOf(`${parent} ${part}`);
  return together === undefined ? meaningOf(part) : together;
};

function titlesOf(header: readonly GridRow[], width: number): string[] {
  const [above, below] = header;
  const parents = above ? carried(above, width) : [];
  return Array.from({ length: width }, (_, at) => {
    const part = below ? cellOf(below, at) : '';
    const alone = above ? cellOf(above, at) : '';
    return part === '' ? alone : `${parents[at]} › ${part}`;
  });
}

/** What a title says, and where two titles fit, what stands below it. */
function meanings(grid: Grid, { isOwn, records }: Header, at: number): (title: string) => Meaning {
  return (title) => {
    if (isOwn) return ownMeaning(title);
    const [parent = '', part] = title.split(' › ');
    const meant = part === undefined ? meaningOf(parent) : (meaningOfPart(parent, part) ?? meaningOf(parent));
    // "Art" is a category in most lists.
    if (meant !== 'kind') return meant;
    const below = grid.rows.slice(records.at(-1) ?? 0).map((row) => cellOf(row, at));
    return contentOf(below) === 'kind' ? 'kind' : 'category';
  };
}

/** Two columns of one meaning: the first is taken. A list that only describes its things calls them by that. */
function once(meant: readonly Meaning[]): Meaning[] {
  const first = meant.map((one, at) => (one && meant.indexOf(one) !== at ? null : one));
  if (first.includes('name')) return first;
  return first.map((one) => (one === 'description' ? 'name' : one));
}

/** Columns that nothing is known of yet: by what stands in them, from the left, each meaning once. */
function withContents(columns: readonly Meaning[], below: readonly GridRow[]): Columns {
  const taken = new Set(columns.filter(Boolean));
  return columns.map((known, at) => {
    if (known !== undefined) return known;
    const meant = contentOf(below.map((row) => cellOf(row, at)));
    if (!meant || taken.has(meant)) return null;
    taken.add(meant);
    return meant;
  });
}
