/** The shape of a table: how wide its rows are and what its unused columns hold, so that a row which is other stands out. */
import { cellLine } from './cells.js';
import type { Header } from './columns.js';
import { finding, type Finding } from './findings.js';
import { isSeenCell } from './grid-limits.js';
import type { Columns, GridRow } from './import-lines.js';
import { dayOfSerial, isDateLike } from './spelled-days.js';

export interface TableShape {
  /** The width that nearly all rows have at least; 0 where they differ. */
  width: number;
  titles: readonly string[];
  /** Columns that are not used, and hold days. */
  days: readonly number[];
  /** Columns without a heading in which hardly ever anything stands. */
  besides: readonly number[];
}

const NEARLY_ALL = 0.8;
const HARDLY_ANY = 0.1;
/** Of a column, to see what it holds. */
const CELLS_LOOKED_AT = 200;

export function tableShape(
  items: readonly GridRow[],
  columns: Columns,
  { titles, records }: Header,
): TableShape {
  const titled = titles.findLastIndex(isSeenCell) + 1;
  const full = items.filter(({ cells }) => cells.length >= titled).length;
  const cellsIn = (at: number, most = items.length): string[] =>
    items
      .slice(0, most)
      .map(({ cells }) => cells[at] ?? '')
      .filter(isSeenCell);
  const unused = columns.flatMap((column, at) => (column === null ? [at] : []));
  return {
    width: full >= items.length * NEARLY_ALL ? titled : 0,
    titles,
    days: unused.filter((at) => {
      const seen = cellsIn(at, CELLS_LOOKED_AT);
      return seen.length > 1 && seen.filter(isDateLike).length * 2 > seen.length;
    }),
    besides:
      records.length === 0
        ? []
        : unused.filter(
            (at) =>
              !isSeenCell(titles[at] ?? '') && cellsIn(at).length <= Math.max(1, items.length * HARDLY_ANY),
          ),
  };
}

export function oddCells({ cells }: GridRow, { width, titles, days, besides }: TableShape): Finding[] {
  const cell = (at: number): string => cellLine(cells[at] ?? '');
  const missing = titles.slice(cells.length, width).filter(isSeenCell);
  const short = cells.length < width ? [finding({ code: 'short-row', cell: missing.join(', ') })] : [];
  const beside = besides
    .filter((at) => cell(at) !== '')
    .map((at) => finding({ code: 'cell-beyond', cell: cell(at) }, { note: cell(at) }));
  const serials = days.flatMap((at) => {
    const day = dayOfSerial(cell(at));
    const note = `${titles[at] ?? ''}: ${day ?? ''}`;
    return day === undefined ? [] : [finding({ code: 'serial-date', cell: cell(at) }, { note })];
  });
  return [...short, ...beside, ...serials];
}
