/** The log of work that is tried again and again: what fails and where, once until it fails in another way or works again. */
import { Logger } from '@nestjs/common';
import { errorFacts } from './error-facts.js';
import { Refusal } from './refusal.js';

const MOST_KEPT = 1_000;

export class FailureLog {
  private readonly log: Logger;
  /** What fails, and how it did last. */
  private readonly failing = new Map<string, string>();

  constructor(context: string) {
    this.log = new Logger(context);
  }

  /** Why the database is away, it has said itself. */
  failed(what: string, error: unknown): void {
    if (error instanceof Refusal && error.kind === 'unavailable') return;
    const facts = errorFacts(error);
    const how = [facts.error, facts.code, facts.stack?.[0]].join(' ');
    if (this.failing.get(what) === how) return;
    const [oldest] = this.failing.keys();
    if (this.failing.size >= MOST_KEPT && oldest !== undefined) this.failing.delete(oldest);
    this.failing.set(what, how);
    this.log.error({ what, ...facts });
  }

  worked(what: string): void {
    if (this.failing.delete(what)) this.log.warn(`${what}: works again`);
  }
}
