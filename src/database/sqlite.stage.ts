/** The stage of a restore on SQLite: a folder beside the database's file. */
import { copyFile, link, mkdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DataSource } from 'typeorm';
import type { Config } from '../shared/config.js';
import { putOnDisk } from './data.backup.js';
import { momentOf } from './kept-backups.js';
import { refuseServed } from './server.lock.js';
import { proveWhole } from './sqlite.copy.js';
import { keepingSqlite } from './sqlite.driver.js';
import { alone } from './sqlite.mutex.js';
import type { Stage } from './stage.js';

const SERVED = 'Nothing can be restored';

export class SqliteStage implements Stage {
  private constructor(
    private readonly file: string,
    private readonly folder: string,
  ) {}

  static async of({ sqliteFile }: Config, backup: string): Promise<SqliteStage> {
    refuseServed(sqliteFile, SERVED);
    const stage = new SqliteStage(sqliteFile, `${sqliteFile}.restoring`);
    await stage.clear();
    await mkdir(stage.folder, { recursive: true, mode: 0o700 });
    try {
      await copyFile(backup, stage.copy);
      await proveWhole(stage.copy);
      return stage;
    } catch (error) {
      await stage.clear();
      throw error;
    }
  }

  get environment(): Record<string, string> {
    return { SQLITE_FILE: this.copy };
  }

  takePlace(now: Date): Promise<string | undefined> {
    return alone(this.file, async () => {
      refuseServed(this.file, SERVED);
      await proveWhole(this.copy);
      await putOnDisk(this.copy);
      const aside = await putAside(this.file, `${this.file}.before-restore-${momentOf(now)}`);
      await rename(this.copy, this.file);
      await putOnDisk(dirname(this.file));
      return aside;
    });
  }

  async clear(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  private get copy(): string {
    return join(this.folder, basename(this.file));
  }
}

/**
 * With its journal, which would be taken for the new one's. A single file keeps its name until the new one takes it.
 * Where old data are damaged and have a journal, what breaks off in between leaves no database: then no server starts,
 * and another restore goes on.
 */
async function putAside(file: string, aside: string): Promise<string | undefined> {
  await foldJournal(file);
  const ends = ['', '-wal', '-shm'].filter((end) => existsSync(file + end));
  const isSingle = ends.length === 1 && existsSync(file);
  for (const end of ends) await (isSingle ? link : rename)(file + end, aside + end);
  await putOnDisk(dirname(file));
  return ends.length > 0 ? aside : undefined;
}

/** Where it can be read, old data become one file. Whoever is the last to close a database removes its journal. */
async function foldJournal(file: string): Promise<void> {
  if (!existsSync(file)) return;
  try {
    const old = await new DataSource({ type: 'sqlite', driver: keepingSqlite, database: file }).initialize();
    await old.query('PRAGMA wal_checkpoint(TRUNCATE)').finally(() => old.destroy());
  } catch {
    return;
  }
  if (existsSync(`${file}-wal`)) throw new Error(`Another process has ${file} open. Stop it first.`);
}
