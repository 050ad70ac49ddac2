/** Group commit: units that wait share one commit, each in its savepoint, and are answered once it is durable. For SQLite, where one writes at a time. */
import type { QueryRunner } from 'typeorm';
import { PatientLine } from './patient.line.js';
import { begin, enter, leave, type Work } from './unit.runner.js';

/** How a unit went; it is told after the commit, since also a no may rest on what others of the same commit wrote. */
type Told = (problem: { because: unknown } | undefined) => void;

interface Rules {
  mostWaitMs: number;
  /** After this long nobody else joins, so that the first are not kept waiting for the last. */
  mostSharedMs: number;
  runner: () => QueryRunner;
  /** Whether what is written now goes where it should; throws where not. */
  prove: () => void;
  /** What those are told whose turn does not come in time. */
  refuse: () => Error;
}

export class GroupCommit {
  private readonly line: PatientLine<Shared>;
  private isAtWork = false;

  constructor(private readonly rules: Rules) {
    this.line = new PatientLine(rules.mostWaitMs);
  }

  /** Resolves once what `work` wrote is durable; rejects as it does, or as the commit that it shared. */
  run<T>(of: string, work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const join = (shared: Shared): Promise<void> => shared.add(work, resolve, reject);
      this.line.add(of, join, () => reject(this.rules.refuse()));
      if (!this.isAtWork) void this.goOn();
    });
  }

  private async goOn(): Promise<void> {
    this.isAtWork = true;
    for (let turn = this.line.next(); turn; turn = this.line.next()) {
      const shared = new Shared(this.rules);
      const begun = performance.now();
      await turn.begin(shared);
      while (shared.isOpen && performance.now() - begun < this.rules.mostSharedMs) {
        const fellow = this.line.next();
        if (!fellow) break;
        await fellow.begin(shared);
      }
      await shared.end();
    }
    this.isAtWork = false;
  }
}

/** One transaction of the engine, for one or several units. */
class Shared {
  private readonly runner: QueryRunner;
  private readonly told: Told[] = [];
  /** False before its first unit, and once it was undone as a whole. */
  isOpen = false;

  constructor(private readonly rules: Rules) {
    this.runner = rules.runner();
  }

  /** Never rejects: how it went is told in the end. */
  async add<T>(
    work: Work<T>,
    resolve: (value: T) => void,
    reject: (because: unknown) => void,
  ): Promise<void> {
    try {
      const value = await (this.isOpen ? this.inSavepoint(work) : this.asFirst(work));
      this.told.push((problem) => (problem ? reject(problem.because) : resolve(value)));
    } catch (because) {
      this.told.push((problem) => reject(problem?.because ?? because));
    }
  }

  /** Commits, and tells everybody how it went. */
  async end(): Promise<void> {
    if (this.isOpen)
      await this.commit().then(
        () => this.tell(undefined),
        (because) => this.undo(because),
      );
    else this.tell(undefined);
    leave(this.runner);
    await this.runner.release();
  }

  /** Nobody else is in it yet, so it needs no savepoint. */
  private async asFirst<T>(work: Work<T>): Promise<T> {
    this.rules.prove();
    await this.runner.query(begin.transaction);
    enter(this.runner);
    try {
      const value = await work(this.runner.manager);
      this.isOpen = true;
      return value;
    } catch (error) {
      await this.runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  private async inSavepoint<T>(work: Work<T>): Promise<T> {
    await this.runner.query('SAVEPOINT unit');
    try {
      const value = await work(this.runner.manager);
      await this.runner.query('RELEASE unit');
      return value;
    } catch (error) {
      await this.rollBackTo(error);
      throw error;
    }
  }

  /** A full or sick disk takes the whole transaction with it, and the savepoint too. */
  private async rollBackTo(error: unknown): Promise<void> {
    try {
      await this.runner.query('ROLLBACK TO unit');
      await this.runner.query('RELEASE unit');
    } catch {
      await this.undo(error);
    }
  }

  private async commit(): Promise<void> {
    await this.runner.query('COMMIT');
    this.rules.prove();
  }

  private async undo(because: unknown): Promise<void> {
    this.isOpen = false;
    await this.runner.query('ROLLBACK').catch(() => undefined);
    this.tell({ because });
  }

  private tell(problem: { because: unknown } | undefined): void {
    for (const tell of this.told.splice(0)) tell(problem);
  }
}
