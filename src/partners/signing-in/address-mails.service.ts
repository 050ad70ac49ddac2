/** Mails about a change of address: the code to the new one, and to the old one how to undo it. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { News } from '../../notifications/mail-kinds.js';
import { OutboxService, type Letter } from '../../notifications/outbox.service.js';
import { Config } from '../../shared/config.js';
import { addMinutes } from '../../shared/period.js';
import { mailLanguageOf } from '../who/mail-facts.js';
import { officeOf } from '../who/office.query.js';
import { CODE_MINUTES } from './sign-in-limits.js';
import type { Addressee } from './welcome.service.js';

interface Somebody extends Addressee {
  /** Null where nobody has the address. */
  id: string | null;
}

@Injectable()
export class AddressMails {
  constructor(
    private readonly outbox: OutboxService,
    private readonly config: Config,
  ) {}

  async mailCode(tx: EntityManager, to: Somebody, code: string, now: Date): Promise<void> {
    const office = await officeOf(tx, to.id, this.config.baseUrl);
    const facts = { digits: code, minutes: CODE_MINUTES, language: mailLanguageOf(to), office };
    return this.send(tx, to, { kind: 'address-code', facts, ...untilStale(now) });
  }

  /** To a mailbox that somebody else signs in with; nobody's name, since neither knows the other. */
  async sayTaken(
    tx: EntityManager,
    { id, email, language }: Omit<Somebody, 'name'>,
    now: Date,
  ): Promise<void> {
    const office = await officeOf(tx, id, this.config.baseUrl);
    const facts = { language: mailLanguageOf({ language }), office };
    return this.send(tx, { name: email, email }, { kind: 'address-taken', facts, ...untilStale(now) });
  }

  /** `secret` undoes it, until then. */
  async tellOld(
    tx: EntityManager,
    to: Somebody,
    { secret, until }: { secret: string; until: Date },
    now: Date,
  ): Promise<void> {
    const link = `${this.config.baseUrl}/undo-address/${secret}`;
    const office = await officeOf(tx, to.id, this.config.baseUrl);
    const facts = { undo: { language: mailLanguageOf(to), link, until }, office };
    return this.send(tx, to, { kind: 'address-changed', facts, now, staleAt: until });
  }

  private send(
    tx: EntityManager,
    { name, email }: Pick<Addressee, 'name' | 'email'>,
    letter: News & Pick<Letter, 'now' | 'staleAt'>,
  ): Promise<void> {
    const to = { name, address: email };
    return this.outbox.add(tx, { allianceId: null, to, fromName: 'Leihbund', ...letter });
  }
}

/** For as long as the code lives. */
const untilStale = (now: Date): Pick<Letter, 'now' | 'staleAt'> => ({
  now,
  staleAt: addMinutes(now, CODE_MINUTES),
});
