/** Pointing: which rows are named by rows of other tables, by the foreign keys that the schema has. */
import type { EntityManager } from 'typeorm';
import { among, listed, rowsOf } from './sql.query.js';

/** A row that another one points at, and the table where that stands. */
export interface PointedAt {
  id: string;
  table: string;
}

interface Asked {
  allianceId: string;
  ids: readonly string[];
}

/** By every key that carries the alliance along; one entry for each table. */
export async function pointedAt(
  tx: EntityManager,
  entity: new () => object,
  { allianceId, ids }: Asked,
): Promise<PointedAt[]> {
  if (ids.length === 0) return [];
  const found: PointedAt[] = [];
  for (const { table, column } of keysTo(tx, entity)) {
    const text = `SELECT DISTINCT ${column} AS "id" FROM ${table} WHERE alliance_id = $1 AND ${column} ${among('$2')}`;
    const rows = await rowsOf<{ id: string }>(tx, text, [allianceId, listed(ids)]);
    found.push(...rows.map(({ id }) => ({ id, table })));
  }
  return found;
}

const keysTo = (tx: EntityManager, entity: new () => object): { table: string; column: string }[] =>
  tx.connection.entityMetadatas.flatMap(({ tableName: table, foreignKeys }) =>
    foreignKeys
      .filter(
        ({ referencedEntityMetadata: { target }, columnNames }) =>
          target === entity && columnNames.length > 1,
      )
      .map(({ columnNames }) => ({ table, column: columnNames.at(-1)! })),
  );
