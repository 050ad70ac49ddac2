/** Accounts: what the operator does to them by command, each in effect at once on every server. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../database/database.service.js';
import { normalAddress } from '../../notifications/mailbox.js';
import { Clock } from '../../shared/clock.service.js';
import { Refusal } from '../../shared/refusal.js';
import { AuditService, type Deed } from '../log/audit.service.js';
import { Farewells } from '../who/farewells.service.js';
import { Person } from '../who/person.entity.js';
import { Turns } from '../who/turns.service.js';
import { SessionsService } from './sessions.service.js';

@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionsService,
    private readonly audit: AuditService,
    private readonly turns: Turns,
    private readonly farewells: Farewells,
  ) {}

  /** From now on nothing lets this person in; what was asked and promised stays. */
  disable(email: string): Promise<void> {
    return this.command(async (tx, now) => {
      const person = await personAt(tx, email);
      const { id, email: address } = person;
      await this.turns.lockPoolsOf(tx, id);
      await tx.update(Person, { id }, { disabledAt: now });
      await this.sessions.endAllOf(tx, id, now);
      await this.farewells.say({ tx, now, person: { ...person, disabledAt: now }, address, why: 'closed' });
      return { what: 'person.disable', subjectId: id };
    });
  }

  /** Tokens that were not revoked work again; sessions and calendar addresses do not come back. */
  enable(email: string): Promise<void> {
    return this.command(async (tx) => {
      const { id } = await personAt(tx, email);
      await this.turns.lockPoolsOf(tx, id);
      await tx.update(Person, { id }, { disabledAt: null });
      return { what: 'person.enable', subjectId: id };
    });
  }

  endSessions(email: string): Promise<void> {
    return this.command(async (tx, now) => {
      const { id } = await personAt(tx, email);
      await this.sessions.endAllOf(tx, id, now);
      return { what: 'sessions.end-all', subjectId: id };
    });
  }

  /** `detail` is noted. */
  endAllSessions(detail = 'everybody'): Promise<void> {
    return this.command(async (tx, now) => {
      await this.sessions.endAll(tx, now);
      return { what: 'sessions.end-all', detail };
    });
  }

  /** For nobody who is signed in, and in no alliance: there is no turn to take. Notes what was done. */
  private async command(work: (tx: EntityManager, now: Date) => Promise<Deed>): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) =>
      this.audit.note({ tx, actor: undefined, now }, await work(tx, now)),
    );
  }
}

async function personAt(tx: EntityManager, address: string): Promise<Person> {
  const person = await tx.findOneBy(Person, { email: normalAddress(address) });
  if (person) return person;
  const words = { de: 'Niemand hat diese Adresse.', en: 'Nobody has this address.' };
  throw new Refusal('not-found', 'no-such-person', words);
}
