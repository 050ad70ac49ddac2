/** Hand-written SQL: one constant text for both engines, its parameters and its rows. `$1…$n` stand in the order of their first appearance. */
import type { EntityManager } from 'typeorm';
import { onPostgres } from './columns.js';
import { name } from './statement-names.js';

/** What a parameter may be: an instant goes through `instant`, a list of ids through `listed`, JSON through `json`. */
export type Parameter = string | number | boolean | null | Buffer | Date | readonly string[];

/** Rows as the engine gives them: instants through `instantFrom`, flags through `flagFrom`, JSON through `jsonFrom`. */
export async function rowsOf<Row>(
  tx: EntityManager,
  text: string,
  parameters: readonly Parameter[] = [],
): Promise<Row[]> {
  const { records } = await run(tx, text, parameters);
  return records as Row[];
}

/** How many rows an INSERT, UPDATE or DELETE changed. */
export async function changedBy(
  tx: EntityManager,
  text: string,
  parameters: readonly Parameter[] = [],
): Promise<number> {
  const { affected } = await run(tx, text, parameters);
  return affected ?? 0;
}

function run(tx: EntityManager, text: string, parameters: readonly Parameter[]): Promise<Answer> {
  if (!tx.queryRunner) throw new Error('SQL runs inside a unit of work.');
  if (onPostgres) name(text);
  return tx.queryRunner.query(text, [...parameters], true) as Promise<Answer>;
}

interface Answer {
  records: unknown[];
  affected?: number;
}

/** "is among these ids", the ids being one parameter, so that the text is the same however many there are. */
export const among = (parameter: string): string =>
  onPostgres ? `= ANY(${parameter}::uuid[])` : `IN (SELECT value FROM json_each(${parameter}))`;

/** The parameter for `among`. */
export const listed = (ids: Iterable<string>): Parameter =>
  onPostgres ? [...ids] : JSON.stringify([...ids]);

/** An instant as its column stores it; milliseconds. */
export const instant = (at: Date): Parameter =>
  onPostgres ? at : at.toISOString().replace('T', ' ').slice(0, -1);

export const json = (value: unknown): Parameter => JSON.stringify(value);

/** SQLite answers 0 or 1. */
export const flagFrom = (raw: boolean | number): boolean => raw === true || raw === 1;

/** PostgreSQL has parsed it already. */
export const jsonFrom = <T>(raw: unknown): T =>
  (typeof raw === 'string' && !onPostgres ? JSON.parse(raw) : raw) as T;

/** The rows of an INSERT of `count` rows with `width` columns each: `($1, $2), ($3, $4)`. */
export function valueRows(count: number, width: number): string {
  const row = (index: number): string =>
    `(${Array.from({ length: width }, (_, column) => `$${index * width + column + 1}`).join(', ')})`;
  return Array.from({ length: count }, (_, index) => row(index)).join(', ');
}

/** The rows of a subquery as one value, each with these members; read it with `listFrom`. */
export function listOf(members: Readonly<Record<string, string>>, order: string): string {
  const pairs = Object.entries(members).map(([member, column]) => `'${member}', ${column}`);
  const [list, object] = onPostgres ? ['json_agg', 'json_build_object'] : ['json_group_array', 'json_object'];
  return `${list}(${object}(${pairs.join(', ')}) ORDER BY ${order})`;
}

/** PostgreSQL answers nothing where there were no rows. */
export const listFrom = <T>(raw: unknown): T[] => jsonFrom<T[] | null>(raw) ?? [];
