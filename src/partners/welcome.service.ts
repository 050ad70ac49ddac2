/** Letting people in: the mails that bring a sign-in code or say that one now belongs to a partner. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invited, signInCode } from '../notifications/mails.js';
import { OutboxService } from '../notifications/outbox.service.js';
import { Clock } from '../shared/clock.service.js';
import { Config } from '../shared/config.js';
import { addMinutes } from '../shared/period.js';
import type { Language } from '../shared/words.js';
import type { Alliance } from './alliance.entity.js';
import { allianceFacts, mailLanguageOf } from './mail-facts.js';
import type { Partner } from './partner.entity.js';
import { CODE_MINUTES } from './sign-in-limits.js';

const LONG_AGO_MINUTES = 24 * 60;

interface Addressee {
  name: string;
  email: string;
  language: Language | null;
}

@Injectable()
export class Welcome {
  constructor(
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** For an address that nobody has, the same mail is written and never sent: both take the same time. */
  async mailCode(
    tx: EntityManager,
    { name, email, language }: Addressee,
    { code, link }: { code: string; link: string },
    isKnown: boolean,
  ): Promise<void> {
    const now = this.clock.now();
    const url = `${this.config.baseUrl}/sign-in/${link}`;
    await this.outbox.add(tx, {
      kind: 'sign-in-code',
      allianceId: null,
      to: { name, address: email },
      fromName: 'Leihbund',
      ...signInCode({
        language: mailLanguageOf({ language }),
        digits: code,
        link: url,
        minutes: CODE_MINUTES,
      }),
      // Long past, so that no clock that is set back makes it leave.
      staleAt: addMinutes(now, isKnown ? CODE_MINUTES : -LONG_AGO_MINUTES),
      now,
    });
  }

  /** Without a mail server the code also stands on the console, so that nobody needs one on day one. */
  sayCode(email: string, code: string | undefined): void {
    if (this.config.smtpUrl !== undefined || this.config.logLevel === 'silent') return;
    process.stdout.write(`Sign-in code for ${email}: ${code ?? 'nobody has this address'}\n`);
  }

  async tell(
    tx: EntityManager,
    alliance: Alliance,
    partner: Partner,
    { name, email, language }: Addressee,
  ): Promise<void> {
    const link = `${this.config.baseUrl}/sign-in?to=${encodeURIComponent(`/b/${alliance.slug}`)}`;
    const reader = { language: mailLanguageOf({ language }), address: email };
    const facts = { ...reader, partnerName: partner.name, link };
    await this.outbox.add(tx, {
      kind: 'invited',
      allianceId: alliance.id,
      to: { name, address: email },
      fromName: alliance.name,
      replyTo: { name: alliance.contactName, address: alliance.contactEmail },
      ...invited(facts, allianceFacts(alliance, this.config.baseUrl)),
      now: this.clock.now(),
    });
  }
}
