/** The start's migrations: what must be true before them, a backup, each in a transaction of its own, and their checksums. */
import { MigrationExecutor, type DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { Clock } from '../shared/clock.service.js';
import type { Config } from '../shared/config.js';
import { StartRefusal } from '../shared/start-refusal.js';
import { onPostgres } from './columns.js';
import { backUpBeforeUpdate } from './data.backup.js';
import { MigrationChecksum } from './migration-checksum.entity.js';
import { checksumOf } from './migration.checksums.js';
import { refuseServed } from './server.lock.js';

/** Any number that every instance agrees on. */
const MIGRATION_LOCK = 7_415_001;

/** Brings the schema up to date, one instance at a time: whoever comes second waits, then finds nothing to do. */
export async function upgrade(source: DataSource, config: Config): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    if (onPostgres) await lockMigrations(runner);
    await upgradeAlone(source, runner, config);
  } finally {
    if (onPostgres) await unlockMigrations(runner);
    await runner.release();
  }
}

/** Waiting for another instance, and migrating itself, may take long. Lock and work share a session, so they end together. */
async function lockMigrations(runner: QueryRunner): Promise<void> {
  await runner.query('SET lock_timeout = 0');
  await runner.query('SET statement_timeout = 0');
  await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
}

async function unlockMigrations(runner: QueryRunner): Promise<void> {
  await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  await runner.query('RESET lock_timeout');
  await runner.query('RESET statement_timeout');
}

async function upgradeAlone(source: DataSource, runner: QueryRunner, config: Config): Promise<void> {
  const applied = await appliedNames(runner);
  refuseNewer(applied, source.migrations.map(nameOf));
  await refuseEdited(runner, source.migrations);
  if (source.migrations.some((one) => !applied.includes(nameOf(one)))) {
    if (!onPostgres) refuseServed(config.sqliteFile, 'The database must be migrated');
    if (config.migrationBackup && (await holdsSomething(runner)))
      await backUpBeforeUpdate(config, new Clock().now());
    await Object.assign(new MigrationExecutor(source, runner), {
      transaction: 'each',
    }).executePendingMigrations();
  }
  await record(runner, source.migrations);
}

const nameOf = (migration: MigrationInterface): string => migration.constructor.name;

async function appliedNames(runner: QueryRunner): Promise<string[]> {
  if (!(await runner.hasTable('migrations'))) return [];
  const rows = (await runner.query('SELECT name FROM migrations')) as { name: string }[];
  return rows.map(({ name }) => name);
}

function refuseNewer(applied: readonly string[], known: readonly string[]): void {
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new StartRefusal(
    `The database is newer than this program: it was migrated by ${unknown.join(', ')}, which this version does not know. ` +
      'Start the newer version, or restore the backup that was made before the update. Nothing was changed.',
  );
}

async function refuseEdited(runner: QueryRunner, known: readonly MigrationInterface[]): Promise<void> {
  if (!(await runner.hasTable('migration_checksums'))) return;
  const recorded = await runner.manager.find(MigrationChecksum);
  for (const migration of known) {
    const before = recorded.find(({ name }) => name === nameOf(migration));
    if (!before || before.checksum === (await checksumOf(migration))) continue;
    throw new StartRefusal(
      `The migration ${nameOf(migration)} is not the one that ran on this database: it was edited after its release. ` +
        'Put it back as it was and write a new migration. Nothing was changed.',
    );
  }
}

/** Tables alone may be what an interrupted first start has left. */
async function holdsSomething(runner: QueryRunner): Promise<boolean> {
  const own = ['migrations', 'migration_checksums', 'typeorm_metadata'];
  const tables = (await runner.query(
    onPostgres
      ? `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`
      : `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  )) as { name: string }[];
  for (const { name } of tables.filter((table) => !own.includes(table.name)))
    if (((await runner.query(`SELECT 1 FROM "${name}" LIMIT 1`)) as unknown[]).length > 0) return true;
  return false;
}

async function record(runner: QueryRunner, known: readonly MigrationInterface[]): Promise<void> {
  const recordedAt = new Clock().now();
  const recorded = await runner.manager.find(MigrationChecksum);
  const missing = known.filter((one) => !recorded.some(({ name }) => name === nameOf(one)));
  for (const migration of missing)
    await runner.manager.insert(MigrationChecksum, {
      name: nameOf(migration),
      checksum: await checksumOf(migration),
      recordedAt,
    });
}
