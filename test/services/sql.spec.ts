/** Hand-written SQL: one text means the same on both engines, and is prepared once. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { instantFrom, newId, onPostgres } from '../../src/database/columns.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { Database } from '../../src/database/database.service.js';
import { outOfOrder } from '../../src/database/parameter-order.js';
import {
  among,
  changedBy,
  flagFrom,
  instant,
  json,
  jsonFrom,
  listed,
  rowsOf,
  valueRows,
} from '../../src/database/sql.query.js';
import { entities } from '../../src/entities.js';
import { dropDatabase, makeDatabase } from '../support/database.js';

let house: TestingModule;
let database: Database;
const [one, other, third] = [newId(), newId(), newId()];

beforeAll(async () => {
  await makeDatabase();
  house = await Test.createTestingModule({ imports: [DatabaseModule.of(entities)] }).compile();
  await house.init();
  database = house.get(Database);
  await database.transaction((tx) => tx.query(`CREATE TABLE notes (${columns})`));
});
afterAll(async () => {
  await house.close();
  await dropDatabase();
});

const columns = onPostgres
  ? 'id uuid PRIMARY KEY, at timestamptz(3), done boolean, facts jsonb, count integer'
  : 'id varchar(36) PRIMARY KEY, at datetime, done boolean, facts text, count integer';
const at = new Date('2027-05-01T08:30:15.123Z');

interface Note {
  id: string;
  at: Date | string;
  done: boolean | number;
  facts: unknown;
}

test('several rows go in at once; instants, flags and JSON come back as they were', async () => {
  const first = [one, instant(at), true, json({ of: ['ä', 1] }), 1];
  const second = [other, null, false, json(null), 2];
  const written = await database.transaction((tx) =>
    changedBy(tx, `INSERT INTO notes (id, at, done, facts, count) VALUES ${valueRows(2, 5)}`, [
      ...first,
      ...second,
    ]),
  );
  expect(written).toBe(2);
  const [whole, empty] = await database.read((tx) =>
    rowsOf<Note>(tx, 'SELECT id, at, done, facts FROM notes ORDER BY count'),
  );
  expect([whole!.id, instantFrom(whole!.at as string), flagFrom(whole!.done)]).toEqual([one, at, true]);
  expect(jsonFrom(whole!.facts)).toEqual({ of: ['ä', 1] });
  expect([empty!.at, flagFrom(empty!.done), jsonFrom(empty!.facts)]).toEqual([null, false, null]);
});

test.each([[[one, other]], [[other]], [[]], [[third]]])('a list of ids is one parameter: %j', async (ids) => {
  const found = await database.read((tx) =>
    rowsOf<Note>(tx, `SELECT id FROM notes WHERE id ${among('$1')} ORDER BY count`, [listed(ids)]),
  );
  expect(found.map(({ id }) => id)).toEqual(ids.filter((id) => id !== third));
});

test('a change says how many rows it met, and answers with them where it is asked to', async () => {
  await database.transaction(async (tx) => {
    expect(await changedBy(tx, 'UPDATE notes SET count = count + $1', [10])).toBe(2);
    const raised = await rowsOf(
      tx,
      'UPDATE notes SET count = count + $1 WHERE at >= $2 AND at <= $2 RETURNING count',
      [10, instant(at)],
    );
    expect(raised).toEqual([{ count: 21 }]);
    expect(await changedBy(tx, 'DELETE FROM notes WHERE id = $1', [third])).toBe(0);
    expect(await rowsOf(tx, 'DELETE FROM notes WHERE id = $1 RETURNING count', [other])).toEqual([
      { count: 12 },
    ]);
    expect(
      await rowsOf(tx, 'INSERT INTO notes (id, count) VALUES ($1, $2) RETURNING count', [third, 3]),
    ).toEqual([{ count: 3 }]);
  });
});

test('a text that does not run says so each time, and the next one runs', async () => {
  const wrong = (): Promise<unknown> => database.read((tx) => rowsOf(tx, 'SELECT missing FROM nowhere'));
  await expect(wrong()).rejects.toThrow(/nowhere/);
  await expect(wrong()).rejects.toThrow(/nowhere/);
  const [row] = await database.read((tx) => rowsOf<{ one: number }>(tx, 'SELECT 1 AS one'));
  expect(row).toEqual({ one: 1 });
});

test('more different texts than are kept do no harm', async () => {
  await database.read(async (tx) => {
    for (let turn = 0; turn < 700; turn += 1) {
      expect(await rowsOf(tx, `SELECT ${turn} AS turn`)).toEqual([{ turn }]);
      expect(await rowsOf(tx, 'SELECT 0 AS turn')).toEqual([{ turn: 0 }]);
    }
  });
});

test('parameters whose order the engines would read differently are refused', async () => {
  expect(outOfOrder('SELECT $1, $2, $1')).toBeUndefined();
  expect(outOfOrder('SELECT $2, $1')).toMatch('$2, $1');
  if (onPostgres) return;
  const turned = database.read((tx) => rowsOf(tx, 'SELECT $2 AS one, $1 AS other', [1, 2]));
  await expect(turned).rejects.toThrow('in the order of their numbers');
});

if (onPostgres) {
  test('a hand-written text is planned once for each connection', async () => {
    await database.read(async (tx) => {
      await rowsOf(tx, 'SELECT count FROM notes WHERE id = $1', [one]);
      await rowsOf(tx, 'SELECT count FROM notes WHERE id = $1', [other]);
      const planned = `SELECT generic_plans + custom_plans AS uses FROM pg_prepared_statements WHERE statement = 'SELECT count FROM notes WHERE id = $1'`;
      expect(await tx.query(planned)).toEqual([{ uses: '2' }]);
    });
  });
}
