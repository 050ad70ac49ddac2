/** Accounts: what the operator does to them by command, each in effect at once on every server. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import { normalAddress } from '../notifications/mailbox.js';
import { Clock } from '../shared/clock.service.js';
import { Refusal } from '../shared/refusal.js';
import { AuditService } from './audit.service.js';
import { Person } from './person.entity.js';
import { SessionsService } from './sessions.service.js';

@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
  ) {}

  /** From now on nothing lets this person in; what was asked and promised stays. */
  async disable(email: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const { id } = await personAt(tx, email);
      await tx.update(Person, { id }, { disabledAt: now });
      await this.sessions.endAllOf(tx, id, now);
      await this.audit.note(tx, undefined, { what: 'person.disable', subjectId: id });
    });
  }

  /** Tokens and feeds that were not revoked work again; sessions do not come back. */
  async enable(email: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { id } = await personAt(tx, email);
      await tx.update(Person, { id }, { disabledAt: null });
      await this.audit.note(tx, undefined, { what: 'person.enable', subjectId: id });
    });
  }

  async endSessions(email: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { id } = await personAt(tx, email);
      await this.sessions.endAllOf(tx, id, this.clock.now());
      await this.audit.note(tx, undefined, { what: 'sessions.end-all', subjectId: id });
    });
  }

  async endAllSessions(): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.sessions.endAll(tx, this.clock.now());
      await this.audit.note(tx, undefined, { what: 'sessions.end-all', detail: 'everybody' });
    });
  }
}

async function personAt(tx: EntityManager, address: string): Promise<Person> {
  const person = await tx.findOneBy(Person, { email: normalAddress(address) });
  if (person) return person;
  const words = { de: 'Niemand hat diese Adresse.', en: 'Nobody has this address.' };
  throw new Refusal('not-found', 'no-such-person', words);
}
