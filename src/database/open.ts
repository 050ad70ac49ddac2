/** How each engine is opened, and the proof that what it acknowledges is on the disk. */
import sqlite3 from 'sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../shared/config.js';
import { onPostgres } from './columns.js';
import { POOL_SIZE } from './engine.doors.js';
import { SnakeNames } from './naming.js';
import { upgrade } from './schema.upgrade.js';
import { refuseVanished } from './server.lock.js';
import { keepingSqlite } from './sqlite.driver.js';
import { alone } from './sqlite.mutex.js';
import { SteadyClient } from './steady.client.js';

type Basics = Pick<DataSourceOptions, 'entities' | 'migrations'>;
/** The configuration travels along: the framework hands on nothing else. */
type Opened = DataSourceOptions & { retryAttempts: 0; config: Config };

const BUSY_TIMEOUT_MS = 3_000;

export const writerOptions = (config: Config, basics: Basics): Opened => options(config, basics, false);

export const readerOptions = (config: Config, basics: Basics): Opened => options(config, basics, true);

function options(config: Config, basics: Basics, isReader: boolean): Opened {
  const common = {
    ...basics,
    config,
    namingStrategy: new SnakeNames(),
    synchronize: false,
    retryAttempts: 0 as const,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' } as const,
  };
  if (!onPostgres) {
    const file = { type: 'sqlite' as const, database: config.sqliteFile, busyTimeout: BUSY_TIMEOUT_MS };
    return {
      ...common,
      ...file,
      driver: keepingSqlite,
      ...(isReader ? { flags: sqlite3.OPEN_READONLY } : { enableWAL: true }),
    };
  }
  return {
    ...common,
    type: 'postgres',
    url: config.databaseUrl ?? '',
    poolSize: POOL_SIZE,
    connectTimeoutMS: 3_000,
    extra: {
      Client: SteadyClient,
      statement_timeout: 10_000,
      lock_timeout: 3_000,
      // A process that froze amid a unit must not keep everybody waiting: less than others wait in all.
      idle_in_transaction_session_timeout: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 5_000,
      // Also for what reads without a transaction that says so itself.
      ...(isReader ? { options: '-c default_transaction_read_only=on' } : {}),
    },
  };
}

export async function openWriter(given?: DataSourceOptions): Promise<DataSource> {
  const { config } = given as Opened;
  const migrated = (): Promise<DataSource> => openMigrated(config, given);
  return onPostgres ? migrated() : alone(config.sqliteFile, migrated);
}

async function openMigrated(config: Config, given?: DataSourceOptions): Promise<DataSource> {
  if (!onPostgres) refuseVanished(config.sqliteFile);
  const source = await opened(given);
  try {
    await (onPostgres ? provePostgresIsDurable(source) : makeSqliteDurable(source));
    await upgrade(source, config);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return source;
}

export async function openReader(given?: DataSourceOptions): Promise<DataSource> {
  return opened(given);
}

async function opened(given?: DataSourceOptions): Promise<DataSource> {
  if (!given) throw new Error('The database was opened without options.');
  return new DataSource(given).initialize();
}

/** FULL must be set after WAL, and read back: some builds run WAL at NORMAL and lose acknowledged work in a power cut. */
async function makeSqliteDurable(source: DataSource): Promise<void> {
  await source.query('PRAGMA synchronous = FULL');
  const [synchronous] = (await source.query('PRAGMA synchronous')) as { synchronous: number }[];
  const [journal] = (await source.query('PRAGMA journal_mode')) as { journal_mode: string }[];
  if (synchronous?.synchronous !== 2 || journal?.journal_mode !== 'wal') {
    throw new Error('SQLite does not run with journal_mode=WAL and synchronous=FULL.');
  }
}

async function provePostgresIsDurable(source: DataSource): Promise<void> {
  const [row] = (await source.query(
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit`,
  )) as { fsync: string; commit: string }[];
  if (row?.fsync !== 'on' || row.commit === 'off') {
    throw new Error('PostgreSQL must run with fsync=on and synchronous_commit not off.');
  }
}
