/** The beginning of a restore: the backup is checked while it is unpacked beside the database. */
import type { Config } from '../shared/config.js';
import { StartRefusal } from '../shared/start-refusal.js';
import { onPostgres } from './columns.js';
import { PostgresStage } from './postgres.stage.js';
import { SqliteStage } from './sqlite.stage.js';
import type { Stage } from './stage.js';

/** Refuses while a server runs, and a file that is no whole backup. */
export async function staged(config: Config, backup: string): Promise<Stage> {
  try {
    return await (onPostgres ? PostgresStage : SqliteStage).of(config, backup);
  } catch (error) {
    throw noRestore(error);
  }
}

/** Why the database is as it was. */
export function noRestore(error: unknown): StartRefusal {
  const told = error as { message?: string; stderr?: string };
  const why = (told.stderr || told.message || 'no reason given').trim();
  return new StartRefusal(`Nothing was restored; the database is as it was.\n${why}`, { cause: error });
}
