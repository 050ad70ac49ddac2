/** A connection to PostgreSQL whose loss is never the process's: between the pool and TypeORM there is a moment in which nobody listens to it. */
import { Client, type ClientConfig } from 'pg';

export class SteadyClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    // Whoever waits for an answer is told by its own promise.
    this.on('error', () => undefined);
  }
}
