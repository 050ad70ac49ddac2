/** Taking a list along: its columns, and its rows in parts. */
import type { Actor } from '../partners/who/actor.js';
import type { Cell } from '../shared/table-cells.js';
import type { Language } from '../shared/words.js';

/** Who takes it along, in which language. */
export interface Taker {
  actor: Actor;
  language: Language;
}

export interface Column<Row> {
  head: string;
  /** How a workbook shows it; as what it is unless said otherwise. */
  shows?: 'money' | 'moment';
  cell: (row: Row) => Cell;
}

/** Rows that are read at once, and after which of them the next ones follow; undefined after the last. */
export interface RowsPart {
  rows: Cell[][];
  next: string | undefined;
}

export interface Table {
  columns: readonly Omit<Column<never>, 'cell'>[];
  /** Each part is a read of its own, so that nobody waits for whoever takes long to receive it. */
  part: (after: string | undefined) => Promise<RowsPart>;
}

export interface ReadPart<Row> {
  items: readonly Row[];
  next: string | undefined;
}

export const tableOf = <Row>(
  columns: readonly Column<Row>[],
  read: (after: string | undefined) => Promise<ReadPart<Row>>,
): Table => ({
  columns,
  part: async (after) => {
    const { items, next } = await read(after);
    return { rows: items.map((row) => columns.map(({ cell }) => cell(row))), next };
  },
});

/** Comes before every id. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
