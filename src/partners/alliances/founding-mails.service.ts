/** The mail that brings an invitation to found. */
import { Injectable } from '@nestjs/common';
import { OutboxService } from '../../notifications/outbox.service.js';
import { Config } from '../../shared/config.js';
import type { Language } from '../../shared/words.js';
import type { Caller } from '../who/actor.js';
import { mailLanguageOf } from '../who/mail-facts.js';
import type { Look } from '../who/turns.service.js';

interface Invited {
  email: string;
  /** Null where nobody knows: then the operator's. */
  language: Language | null;
  allianceName: string;
  secret: string;
  expiresAt: Date;
}

@Injectable()
export class FoundingMails {
  constructor(
    private readonly outbox: OutboxService,
    private readonly config: Config,
  ) {}

  /** From the installation; replies reach whoever invited. */
  invite(
    { tx, actor, now }: Look<Caller>,
    { email, language, allianceName, secret, expiresAt }: Invited,
  ): Promise<void> {
    const { name, email: address, language: own } = actor.signedIn;
    const { baseUrl } = this.config;
    const reader = { language: mailLanguageOf({ language: language ?? own }), allianceName, address: email };
    const link = `${baseUrl}/found/${secret}`;
    return this.outbox.add(tx, {
      kind: 'founding-invited',
      allianceId: null,
      to: { name: email, address: email },
      fromName: 'Leihbund',
      replyTo: { name, address },
      facts: { ...reader, link, until: expiresAt, inviterName: name, inviterEmail: address, baseUrl },
      staleAt: expiresAt,
      now,
    });
  }
}
