/** Rows on their way into tables: columns by name, and values that each engine is given in its own words. */

export type Value =
  string | number | boolean | null | Date | readonly unknown[] | Readonly<Record<string, unknown>>;
export type Row = Readonly<Record<string, Value>>;

/** Rows of one table; all have the same columns in the same order. */
export interface Batch {
  table: string;
  rows: readonly Row[];
}

/** As the application writes it: SQLite keeps instants as text and flags as numbers. */
export const forSqlite = (value: Value): string | number | null => {
  if (value instanceof Date) return value.toISOString().replace('T', ' ').slice(0, -1);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return forBoth(value);
};

export const forPostgres = (value: Value): string | number | boolean | null => {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'boolean' ? value : forBoth(value);
};

const forBoth = (value: Exclude<Value, boolean | Date>): string | number | null =>
  value === null || typeof value !== 'object' ? value : JSON.stringify(value);
