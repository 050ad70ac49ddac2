/** Letting people in: the mails that bring a sign-in code or say that one now belongs to a partner. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OutboxService } from '../../notifications/outbox.service.js';
import { Clock } from '../../shared/clock.service.js';
import { Config } from '../../shared/config.js';
import { addMinutes } from '../../shared/period.js';
import type { Language } from '../../shared/words.js';
import type { Actor } from '../who/actor.js';
import type { Alliance } from '../who/alliance.entity.js';
import { barredInWords, barrierOf } from '../who/borrowing.js';
import { allianceFacts, mailLanguageOf } from '../who/mail-facts.js';
import { officeOf } from '../who/office.query.js';
import type { Partner } from '../who/partner.entity.js';
import { CODE_MINUTES, DAY_MINUTES } from './sign-in-limits.js';

export interface Addressee {
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
    { id, name, email, language }: Addressee & { id: string | null },
    { code, link }: { code: string; link: string },
    mailId: string,
  ): Promise<void> {
    const now = this.clock.now();
    const isKnown = id !== null;
    const url = `${this.config.baseUrl}/sign-in/${link}`;
    const office = await officeOf(tx, id, this.config.baseUrl);
    const reader = { language: mailLanguageOf({ language }), minutes: CODE_MINUTES };
    const facts = { code: { ...reader, digits: code, link: url }, office };
    await this.outbox.add(tx, {
      id: mailId,
      kind: 'sign-in-code',
      allianceId: null,
      to: { name, address: email },
      fromName: 'Leihbund',
      facts,
      // Long past, so that no clock that is set back makes it leave.
      staleAt: addMinutes(now, isKnown ? CODE_MINUTES : -DAY_MINUTES),
      now,
    });
  }

  /** Codes that never left, above all those for nobody: strangers must not fill the disk with them. */
  sweep(tx: EntityManager, now: Date): Promise<void> {
    return this.outbox.forgetOlder(tx, {
      kind: 'sign-in-code',
      before: addMinutes(now, -DAY_MINUTES),
      state: 'expired',
    });
  }

  /** In the unit that wrote it. */
  takeBack(tx: EntityManager, mailId: string): Promise<void> {
    return this.outbox.takeBack(tx, mailId);
  }

  /** To whoever opened an invitation; whether anybody has the address makes no difference. */
  async mailJoinCode(
    tx: EntityManager,
    alliance: Alliance,
    { to, code, partnerName }: { to: Addressee; code: string; partnerName: string },
  ): Promise<void> {
    const now = this.clock.now();
    const reader = { language: mailLanguageOf(to), minutes: CODE_MINUTES };
    await this.outbox.add(tx, {
      kind: 'join-code',
      allianceId: null,
      to: { name: to.name, address: to.email },
      fromName: alliance.name,
      facts: {
        joining: { ...reader, digits: code, partnerName },
        alliance: allianceFacts(alliance, this.config.baseUrl),
      },
      staleAt: addMinutes(now, CODE_MINUTES),
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
    { alliance, interestedWindow }: Actor,
    partners: readonly Partner[],
    { name, email, language }: Addressee,
  ): Promise<void> {
    const link = `${this.config.baseUrl}/sign-in?to=${encodeURIComponent(`/b/${alliance.slug}`)}`;
    const reader = { language: mailLanguageOf({ language }), address: email };
    const barred = partners.flatMap((partner) => {
      const barrier = barrierOf(partner, interestedWindow);
      return barrier ? barredInWords({ name: partner.name, barrier }, alliance, reader.language) : [];
    });
    const partnerNames = partners.map((partner) => partner.name);
    const invitation = { ...reader, partnerNames, barred, link };
    await this.outbox.add(tx, {
      kind: 'invited',
      allianceId: alliance.id,
      to: { name, address: email },
      fromName: alliance.name,
      replyTo: { name: alliance.contactName, address: alliance.contactEmail },
      facts: { invitation, alliance: allianceFacts(alliance, this.config.baseUrl) },
      now: this.clock.now(),
    });
  }
}
