/** The log of one door of the database: says why it is shut, once until that changes, and when it is open again. */
import { Logger } from '@nestjs/common';
import { News } from '../shared/news.js';
import type { Cause } from './faults.js';

const QUIET_MS = 60_000;
/** So long all must go well before it is said to be over: what comes and goes is one trouble. */
const OVER_MS = 10_000;

export class TroubleLog {
  private readonly log = new Logger('Database');
  private news = new News(QUIET_MS);
  private last: { cause: Cause; ms: number } | undefined;

  /** `what` follows "The database cannot be". */
  constructor(private readonly what: 'written' | 'read') {}

  met(cause: Cause): void {
    const ms = performance.now();
    this.last = { cause, ms };
    const { trouble, words, code } = cause;
    if (!this.news.isNews(words, ms)) return;
    const sentence = `The database cannot be ${this.what}: ${words}${code === '' ? '' : ` (${code})`}.`;
    if (trouble === 'database-busy') this.log.warn(sentence);
    else this.log.error(sentence);
  }

  /** True where there was trouble, and none for a while. */
  get isQuiet(): boolean {
    return this.last !== undefined && performance.now() - this.last.ms >= OVER_MS;
  }

  sayOver(): void {
    this.last = undefined;
    this.news = new News(QUIET_MS);
    this.log.warn(`The database can be ${this.what} again.`);
  }

  /** What it was and when, by `performance.now()`; undefined while all is well. */
  get latest(): { cause: Cause; ms: number } | undefined {
    return this.last;
  }
}
