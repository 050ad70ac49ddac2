/** Empty databases beside the test's own, for what happens before a database is whole; and what one looks like inside. */
import { join } from 'node:path';
import type { DataSource, MigrationInterface } from 'typeorm';
import { newId } from '../../src/database/columns.js';
import { migrations } from '../../src/database/migrations/all.js';
import { openWriter, writerOptions } from '../../src/database/open.js';
import { entities } from '../../src/entities.js';
import { readConfig } from '../../src/shared/config.js';
import { asAdmin, onPostgres } from './database.js';

export type Migrations = readonly (new () => MigrationInterface)[];

/** One empty database with a backup folder of its own. */
export class Place {
  readonly name = `leihbund_${newId().replaceAll('-', '')}`;
  readonly backupDir = join(process.env['TEST_FOLDER'] ?? '', `backup-${this.name}`);
  readonly file = join(process.env['TEST_FOLDER'] ?? '', `${this.name}.sqlite`);

  static async make(): Promise<Place> {
    const place = new Place();
    if (onPostgres) await asAdmin(`CREATE DATABASE ${place.name}`);
    return place;
  }

  get env(): Record<string, string> {
    return {
      BACKUP_DIR: this.backupDir,
      ...(onPostgres ? { DATABASE_URL: this.url } : { SQLITE_FILE: this.file }),
    };
  }

  get url(): string {
    const url = new URL(process.env['DATABASE_URL'] ?? '');
    url.pathname = `/${this.name}`;
    return url.href;
  }

  /** As a start opens it. */
  open(known: Migrations = migrations, more: Record<string, string> = {}): Promise<DataSource> {
    const config = readConfig({ ...process.env, ...this.env, ...more });
    return openWriter(writerOptions(config, { entities: [...entities] as never, migrations: [...known] }));
  }

  /** Opens, does `work` and closes. */
  async opened<T>(work: (source: DataSource) => Promise<T>, known?: Migrations): Promise<T> {
    const source = await this.open(known);
    try {
      return await work(source);
    } finally {
      await source.destroy();
    }
  }

  async drop(): Promise<void> {
    if (onPostgres) await asAdmin(`DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`);
  }
}

/** Every table, column, key, check and index, and the migrations that made them. */
export async function schemaOf(source: DataSource): Promise<unknown[]> {
  const questions = onPostgres
    ? [
        `SELECT table_name, column_name, data_type, is_nullable, character_maximum_length FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
        `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
        `SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
      ]
    : [`SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2`];
  questions.push('SELECT name FROM migrations ORDER BY id');
  const answers: unknown[] = [];
  for (const question of questions) answers.push(await source.query(question));
  return answers;
}
