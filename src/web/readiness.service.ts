/** Readiness: the database takes a write, and the process is not on its way out; with warnings of what needs a look. */
import { readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { OutboxMail } from '../notifications/outbox-mail.entity.js';
import { Clock } from '../shared/clock.service.js';
import { Config } from '../shared/config.js';
import { later } from '../shared/period.js';
import { warningsOf, type HealthFacts, type HealthWarning } from './health-warnings.js';

@Injectable()
export class Readiness {
  private isStopping = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Said first when the process is asked to stop, so that nobody sends it new work. */
  stop(): void {
    this.isStopping = true;
  }

  /** Undefined while it is not ready. */
  async warnings(): Promise<HealthWarning[] | undefined> {
    if (this.isStopping) return undefined;
    try {
      await this.database.proveWritable();
      return warningsOf({ now: this.clock.now(), ...(await this.facts()) });
    } catch {
      return undefined;
    }
  }

  private async facts(): Promise<Omit<HealthFacts, 'now'>> {
    const waiting = await this.database.read((tx) =>
      tx.findOne(OutboxMail, {
        select: { id: true, createdAt: true },
        where: { state: 'due' },
        order: { createdAt: 'ASC' },
      }),
    );
    return {
      oldestMailAt: waiting?.createdAt,
      newestBackupAt: await newestFileIn(this.config.backupDir),
      disk: await diskOf(dirname(this.config.sqliteFile)),
    };
  }
}

/** Undefined where the folder is empty or missing. */
async function newestFileIn(folder: string): Promise<Date | undefined> {
  const all = await readdir(folder).catch(() => []);
  const names = all.filter((name) => !name.endsWith('.part'));
  const files = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => undefined)));
  const times = files.flatMap((file) => (file?.isFile() ? file.mtime : []));
  return times.length === 0 ? undefined : times.reduce(later);
}

/** Where an SQLite file stands; with PostgreSQL, which may be elsewhere, only the disk of this process. */
async function diskOf(folder: string): Promise<HealthFacts['disk']> {
  const disk = await statfs(folder).catch(() => undefined);
  return disk && { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize };
}
