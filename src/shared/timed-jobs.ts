/** The timed jobs, and the rhythm of each in milliseconds. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

export const timedJobs = {
  'deliver mails': 2 * SECOND,
  'expire requests': MINUTE,
  'expire changes': MINUTE,
  'warn of late loans': 5 * MINUTE,
  'remind of loans': 5 * MINUTE,
  'list the next day': 5 * MINUTE,
  'tell what waits': 5 * MINUTE,
  'ask what still holds': 30 * MINUTE,
  'remind who decides': 5 * MINUTE,
  'offer what is free': 5 * MINUTE,
  'lengthen closures': 60 * MINUTE,
  'sweep request keys': 60 * MINUTE,
  'sweep sign-ins': 60 * MINUTE,
  'sweep applicants': 60 * MINUTE,
  'sweep foundings': 60 * MINUTE,
  'sweep invitation codes': 60 * MINUTE,
  'sweep waiting list': 60 * MINUTE,
  'sweep imports': 60 * MINUTE,
  'sweep mails': 60 * MINUTE,
  'sweep notices': 60 * MINUTE,
} as const;

export type TimedJob = keyof typeof timedJobs;

export const jobNames = Object.keys(timedJobs) as TimedJob[];

/** When a job of this process last did its work, and whether it failed since. */
export interface JobEntry {
  name: TimedJob;
  everyMs: number;
  /** Null where it has not worked since the start. */
  workedAt: Date | null;
  /** Null where it worked since. */
  failedAt: Date | null;
}

/** As often as a job may miss its turn, and so long besides (a clock in doubt is waited for), before somebody should look. */
const MISSED_TURNS = 3;
const GRACE_MS = 15 * MINUTE;

/** Whether a job that did its work so many milliseconds ago stands still. */
export const standsStill = (name: TimedJob, msAgo: number): boolean =>
  msAgo > MISSED_TURNS * timedJobs[name] + GRACE_MS;
