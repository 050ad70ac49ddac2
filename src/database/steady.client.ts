/** A connection to PostgreSQL whose loss is never the process's, and which plans hand-written statements once. */
import { Client, type ClientConfig, type QueryResult } from 'pg';
import { nameOf } from './statement-names.js';

export class SteadyClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    // Whoever waits for an answer is told by its own promise; between the pool and TypeORM there is a moment in which nobody listens.
    this.on('error', () => undefined);
    const ask = this.query.bind(this) as (...asked: unknown[]) => Promise<QueryResult>;
    Object.assign(this, { query: (...asked: unknown[]) => ask(...named(asked)) });
  }
}

/** A text that has a name goes under it. */
function named(asked: unknown[]): unknown[] {
  const [text, values, ...rest] = asked;
  const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
  return name === undefined ? asked : [{ name, text, values }, ...rest];
}
