/** A unit on a connection: begun by hand, ended by hand, and told to TypeORM so that nothing in it begins another one. */
import type { EntityManager, QueryRunner } from 'typeorm';
import { onPostgres } from './columns.js';

export type Work<T> = (tx: EntityManager) => Promise<T>;

/** Named so that both engines read in one column; see docs/decisions/0002-one-door.md. */
export const begin = onPostgres
  ? {
      transaction: 'BEGIN ISOLATION LEVEL READ COMMITTED',
      read: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
    }
  : { transaction: 'BEGIN IMMEDIATE', read: 'BEGIN DEFERRED' };

export async function unitOn<T>(runner: QueryRunner, beginning: string, work: Work<T>): Promise<T> {
  try {
    await runner.query(beginning);
    enter(runner);
    const result = await work(runner.manager);
    await commit(runner);
    return result;
  } catch (error) {
    await runner.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    leave(runner);
    await runner.release();
  }
}

/** A single statement is one moment by itself: it needs no beginning and no end, which are two round trips. */
export async function glanceOn<T>(runner: QueryRunner, work: Work<T>): Promise<T> {
  const query = runner.query.bind(runner) as QueryRunner['query'];
  let isAsked = false;
  runner.query = (...asked: Parameters<QueryRunner['query']>) => {
    if (isAsked) throw new Error('A glance is one statement: use a read.');
    isAsked = true;
    return query(...asked) as Promise<never>;
  };
  enter(runner);
  try {
    return await work(runner.manager);
  } finally {
    leave(runner);
    Reflect.deleteProperty(runner, 'query');
    await runner.release();
  }
}

/** PostgreSQL answers a COMMIT with ROLLBACK, and without an error, where a statement failed and somebody caught that. */
async function commit(runner: QueryRunner): Promise<void> {
  if (!onPostgres) return void (await runner.query('COMMIT'));
  const connection = (await runner.connect()) as { query(text: string): Promise<{ command: string }> };
  const { command } = await connection.query('COMMIT');
  if (command !== 'COMMIT') throw new Error('A statement of this unit failed, so nothing of it is kept.');
}

/** TypeORM's own start knows no IMMEDIATE; told by hand, save() opens no transaction of its own, and nobody else can. */
export function enter(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: true, startTransaction: refuseNesting });
}

/** SQLite's only runner serves the next unit as well. */
export function leave(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: false });
  Reflect.deleteProperty(runner, 'startTransaction');
}

export function refuseNesting(): never {
  throw new Error('A unit of work must not open another one: pass `tx` on.');
}
