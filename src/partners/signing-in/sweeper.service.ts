/** Sweeps what signing in leaves behind, once nothing looks at it any more. */
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Database } from '../../database/database.service.js';
import { Clock } from '../../shared/clock.service.js';
import { addMinutes } from '../../shared/period.js';
import { AddressChangeService } from './address-change.service.js';
import { MailedCodes } from './mailed-codes.service.js';
import { LONGEST_SESSION_MINUTES } from '../access/session-rules.js';
import { Session } from '../access/session.entity.js';
import { CODE_MINUTES } from './sign-in-limits.js';
import { SignIn } from './sign-in.entity.js';
import { Welcome } from './welcome.service.js';

@Injectable()
export class SignInSweeper {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly codes: MailedCodes,
    private readonly changes: AddressChangeService,
    private readonly welcome: Welcome,
  ) {}

  async sweep(): Promise<void> {
    const now = this.clock.now();
    const before = (minutes: number) => ({ createdAt: LessThan(addMinutes(now, -minutes)) });
    await this.database.transaction(async (tx) => {
      await this.codes.sweep(tx, now);
      await this.changes.sweep(tx, now);
      await this.welcome.sweep(tx, now);
      await tx.delete(SignIn, before(CODE_MINUTES));
      await tx.delete(Session, before(LONGEST_SESSION_MINUTES));
    });
  }
}
