/** Mailed codes: counts those that go out, and says when it is enough. */
import { Injectable } from '@nestjs/common';
import { LessThan, MoreThan, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { Config } from '../shared/config.js';
import { addMinutes } from '../shared/period.js';
import { MailedCode } from './mailed-code.entity.js';
import { networkOf } from './network.js';
import {
  BURST_MINUTES,
  DAY_MINUTES,
  HOUR_MINUTES,
  mayMailCode,
  QUARTER_MINUTES,
  type CodesSent,
} from './sign-in-limits.js';

/** To whom a code would go, and the network address of who wished it. */
export interface Wished {
  email: string;
  ip: string;
}

@Injectable()
export class MailedCodes {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  /**
   * Counts one more, or says no: then no mail may leave. In a unit of its own, so that its lock, which is everybody's,
   * is not held while a mail is written.
   */
  mayLeave({ email, ip }: Wished, now: Date): Promise<boolean> {
    const network = networkOf(ip) ?? null;
    return this.database.transaction(async (tx) => {
      // Whoever asks twenty times at once is counted twenty times, whichever of the limits it is about.
      await this.database.lockWord(tx, 'mailed codes');
      if (this.config.rateLimits && !mayMailCode(await this.sent(tx, email, network, now))) return false;
      await tx.insert(MailedCode, { id: newId(), email, network, createdAt: now });
      return true;
    });
  }

  /** Forgets what no limit looks at any more. */
  async sweep(tx: EntityManager, now: Date): Promise<void> {
    await tx.delete(MailedCode, { createdAt: LessThan(addMinutes(now, -DAY_MINUTES)) });
  }

  private async sent(
    tx: EntityManager,
    email: string,
    network: string | null,
    now: Date,
  ): Promise<CodesSent> {
    const within = (minutes: number, of: FindOptionsWhere<MailedCode>): Promise<number> =>
      tx.countBy(MailedCode, { ...of, createdAt: MoreThan(addMinutes(now, -minutes)) });
    return {
      toAddressInQuarter: await within(QUARTER_MINUTES, { email }),
      toAddressInDay: await within(DAY_MINUTES, { email }),
      fromNetworkInHour: network === null ? 0 : await within(HOUR_MINUTES, { network }),
      fromInstallationInFiveMinutes: await within(BURST_MINUTES, {}),
    };
  }
}
