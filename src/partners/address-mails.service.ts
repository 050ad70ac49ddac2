/** Mails about a change of address: the code to the new one, and to the old one how to undo it. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addressChanged, addressCode, addressTaken } from '../notifications/address-mails.js';
import type { MailText } from '../notifications/mail-layout.js';
import { OutboxService } from '../notifications/outbox.service.js';
import { Config } from '../shared/config.js';
import { addMinutes } from '../shared/period.js';
import type { Language } from '../shared/words.js';
import { mailLanguageOf } from './mail-facts.js';
import { CODE_MINUTES } from './sign-in-limits.js';

interface Addressee {
  name: string;
  email: string;
  language: Language | null;
}

@Injectable()
export class AddressMails {
  constructor(
    private readonly outbox: OutboxService,
    private readonly config: Config,
  ) {}

  mailCode(tx: EntityManager, to: Addressee, code: string, now: Date): Promise<void> {
    const words = addressCode(code, CODE_MINUTES, mailLanguageOf(to));
    return this.send(tx, 'address-code', to, words, now, addMinutes(now, CODE_MINUTES));
  }

  /** To a mailbox that somebody else signs in with; nobody's name, since neither knows the other. */
  sayTaken(
    tx: EntityManager,
    { email, language }: Pick<Addressee, 'email' | 'language'>,
    now: Date,
  ): Promise<void> {
    const words = addressTaken(mailLanguageOf({ language }));
    const to = { name: email, email, language };
    return this.send(tx, 'address-taken', to, words, now, addMinutes(now, CODE_MINUTES));
  }

  tellOld(tx: EntityManager, to: Addressee, secret: string, until: Date, now: Date): Promise<void> {
    const link = `${this.config.baseUrl}/undo-address/${secret}`;
    const words = addressChanged({ language: mailLanguageOf(to), link, until });
    return this.send(tx, 'address-changed', to, words, now, until);
  }

  private send(
    tx: EntityManager,
    kind: string,
    { name, email }: Addressee,
    words: MailText,
    now: Date,
    staleAt: Date,
  ): Promise<void> {
    const to = { name, address: email };
    return this.outbox.add(tx, { kind, allianceId: null, to, fromName: 'Leihbund', ...words, staleAt, now });
  }
}
