/** Parked mails: after a restore, those that waited when the backup was made; nobody knows which of them have left since. */
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { Clock } from '../shared/clock.service.js';
import { RESTORED } from './mail-outcomes.js';
import { OutboxMail } from './outbox-mail.entity.js';

@Injectable()
export class ParkedMails {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * None of them leaves by itself; the coordination sees them among those that did not arrive. Each counts as tried, so
   * that a cancellation still takes out a calendar entry that its reader may have got. Answers how many there are.
   */
  async park(): Promise<number> {
    const fate = { state: 'dead' as const, endedAt: this.clock.now(), leaseUntil: null };
    const why = { lastCode: null, lastText: RESTORED };
    const { affected } = await this.database.transaction(async (tx) => {
      await tx.update(OutboxMail, { state: 'due', attempts: 0 }, { attempts: 1 });
      return tx.update(OutboxMail, { state: 'due' }, { ...fate, ...why });
    });
    return affected ?? 0;
  }
}
