/** Packed rows: of many columns, in hand-written SQL. SQLite answers each as one text, since its driver takes longer to hand over a value than a text of all of them. */
import type { EntityManager } from 'typeorm';
import { onPostgres } from './columns.js';
import { jsonFrom, rowsOf, type Parameter } from './sql.query.js';

/** No numbers but whole ones, and no bytes. */
type Columns<Row> = Readonly<Record<keyof Row & string, string>>;

export class PackedRows<Row extends object> {
  /** To stand after SELECT. */
  readonly selected: string;
  private readonly names: readonly string[];

  constructor(columns: Columns<Row>) {
    const all = Object.entries<string>(columns);
    this.names = all.map(([name]) => name);
    this.selected = onPostgres
      ? all.map(([name, column]) => `${column} AS "${name}"`).join(', ')
      : `json_array(${all.map(([, column]) => column).join(', ')}) AS packed`;
  }

  /** `text` selects these columns and nothing else. */
  async of(tx: EntityManager, text: string, parameters: readonly Parameter[]): Promise<Row[]> {
    if (onPostgres) return rowsOf<Row>(tx, text, parameters);
    const rows = await rowsOf<{ packed: string }>(tx, text, parameters);
    return rows.map(({ packed }) => this.unpacked(packed));
  }

  private unpacked(packed: string): Row {
    const row: Record<string, unknown> = {};
    for (const [index, value] of jsonFrom<unknown[]>(packed).entries()) row[this.names[index]!] = value;
    return row as Row;
  }
}
