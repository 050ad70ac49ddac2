/** Every timed job with its rhythm. */
import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { RequestKeys } from './database/request-keys.service.js';
import { DeliveryService } from './notifications/delivery.service.js';
import { DeadlinesService } from './reservations/deadlines.service.js';
import { SignInSweeper } from './partners/sweeper.service.js';
import { Clock } from './shared/clock.service.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

@Injectable()
export class Jobs {
  private readonly log = new Logger(Jobs.name);

  constructor(
    private readonly delivery: DeliveryService,
    private readonly deadlines: DeadlinesService,
    private readonly keys: RequestKeys,
    private readonly signIns: SignInSweeper,
    private readonly clock: Clock,
  ) {}

  @Interval(2 * SECOND)
  deliverMails(): Promise<void> {
    return this.safely('deliver mails', () => this.delivery.deliverDue());
  }

  @Interval(MINUTE)
  expireRequests(): Promise<void> {
    return this.safely('expire requests', () => this.deadlines.expireLapsed());
  }

  @Interval(60 * MINUTE)
  sweepRequestKeys(): Promise<void> {
    return this.safely('sweep request keys', () => this.keys.sweep(this.clock.now()));
  }

  @Interval(60 * MINUTE)
  sweepSignIns(): Promise<void> {
    return this.safely('sweep sign-ins', () => this.signIns.sweep());
  }

  /** A job that fails is said and tried again at its next hour; it never takes the process down. */
  private async safely(name: string, job: () => Promise<unknown>): Promise<void> {
    try {
      await job();
    } catch (error) {
      this.log.error(`${name}: ${error instanceof Error ? error.name : 'failed'}`);
    }
  }
}
