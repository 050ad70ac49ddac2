/** The words in which migrations describe tables, so that they read alike for both engines. */
import { Table, type QueryRunner, type TableColumnOptions } from 'typeorm';
import { shapes } from '../columns.js';

type Marks = Partial<Pick<TableColumnOptions, 'isNullable' | 'isPrimary'>>;

export const optional: Marks = { isNullable: true };

interface Shape {
  type: unknown;
  length?: number;
  precision?: number;
}

function column(name: string, shape: Shape, marks: Marks = {}): TableColumnOptions {
  // simple-json is an entity's word; the table's is text.
  const type = shape.type === 'simple-json' ? 'text' : String(shape.type);
  const length = shape.length === undefined ? {} : { length: String(shape.length) };
  const precision = shape.precision === undefined ? {} : { precision: shape.precision };
  return { name, type, ...length, ...precision, ...marks };
}

export const id = (): TableColumnOptions => column('id', shapes.id, { isPrimary: true });
/** A column of a composite primary key. */
export const key = (of: TableColumnOptions): TableColumnOptions => ({ ...of, isPrimary: true });
export const ref = (name: string, marks?: Marks): TableColumnOptions => column(name, shapes.id, marks);
export const instant = (name: string, marks?: Marks): TableColumnOptions =>
  column(name, shapes.instant, marks);
export const day = (name: string, marks?: Marks): TableColumnOptions => column(name, shapes.day, marks);
export const integer = (name: string, marks?: Marks): TableColumnOptions =>
  column(name, shapes.integer, marks);
export const flag = (name: string, marks?: Marks): TableColumnOptions => column(name, shapes.flag, marks);
export const json = (name: string, marks?: Marks): TableColumnOptions => column(name, shapes.json, marks);
export const longText = (name: string, marks?: Marks): TableColumnOptions =>
  column(name, shapes.longText, marks);
export const bytes = (name: string, marks?: Marks): TableColumnOptions => column(name, shapes.bytes, marks);
export const text = (name: string, length: number, marks?: Marks): TableColumnOptions =>
  column(name, shapes.text(length), marks);

interface ForeignKey {
  columnNames: string[];
  referencedTableName: string;
  referencedColumnNames: string[];
}

/** A key to a table that belongs to no alliance, or to the alliance itself. */
export const pointing = (columnName: string, table: string): ForeignKey => ({
  columnNames: [columnName],
  referencedTableName: table,
  referencedColumnNames: ['id'],
});

/** A key that cannot leave the alliance: it carries `alliance_id` along. */
export const within = (columnName: string, table: string): ForeignKey => ({
  columnNames: ['alliance_id', columnName],
  referencedTableName: table,
  referencedColumnNames: ['alliance_id', 'id'],
});

interface Constraints {
  uniques?: string[][];
  keys?: ForeignKey[];
  /** Name to condition. */
  checks?: Record<string, string>;
  indices?: (string[] | { name: string; columnNames: string[]; where: string })[];
}

/** Makes one table; names that are not given come from `database/naming.ts`. */
export async function made(
  runner: QueryRunner,
  name: string,
  columns: TableColumnOptions[],
  { uniques = [], keys = [], checks = {}, indices = [] }: Constraints,
): Promise<void> {
  await runner.createTable(
    new Table({
      name,
      columns,
      uniques: uniques.map((columnNames) => ({ columnNames })),
      foreignKeys: keys,
      checks: Object.entries(checks).map(([check, expression]) => ({ name: check, expression })),
      indices: indices.map((index) => (Array.isArray(index) ? { columnNames: index } : index)),
    }),
  );
}
