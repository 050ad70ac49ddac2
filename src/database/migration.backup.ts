/** The backup before migrations: one file, whole and checked before it gets its name. */
import { execFile } from 'node:child_process';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import sqlite3 from 'sqlite3';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Config } from '../shared/config.js';
import { StartRefusal } from '../shared/start-refusal.js';
import { onPostgres } from './columns.js';
import { quietSqlite } from './sqlite.driver.js';

const run = promisify(execFile);

/** Answers the file's name. Refuses the start where it cannot be made: migrations go forward only. */
export async function backUp(runner: QueryRunner, config: Config, now: Date): Promise<string> {
  const moment = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const file = join(config.backupDir, `leihbund-before-update-${moment}.${onPostgres ? 'dump' : 'sqlite'}`);
  const draft = `${file}.part`;
  try {
    await mkdir(config.backupDir, { recursive: true, mode: 0o700 });
    await emptyFile(draft);
    await (onPostgres ? dumpPostgres(config.databaseUrl ?? '', draft) : copySqlite(runner, draft));
    await keep(draft, file);
    return file;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw noBackup(config, error);
  }
}

/** For this user alone from its first byte on; both ways below write into it. */
async function emptyFile(path: string): Promise<void> {
  await rm(path, { force: true });
  await (await open(path, 'wx', 0o600)).close();
}

async function copySqlite(runner: QueryRunner, draft: string): Promise<void> {
  await runner.query('VACUUM INTO ?', [draft]);
  const copy = await new DataSource({
    type: 'sqlite',
    driver: quietSqlite,
    database: draft,
    flags: sqlite3.OPEN_READONLY,
  }).initialize();
  try {
    const said = (await copy.query('PRAGMA integrity_check')) as { integrity_check: string }[];
    if (said[0]?.integrity_check !== 'ok') throw new Error('the copy is damaged');
  } finally {
    await copy.destroy();
  }
}

/** The password travels in the environment: everybody on the machine sees a command line. */
async function dumpPostgres(url: string, draft: string): Promise<void> {
  const { host, port, user, database, password } = new Client({ connectionString: url });
  const sslMode = new URL(url).searchParams.get('sslmode');
  const env = {
    ...process.env,
    PGHOST: host,
    PGPORT: String(port),
    ...(user === undefined ? {} : { PGUSER: user }),
    ...(database === undefined ? {} : { PGDATABASE: database }),
    ...(typeof password === 'string' ? { PGPASSWORD: password } : {}),
    ...(sslMode === null ? {} : { PGSSLMODE: sslMode }),
  };
  await run('pg_dump', ['--format=custom', '--no-password', `--file=${draft}`], { env });
  await run('pg_restore', ['--list', draft], { maxBuffer: 64 * 1024 * 1024 });
}

/** On the disk before it has its name, and the name as well. */
async function keep(draft: string, file: string): Promise<void> {
  for (const path of [draft, join(file, '..')]) {
    if (path !== draft) await rename(draft, file);
    const handle = await open(path, 'r');
    await handle.sync();
    await handle.close();
  }
}

function noBackup({ backupDir }: Config, error: unknown): StartRefusal {
  const told = error as { message?: string; stderr?: string };
  const why = (told.stderr || told.message || 'no reason given').trim();
  return new StartRefusal(
    `The database must be migrated, and the backup before that failed, so nothing was changed. ` +
      `It goes to BACKUP_DIR (${backupDir})${onPostgres ? ' by pg_dump, which must be installed and no older than the server' : ''}. ` +
      `If you have a backup of your own, start once with MIGRATION_BACKUP=off.\n${why}`,
    { cause: error },
  );
}
