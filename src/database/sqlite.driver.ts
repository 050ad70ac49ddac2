/** The SQLite driver as TypeORM is given it: every text is prepared once and kept, and stack capture, which slows every statement, stays off. */
import sqlite3 from 'sqlite3';
import { outOfOrder } from './parameter-order.js';

type Answer = (this: Outcome, error: Error | null, rows?: unknown[]) => void;

/** What the driver says beside rows. */
interface Outcome {
  lastID?: unknown;
  changes?: number;
}

/** Texts that are built with lists of different lengths must not push out what runs all the time. */
const MOST_KEPT = 500;

const writes = /^(INSERT|UPDATE|DELETE) /;

/** A connection that keeps its prepared statements, those used last. */
class KeepingDatabase extends sqlite3.Database {
  private readonly kept = new Map<string, sqlite3.Statement>();

  override all(text: string, ...rest: unknown[]): this {
    const [parameters, answer] = told(rest);
    this.with(text, answer, (statement) => statement.all(parameters, answer));
    return this;
  }

  /** What returns rows answers with them, though it writes. A PRAGMA has rows that nobody fetches, and would stay in progress. */
  override run(text: string, ...rest: unknown[]): this {
    const [parameters, answer] = told(rest);
    if (!writes.test(text)) return super.run(text, parameters, answer);
    if (!/\bRETURNING\b/.test(text)) {
      this.with(text, answer, (statement) => statement.run(parameters, answer));
      return this;
    }
    this.with(text, answer, (statement) =>
      statement.all(parameters, (error: Error | null, rows: unknown[] | undefined) =>
        answer.call({ lastID: rows, changes: rows?.length ?? 0 }, error, rows),
      ),
    );
    return this;
  }

  /** SQLite closes nothing that has prepared statements. */
  override close(answer?: (error: Error | null) => void): void {
    for (const statement of this.kept.values()) statement.finalize();
    this.kept.clear();
    super.close(answer);
  }

  private with(text: string, answer: Answer, use: (statement: sqlite3.Statement) => void): void {
    const kept = this.kept.get(text);
    if (kept) {
      this.kept.delete(text);
      this.kept.set(text, kept);
      return use(kept);
    }
    const wrong = outOfOrder(text);
    if (wrong) return answer.call({}, new Error(wrong));
    const statement: sqlite3.Statement = this.prepare(text, (error: Error | null) => {
      if (error) return answer.call({}, error);
      this.keep(text, statement);
      use(statement);
    });
  }

  private keep(text: string, statement: sqlite3.Statement): void {
    this.kept.get(text)?.finalize();
    this.kept.set(text, statement);
    if (this.kept.size <= MOST_KEPT) return;
    const [oldest] = this.kept.keys();
    this.kept.get(oldest!)?.finalize();
    this.kept.delete(oldest!);
  }
}

/** The driver takes parameters or none before the callback, and no callback at all. */
function told(rest: readonly unknown[]): [unknown[], Answer] {
  const answer = rest.findLast((one) => typeof one === 'function') as Answer | undefined;
  const [first] = rest;
  return [Array.isArray(first) ? first : [], answer ?? (() => undefined)];
}

export const keepingSqlite = { ...sqlite3, Database: KeepingDatabase, verbose: () => keepingSqlite };
