/** The diary of the timed jobs of this process: when each last did its work, and whether it failed since. */
import { Injectable } from '@nestjs/common';
import { Clock } from './clock.service.js';
import { jobNames, standsStill, timedJobs, type JobEntry, type TimedJob } from './timed-jobs.js';

type Ends = Pick<JobEntry, 'workedAt' | 'failedAt'>;

@Injectable()
export class JobDiary {
  private readonly ends = new Map<TimedJob, Ends>();
  /** By the clock that nobody sets. */
  private readonly workedMs = new Map<TimedJob, number>();
  private readonly begunMs: number;

  constructor(private readonly clock: Clock) {
    this.begunMs = clock.monotonic();
  }

  worked(name: TimedJob): void {
    this.workedMs.set(name, this.clock.monotonic());
    this.ends.set(name, { workedAt: this.clock.now(), failedAt: null });
  }

  failed(name: TimedJob): void {
    this.ends.set(name, { workedAt: this.endsOf(name).workedAt, failedAt: this.clock.now() });
  }

  /** All that there are, whether or not they have run. */
  all(): JobEntry[] {
    return jobNames.map((name) => ({ name, everyMs: timedJobs[name], ...this.endsOf(name) }));
  }

  /** Those that have not done their work for far longer than they should take. */
  standingStill(): TimedJob[] {
    const nowMs = this.clock.monotonic();
    return jobNames.filter((name) => standsStill(name, nowMs - (this.workedMs.get(name) ?? this.begunMs)));
  }

  private endsOf(name: TimedJob): Ends {
    return this.ends.get(name) ?? { workedAt: null, failedAt: null };
  }
}
