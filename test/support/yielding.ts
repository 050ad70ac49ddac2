/** A build that yields at random before every statement: whatever relies on nobody coming in between shows itself. */
import { setTimeout as pause } from 'node:timers/promises';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import { SqliteQueryRunner } from 'typeorm/driver/sqlite/SqliteQueryRunner.js';
import { chance } from './chance.js';

type Asks = { query(...given: unknown[]): Promise<unknown> };

/** From now on, until what is returned is called, each statement first waits: none, some turns of the event loop, or up to `mostMs`. */
export function yieldBeforeStatements(seed: number, mostMs: number): () => void {
  const next = chance(seed);
  const undo = [PostgresQueryRunner, SqliteQueryRunner].map(({ prototype }) => {
    const runner = prototype as unknown as Asks;
    const { query } = runner;
    runner.query = async function yielding(this: Asks, ...given: unknown[]) {
      await aWhile(next(), mostMs);
      return query.apply(this, given);
    };
    return () => (runner.query = query);
  });
  return () => undo.forEach((one) => one());
}

async function aWhile(drawn: number, mostMs: number): Promise<void> {
  if (drawn < 0.3) return;
  if (drawn > 0.7) return pause(((drawn - 0.7) / 0.3) * mostMs);
  for (let turns = Math.floor(drawn * 10); turns > 0; turns -= 1)
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
}
