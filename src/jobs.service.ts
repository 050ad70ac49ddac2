/** Every timed job with its rhythm. */
import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { RequestKeys } from './database/request-keys.service.js';
import { DeliveryService } from './notifications/delivery.service.js';
import { MailSweeper } from './notifications/mail-sweeper.service.js';
import { ChangeDeadlines } from './reservations/changing/change-deadlines.service.js';
import { LateWarnings } from './reservations/desk/late-warnings.service.js';
import { DeadlinesService } from './reservations/deciding/deadlines.service.js';
import { ApplicantsService } from './reservations/admitting/applicants.service.js';
import { SignInSweeper } from './partners/signing-in/sweeper.service.js';
import { Clock } from './shared/clock.service.js';
import { ClockWatch } from './shared/clock-watch.service.js';
import { FailureLog } from './shared/failure.log.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

@Injectable()
export class Jobs {
  private readonly failures = new FailureLog(Jobs.name);

  constructor(
    private readonly delivery: DeliveryService,
    private readonly deadlines: DeadlinesService,
    private readonly changes: ChangeDeadlines,
    private readonly late: LateWarnings,
    private readonly keys: RequestKeys,
    private readonly signIns: SignInSweeper,
    private readonly applicants: ApplicantsService,
    private readonly mails: MailSweeper,
    private readonly clock: Clock,
    private readonly watch: ClockWatch,
  ) {}

  @Interval(2 * SECOND)
  deliverMails(): Promise<void> {
    return this.safely('deliver mails', () => this.delivery.deliverDue());
  }

  @Interval(MINUTE)
  expireRequests(): Promise<void> {
    return this.forGood('expire requests', () => this.deadlines.expireLapsed());
  }

  @Interval(MINUTE)
  expireChanges(): Promise<void> {
    return this.forGood('expire changes', () => this.changes.expireLapsed());
  }

  @Interval(5 * MINUTE)
  warnOfLateLoans(): Promise<void> {
    return this.forGood('warn of late loans', () => this.late.tell());
  }

  @Interval(60 * MINUTE)
  sweepRequestKeys(): Promise<void> {
    return this.forGood('sweep request keys', () => this.keys.sweep(this.clock.now()));
  }

  @Interval(60 * MINUTE)
  sweepSignIns(): Promise<void> {
    return this.forGood('sweep sign-ins', () => this.signIns.sweep());
  }

  @Interval(60 * MINUTE)
  sweepApplicants(): Promise<void> {
    return this.forGood('sweep applicants', () => this.applicants.sweep());
  }

  @Interval(60 * MINUTE)
  sweepMails(): Promise<void> {
    return this.forGood('sweep mails', () => this.mails.sweep());
  }

  /** What cannot be undone is not done by a clock that has only just jumped. */
  private async forGood(name: string, job: () => Promise<unknown>): Promise<void> {
    if (!this.watch.isInDoubt()) await this.safely(name, job);
  }

  /** A job that fails is tried again at its next hour; it never takes the process down. */
  private async safely(name: string, job: () => Promise<unknown>): Promise<void> {
    try {
      await job();
      this.failures.worked(name);
    } catch (error) {
      this.failures.failed(name, error);
    }
  }
}
