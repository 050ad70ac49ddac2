/** The one door to the database: `read` sees one consistent moment, `transaction` runs alone and is durable once it resolves. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Not, type DataSource, type EntityManager } from 'typeorm';
import { ComeAgain } from '../shared/come-again.js';
import { newId, onPostgres } from './columns.js';
import { causeOf, isReadOnly, isRepeatable, ourOwn, type Cause, type Trouble } from './faults.js';
import { doorsOf, type Doors } from './engine.doors.js';
import { NOBODY } from './fair-order.js';
import { OpenedFile } from './opened.file.js';
import { TroubleLog } from './trouble.log.js';
import { refuseNesting, type Work } from './unit.runner.js';
import { WriteProbe } from './write-probe.entity.js';

const MOST_TRIES = 10;
/** As much as a reservation and its mails take, so that a disk with room for less counts as full. */
const PROBE_BYTES = 32 * 1024;
/** On PostgreSQL a last try may wait 3 s for a connection and then 6 s for a row. */
const MOST_RETRY_MS = 4_000;

@Injectable()
export class Database implements OnApplicationShutdown {
  private readonly inside = new AsyncLocalStorage<true>();
  private readonly writing = new TroubleLog('written');
  private readonly reading = new TroubleLog('read');
  private readonly doors: Doors;
  private readonly file: OpenedFile | undefined;
  private isProving = false;

  constructor(@InjectDataSource() writer: DataSource, @InjectDataSource('reader') reader: DataSource) {
    this.file = onPostgres ? undefined : new OpenedFile(String(writer.options.database));
    this.doors = doorsOf({ writer, reader }, { refuse: crowded, prove: () => this.proveInPlace() });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.doors.close();
    // In a process that goes on (tests, the command line), every promise would carry it along.
    this.inside.disable();
  }

  /** Runs `work` on one snapshot; it cannot write. Nothing in it may wait for the network. `of` is the alliance that it is about: they take turns. */
  read<T>(work: Work<T>, of = NOBODY): Promise<T> {
    return this.enter(this.reading, work, (entered) => this.doors.read(of, entered).catch(sayForbiddenWrite));
  }

  /** A read of one statement, at less cost; a second one throws, since it would see another moment. */
  glance<T>(work: Work<T>, of = NOBODY): Promise<T> {
    return this.enter(this.reading, work, (entered) =>
      this.doors.glance(of, entered).catch(sayForbiddenWrite),
    );
  }

  /** Runs `work` alone or not at all; what it returns is durable. Nothing in it may wait for the network. May run again after a deadlock. `of` as above. */
  transaction<T>(work: Work<T>, of = NOBODY): Promise<T> {
    return this.enter(this.writing, work, (entered) => repeated(() => this.doors.write(of, entered)));
  }

  /** Rejects where nothing could be written now. What is written is new before the old is gone: a full disk has no room for it. */
  async proveWritable(): Promise<void> {
    const probe = { id: newId(), filling: randomBytes(PROBE_BYTES) };
    await this.transaction(async (tx) => {
      await tx.insert(WriteProbe, probe);
      await tx.delete(WriteProbe, { id: Not(probe.id) });
    });
  }

  /** Rejects where no unit that writes could begin now: SQLite takes the write lock for it, PostgreSQL gives a transaction id to writers only. */
  async proveOpen(): Promise<void> {
    await this.transaction((tx) => tx.query(onPostgres ? 'SELECT pg_current_xact_id()' : 'SELECT 1'));
  }

  /** The last trouble with writing and when it was met, by `performance.now()`; undefined once all has gone well for a while. */
  get writeTrouble(): { trouble: Trouble; ms: number } | undefined {
    const latest = this.writing.latest;
    return latest && { trouble: latest.cause.trouble, ms: latest.ms };
  }

  /**
   * A lock on a word, for decisions that belong to no alliance: whoever comes second waits until the first has
   * committed. SQLite writes one after the other anyway.
   */
  async lockWord(tx: EntityManager, word: string): Promise<void> {
    if (onPostgres) await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [word]);
  }

  private async enter<T>(log: TroubleLog, work: Work<T>, pass: (entered: Work<T>) => Promise<T>): Promise<T> {
    if (this.inside.getStore()) refuseNesting();
    try {
      const result = await pass((tx) => this.inside.run(true, () => work(tx)));
      if (log.isQuiet) this.seeWhetherOver(log);
      return result;
    } catch (error) {
      const cause = error instanceof Away ? error.why : causeOf(error);
      if (!cause) throw error;
      log.met(cause);
      throw error instanceof Away ? error : away(cause);
    }
  }

  /** A unit that went well need not have written anything: a full disk does not stop it. */
  private seeWhetherOver(log: TroubleLog): void {
    if (log === this.reading) return log.sayOver();
    if (this.isProving) return;
    this.isProving = true;
    void this.proveWritable()
      .then(() => log.isQuiet && log.sayOver())
      .catch(() => undefined)
      .finally(() => (this.isProving = false));
  }

  /** What was written into a file that is no longer there is not acknowledged. */
  private proveInPlace(): void {
    if (this.file?.isInPlace() === false) throw away(ourOwn.gone);
  }
}

async function repeated<T>(work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRepeatable(error)) throw error;
      if (tries === MOST_TRIES || performance.now() - begun > MOST_RETRY_MS) throw away(ourOwn.held);
      await pause(Math.random() * 20 * tries);
    }
  }
}

/** The reader says "read-only" as a full or broken disk does; here it is a bug, and must not pass for maintenance. */
function sayForbiddenWrite(error: unknown): never {
  if (!isReadOnly(error)) throw error;
  throw new Error('A read must not write: use a transaction.', { cause: error });
}

/** What people are told is the same, whatever the cause; that is for the log. */
class Away extends ComeAgain {
  constructor(readonly why: Cause) {
    super();
  }
}

const away = (why: Cause): Away => new Away(why);

const crowded = (): Away => away(ourOwn.crowded);
