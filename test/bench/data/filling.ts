/** Writes rows into a migrated database as fast as its engine takes them: for databases that are made to be measured. */
import { Client } from 'pg';
import sqlite3 from 'sqlite3';
import { Child } from '../../support/child.js';
import type { Engine, Installation } from '../../support/installation.js';
import { copyStatements, counting, type Statement } from './copying.js';
import { everyRow, type Copying, type Filled, type Size } from './houses.js';
import { forPostgres, forSqlite, type Batch, type Row, type Value } from './tables.js';

interface Target {
  write(table: string, rows: readonly Row[]): Promise<void>;
  run(statement: Statement): Promise<void>;
  count(statement: Statement): Promise<number>;
  close(): Promise<void>;
}

/** Migrates, fills and closes; no server may run on it. */
export async function fill(installation: Installation, size: Size, seed: number): Promise<Filled> {
  const { code, said } = await Child.start('migrate.ts', installation.environment).ended;
  if (code !== 0) throw new Error(`It could not be migrated: ${said}`);
  const target = await (installation.engine === 'SQLite'
    ? sqliteTarget(installation.sqliteFile)
    : postgresTarget(installation.databaseUrl));
  const rows = everyRow(size, seed, new Date());
  for (;;) {
    const next = rows.next();
    if (next.done) {
      await target.close();
      return next.value;
    }
    if ('copies' in next.value) await copy(target, installation.engine, next.value);
    else await writeInParts(target, next.value);
  }
}

async function copy(target: Target, engine: Engine, copying: Copying): Promise<void> {
  const originals = await target.count({ text: counting(engine), values: [copying.allianceId] });
  for (const statement of copyStatements(engine, copying, originals)) await target.run(statement);
}

/** Both engines take some ten thousand values in one statement. */
const MOST_VALUES = 20_000;

async function writeInParts(target: Target, { table, rows }: Batch): Promise<void> {
  if (rows.length === 0) return;
  const step = Math.floor(MOST_VALUES / Object.keys(rows[0]!).length);
  for (let from = 0; from < rows.length; from += step)
    await target.write(table, rows.slice(from, from + step));
}

/** With a crash the file would be lost, which is then made anew. */
async function sqliteTarget(file: string): Promise<Target> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(opened)));
  });
  const run = (text: string, values: (string | number | null)[] = []): Promise<void> =>
    new Promise((resolve, reject) => {
      database.run(text, values, (error) => (error ? reject(error) : resolve()));
    });
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -400000'])
    await run(`PRAGMA ${pragma}`);
  await run('BEGIN');
  return {
    write: (table, rows) =>
      run(
        insertion(table, rows, () => '?'),
        valuesOf(rows, forSqlite),
      ),
    run: ({ text, values }) => run(text, values),
    count: ({ text, values }) =>
      new Promise((resolve, reject) => {
        database.get<{ count: number }>(text, values, (error, row) =>
          error ? reject(error) : resolve(row!.count),
        );
      }),
    close: async () => {
      await run('COMMIT');
      await run('PRAGMA journal_mode = WAL');
      await new Promise<void>((resolve) => database.close(() => resolve()));
    },
  };
}

async function postgresTarget(connectionString: string): Promise<Target> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query('BEGIN');
  return {
    write: async (table, rows) => {
      await client.query(
        insertion(table, rows, (place) => `$${place}`),
        valuesOf(rows, forPostgres),
      );
    },
    run: async ({ text, values }) => void (await client.query(text, values)),
    count: async ({ text, values }) =>
      Number((await client.query<{ count: string }>(text, values)).rows[0]!.count),
    close: async () => {
      await client.query('COMMIT');
      await client.query('ANALYZE');
      await client.end();
    },
  };
}

function insertion(table: string, rows: readonly Row[], mark: (place: number) => string): string {
  const columns = Object.keys(rows[0]!);
  const marks = rows.map(
    (_, row) => `(${columns.map((_column, at) => mark(row * columns.length + at + 1)).join(',')})`,
  );
  return `INSERT INTO ${table} (${columns.join(',')}) VALUES ${marks.join(',')}`;
}

const valuesOf = <T>(rows: readonly Row[], told: (value: Value) => T): T[] =>
  rows.flatMap((row) => Object.values(row).map(told));
