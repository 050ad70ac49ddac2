/** What the process that runs timed jobs is told, and what it answers. */
import type { Jobs } from '../../../src/jobs.service.js';

/** All but the one that delivers, which has a measurement of its own (`npm run test:mail-drain`). */
export type JobName = Exclude<keyof Jobs, 'deliverMails'>;

export interface JobTask {
  /** The hour on its clock, as an ISO instant. */
  at: string;
  job: JobName;
}

export interface JobRun {
  ms: number;
  /** The longest that one unit held the write door, in milliseconds. */
  longestHoldMs: number;
  /** How many units it took. */
  units: number;
}
