/** The one door to the database: `read` sees one consistent moment, `transaction` runs alone and is durable once it resolves. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { Refusal } from '../shared/refusal.js';
import { onPostgres } from './columns.js';
import { isAway, isReadOnly, isRepeatable } from './faults.js';
import { OpenedFile } from './opened.file.js';
import { PatientQueue } from './patient.queue.js';

export type Work<T> = (tx: EntityManager) => Promise<T>;

const MOST_TRIES = 10;
/** With the 3 s that a statement may wait for a lock, everybody has an answer within about ten. */
const MOST_WAIT_MS = 7_000;
/** On PostgreSQL a last try may wait 3 s for a connection and then 6 s for a row. */
const MOST_RETRY_MS = 4_000;

/** Named so that both engines read in one column; see docs/decisions/0002-one-door.md. */
const begin = onPostgres
  ? {
      transaction: 'BEGIN ISOLATION LEVEL READ COMMITTED',
      read: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
    }
  : { transaction: 'BEGIN IMMEDIATE', read: 'BEGIN DEFERRED' };

@Injectable()
export class Database {
  private readonly inside = new AsyncLocalStorage<true>();
  private readonly writes = new PatientQueue(MOST_WAIT_MS, away);
  private readonly reads = new PatientQueue(MOST_WAIT_MS, away);
  private readonly file: OpenedFile | undefined;

  constructor(
    @InjectDataSource() private readonly writer: DataSource,
    @InjectDataSource('reader') private readonly reader: DataSource,
  ) {
    this.file = onPostgres ? undefined : new OpenedFile(String(writer.options.database));
  }

  /** Runs `work` on one snapshot; it cannot write. Nothing in it may wait for the network. */
  read<T>(work: Work<T>): Promise<T> {
    return this.enter(this.reads, () => unit(this.reader, begin.read, work).catch(sayForbiddenWrite));
  }

  /** Runs `work` alone or not at all; what it returns is durable. Nothing in it may wait for the network. May run again after a deadlock. */
  transaction<T>(work: Work<T>): Promise<T> {
    return this.enter(this.writes, () => repeated(() => unit(this.writer, begin.transaction, work)));
  }

  /** Rejects where nothing could be written now: SQLite takes the write lock to begin, PostgreSQL gives a transaction id to writers only. */
  async proveWritable(): Promise<void> {
    await this.transaction((tx) => tx.query(onPostgres ? 'SELECT pg_current_xact_id()' : 'SELECT 1'));
  }

  /**
   * A lock on a word, for decisions that belong to no alliance: whoever comes second waits until the first has
   * committed. SQLite writes one after the other anyway.
   */
  async lockWord(tx: EntityManager, word: string): Promise<void> {
    if (onPostgres) await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [word]);
  }

  /** SQLite has one connection for each door, and TypeORM would mix units that run on it at once. */
  private async enter<T>(queue: PatientQueue, work: () => Promise<T>): Promise<T> {
    if (this.inside.getStore()) refuseNesting();
    const entered = (): Promise<T> => this.inside.run(true, work);
    try {
      return await (onPostgres ? entered() : queue.run(() => this.inPlace(entered)));
    } catch (error) {
      throw isAway(error) ? away() : error;
    }
  }

  /** What was written into a file that is no longer there is not acknowledged. */
  private async inPlace<T>(work: () => Promise<T>): Promise<T> {
    if (this.file?.isInPlace() === false) throw away();
    const result = await work();
    if (this.file?.isInPlace() === false) throw away();
    return result;
  }
}

async function unit<T>(source: DataSource, beginning: string, work: Work<T>): Promise<T> {
  const runner = source.createQueryRunner();
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

/** PostgreSQL answers a COMMIT with ROLLBACK, and without an error, where a statement failed and somebody caught that. */
async function commit(runner: QueryRunner): Promise<void> {
  if (!onPostgres) return void (await runner.query('COMMIT'));
  const connection = (await runner.connect()) as { query(text: string): Promise<{ command: string }> };
  const { command } = await connection.query('COMMIT');
  if (command !== 'COMMIT') throw new Error('A statement of this unit failed, so nothing of it is kept.');
}

/** TypeORM's own start knows no IMMEDIATE; told by hand, save() opens no transaction of its own, and nobody else can. */
function enter(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: true, startTransaction: refuseNesting });
}

/** SQLite's only runner serves the next unit as well. */
function leave(runner: QueryRunner): void {
  Object.assign(runner, { isTransactionActive: false });
  Reflect.deleteProperty(runner, 'startTransaction');
}

function refuseNesting(): never {
  throw new Error('A unit of work must not open another one: pass `tx` on.');
}

async function repeated<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRepeatable(error)) throw error;
      if (tries === MOST_TRIES || performance.now() - begun > MOST_RETRY_MS) throw away();
      await pause(Math.random() * 20 * tries);
    }
  }
}

/** The reader says "read-only" as a full or broken disk does; here it is a bug, and must not pass for maintenance. */
function sayForbiddenWrite(error: unknown): never {
  if (!isReadOnly(error)) throw error;
  throw new Error('A read must not write: use a transaction.', { cause: error });
}

function away(): Refusal {
  const words = {
    de: 'Das System ist gerade überlastet oder in Wartung. Bitte versuchen Sie es gleich noch einmal.',
    en: 'The system is overloaded or under maintenance. Please try again in a moment.',
  };
  return new Refusal('unavailable', 'unavailable', words, { retryAfter: 2 });
}
