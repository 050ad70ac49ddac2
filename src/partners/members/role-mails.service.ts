/** Mails about roles: both sides are told when one is handed on. */
import { Injectable } from '@nestjs/common';
import { OutboxService } from '../../notifications/outbox.service.js';
import { handingSides } from '../../notifications/role-mails.js';
import { Config } from '../../shared/config.js';
import { allianceFacts, mailLanguageOf } from '../who/mail-facts.js';
import type { Person } from '../who/person.entity.js';
import type { AllianceRole } from '../who/role.entity.js';
import type { Turn } from '../who/turns.service.js';

interface Handing {
  predecessor: Person;
  successor: Person;
  role: AllianceRole;
}

@Injectable()
export class RoleMails {
  constructor(
    private readonly outbox: OutboxService,
    private readonly config: Config,
  ) {}

  async handedOn({ tx, now, actor: { alliance } }: Turn, { role, ...sides }: Handing): Promise<void> {
    const { baseUrl } = this.config;
    const link = `${baseUrl}/sign-in?to=${encodeURIComponent(`/b/${alliance.slug}`)}`;
    for (const reader of handingSides) {
      const { name, email: address, language } = sides[reader];
      const { name: otherName } = sides[reader === 'successor' ? 'predecessor' : 'successor'];
      const handing = { language: mailLanguageOf({ language }), reader, role, otherName, address, link };
      await this.outbox.add(tx, {
        kind: 'role-handed-on',
        allianceId: alliance.id,
        to: { name, address },
        fromName: alliance.name,
        replyTo: { name: alliance.contactName, address: alliance.contactEmail },
        facts: { handing, alliance: allianceFacts(alliance, baseUrl) },
        now,
      });
    }
  }
}
