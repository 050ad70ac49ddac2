/** Health warnings: what does not stop the server yet, but will if nobody looks. */
import { troubles } from '../../database/faults.js';
import { isShortOfRoom, type DiskRoom } from '../../shared/disk-room.js';
import { addMinutes, isBefore } from '../../shared/period.js';
import type { TimedJob } from '../../shared/timed-jobs.js';

export interface HealthFacts {
  now: Date;
  /** Since when the oldest unsent mail waits; undefined where none does. */
  oldestMailAt: Date | undefined;
  /** When the newest file of the backup folder was written; undefined where there is none. */
  newestBackupAt: Date | undefined;
  /** On the disk that the data stands on; undefined where it cannot be told. */
  disk: DiskRoom | undefined;
  /** In some alliance places close in school holidays, and soon nobody knows when these are. */
  schoolHolidaysRunOut: boolean;
  /** Somebody asks for so many sign-in codes that whole networks, or all together, get no more. */
  areCodesRefused: boolean;
  /** Timed jobs that have not done their work for long. */
  standingStill: readonly TimedJob[];
}

export const healthWarnings = [
  'mails-wait',
  'backup-old',
  'disk-low',
  'codes-refused',
  'school-holidays-run-out',
  'jobs-stand-still',
] as const;
/** Why no work is taken. */
export const notReady = ['stopping', ...troubles] as const;
export type NotReady = (typeof notReady)[number];

export type HealthWarning = (typeof healthWarnings)[number];

const HOUR = 60;
/** A day's backup and half a day to notice (safety.md, K03). */
const OLDEST_BACKUP_MINUTES = 36 * HOUR;

export function warningsOf(facts: HealthFacts): HealthWarning[] {
  const { now, oldestMailAt, newestBackupAt, disk, areCodesRefused, schoolHolidaysRunOut, standingStill } =
    facts;
  const isOlder = (instant: Date, minutes: number): boolean => isBefore(instant, addMinutes(now, -minutes));
  const holds: Record<HealthWarning, boolean> = {
    'mails-wait': oldestMailAt !== undefined && isOlder(oldestMailAt, HOUR),
    'backup-old': newestBackupAt === undefined || isOlder(newestBackupAt, OLDEST_BACKUP_MINUTES),
    'disk-low': isShortOfRoom(disk),
    'codes-refused': areCodesRefused,
    'school-holidays-run-out': schoolHolidaysRunOut,
    'jobs-stand-still': standingStill.length > 0,
  };
  return healthWarnings.filter((warning) => holds[warning]);
}
