/** Readiness: the database takes a write, and the process is not on its way out; with warnings of what needs a look. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import { HolidayOutlookService } from '../../items/holiday-outlook.service.js';
import { oldestDue } from '../../notifications/outbox.query.js';
import { MailedCodes } from '../../partners/signing-in/mailed-codes.service.js';
import { Clock } from '../../shared/clock.service.js';
import { Config } from '../../shared/config.js';
import { Disk } from '../../shared/disk.service.js';
import { JobDiary } from '../../shared/job-diary.service.js';
import { isBefore } from '../../shared/period.js';
import type { KeptFile } from './kept-file.js';
import { warningsOf, type HealthFacts, type HealthWarning, type NotReady } from './health-warnings.js';

/** Whether something can be written is tried no more often, however often somebody asks. */
const PROOF_MS = 5_000;

@Injectable()
export class Readiness {
  private isStopping = false;
  /** When something was written to prove it, by `performance.now()`. */
  private provedMs = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly disk: Disk,
    private readonly codes: MailedCodes,
    private readonly outlook: HolidayOutlookService,
    private readonly diary: JobDiary,
  ) {}

  /** Said first when the process is asked to stop, so that nobody sends it new work. */
  stop(): void {
    this.isStopping = true;
  }

  /** Why it is not ready, or what to look at while it is. */
  async look(): Promise<{ reason: NotReady } | { warnings: HealthWarning[] }> {
    if (this.isStopping) return { reason: 'stopping' };
    try {
      await this.prove();
      return { warnings: warningsOf(await this.facts(this.clock.now())) };
    } catch {
      return { reason: this.database.writeTrouble?.trouble ?? 'database-away' };
    }
  }

  /** Undefined where there is none. */
  newestBackup(): Promise<KeptFile | undefined> {
    return newestFileIn(this.config.backupDir);
  }

  /** Every look begins a unit; one writes where none did of late, or where a write has failed since. */
  private async prove(): Promise<void> {
    const failedMs = this.database.writeTrouble?.ms ?? -Infinity;
    const age = performance.now() - this.provedMs;
    if (failedMs < this.provedMs && age < PROOF_MS) return this.database.proveOpen();
    await this.database.proveWritable();
    this.provedMs = performance.now();
  }

  private async facts(now: Date): Promise<HealthFacts> {
    return {
      now,
      oldestMailAt: await this.database.glance(oldestDue),
      newestBackupAt: (await this.newestBackup())?.at,
      disk: await this.disk.room(),
      areCodesRefused: this.codes.isShort,
      standingStill: this.diary.standingStill(),
      schoolHolidaysRunOut: await this.database.glance((tx) => this.outlook.runsOutAnywhere(tx, now)),
    };
  }
}

/** Undefined where the folder is empty or missing. */
async function newestFileIn(folder: string): Promise<KeptFile | undefined> {
  const all = await readdir(folder).catch(() => []);
  const names = all.filter((name) => !name.endsWith('.part'));
  const found = await Promise.all(names.map((name) => fileAt(folder, name)));
  const files = found.flatMap((file) => file ?? []);
  return files.toSorted(newestFirst)[0];
}

async function fileAt(folder: string, name: string): Promise<KeptFile | undefined> {
  const file = await stat(join(folder, name)).catch(() => undefined);
  return file?.isFile() ? { name, at: file.mtime, bytes: file.size } : undefined;
}

const newestFirst = (one: KeptFile, other: KeptFile): number => (isBefore(other.at, one.at) ? -1 : 1);
