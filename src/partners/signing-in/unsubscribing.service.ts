/** Unsubscribing: whoever holds a mail can refuse further ones of its kind, without signing in. */
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import { Clock } from '../../shared/clock.service.js';
import { Refusal } from '../../shared/refusal.js';
import { AuditService } from '../log/audit.service.js';
import { Person } from '../who/person.entity.js';
import { isRefusable, refused } from '../who/timed-wishes.js';

@Injectable()
export class Unsubscribing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** Refuses (404) a kind or a key that there is not. Harmless when it comes twice. */
  async refuse(what: string, key: string): Promise<void> {
    if (!isRefusable(what)) throw Refusal.notFound();
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const person = await tx.findOneBy(Person, { unsubscribeKey: key });
      if (!person) throw Refusal.notFound();
      await tx.update(Person, { id: person.id }, refused(what, now));
      const actor = { personId: person.id };
      await this.audit.note({ tx, actor, now }, { what: 'me.wish', subjectId: person.id, detail: what });
    });
  }
}
