/** Statements: every text that reaches the database, written down for whoever counts them. */
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { SqliteQueryRunner } from 'typeorm/driver/sqlite/SqliteQueryRunner.js';

type Asks = { query(text: string, ...given: unknown[]): Promise<unknown> };

/** What begins and ends a unit asks for nothing. */
const FRAMES = /^\s*(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)\b/;

/** Those of this test file, in their order, from now on. */
export class Statements {
  private readonly texts: string[] = [];

  constructor() {
    const { texts } = this;
    for (const { prototype } of [PostgresQueryRunner, SqliteQueryRunner]) {
      const runner = prototype as unknown as Asks;
      const { query } = runner;
      runner.query = function written(this: Asks, text, ...given) {
        if (!FRAMES.test(text)) texts.push(text);
        return query.call(this, text, ...given);
      };
    }
  }

  /** Each text that the work sends to the database, once. */
  async during(work: () => Promise<unknown>): Promise<Set<string>> {
    this.texts.length = 0;
    await work();
    return new Set(this.texts);
  }

  /** What the work asks of the database: to find out who asks, and everything else. */
  async of(work: () => Promise<unknown>): Promise<{ access: string[]; work: string[] }> {
    this.texts.length = 0;
    await work();
    const isAccess = (text: string): boolean => /\baccess_tokens\b/.test(text);
    return {
      access: this.texts.filter(isAccess),
      work: this.texts.filter((text) => !isAccess(text)),
    };
  }
}
