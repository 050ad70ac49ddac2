/** A backup: one file for this user alone, whole, checked and on the disk before it gets its name. */
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../shared/config.js';
import { StartRefusal } from '../shared/start-refusal.js';
import { onPostgres } from './columns.js';
import { backupName, nameBeforeUpdate, spareBackups } from './kept-backups.js';
import { dumpPostgres } from './postgres.dump.js';
import { copySqlite } from './sqlite.copy.js';

/** While servers run. Answers the file's name; older ones that nobody needs any more are removed once it is there. */
export async function backUp(config: Config, now: Date): Promise<string> {
  const file = await made(config, backupName(now)).catch((error: unknown) => {
    throw new StartRefusal(`There is no backup. ${whyNone(config, error)}`, { cause: error });
  });
  for (const name of spareBackups(await readdir(config.backupDir))) await rm(join(config.backupDir, name));
  return file;
}

/** Refuses the start where none can be made: migrations go forward only. */
export async function backUpBeforeUpdate(config: Config, now: Date): Promise<void> {
  await made(config, nameBeforeUpdate(now)).catch((error: unknown) => {
    throw new StartRefusal(
      `The database must be migrated, and the backup before that failed, so nothing was changed. ` +
        `If you have a backup of your own, start once with MIGRATION_BACKUP=off. ${whyNone(config, error)}`,
      { cause: error },
    );
  });
}

async function made(config: Config, name: string): Promise<string> {
  const file = join(config.backupDir, `${name}.${onPostgres ? 'dump' : 'sqlite'}`);
  const draft = `${file}.${process.pid}.part`;
  try {
    await mkdir(config.backupDir, { recursive: true, mode: 0o700 });
    // For this user alone from its first byte on; both engines write into it.
    await (await open(draft, 'wx', 0o600)).close();
    await (onPostgres ? dumpPostgres(config.databaseUrl ?? '', draft) : copySqlite(config.sqliteFile, draft));
    await putOnDisk(draft);
    await rename(draft, file);
    await putOnDisk(config.backupDir);
    return file;
  } finally {
    await rm(draft, { force: true });
  }
}

/** A file's bytes, or a folder's names. */
export async function putOnDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

function whyNone({ backupDir }: Config, error: unknown): string {
  const told = error as { message?: string; stderr?: string };
  const why = (told.stderr || told.message || 'no reason given').trim();
  const by = onPostgres ? ' by pg_dump, which must be installed and no older than the server' : '';
  return `It goes to BACKUP_DIR (${backupDir})${by}.\n${why}`;
}
