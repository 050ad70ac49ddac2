/** Mails about standing in: whoever did not do it themselves is told that it was entered, or ended. */
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { OutboxService } from '../../notifications/outbox.service.js';
import type { StandInFacts } from '../../notifications/stand-in-mails.js';
import { Config } from '../../shared/config.js';
import { allianceFacts, mailLanguageOf } from '../who/mail-facts.js';
import { Person } from '../who/person.entity.js';
import type { Turn } from '../who/turns.service.js';

interface StandInNews extends Pick<StandInFacts, 'what' | 'name' | 'deputyName' | 'partnerName' | 'period'> {
  /** Who is away, and who stands in. */
  sides: readonly string[];
}

@Injectable()
export class StandInMails {
  constructor(
    private readonly outbox: OutboxService,
    private readonly config: Config,
  ) {}

  async tell({ tx, now, actor }: Turn, { sides, ...news }: StandInNews): Promise<void> {
    const { alliance, personId } = actor;
    const readers = await tx.findBy(Person, {
      id: In(sides.filter((id) => id !== personId)),
      disabledAt: IsNull(),
    });
    const letters = readers.map(({ name, email: address, language }) => ({
      kind: 'stand-in' as const,
      allianceId: alliance.id,
      to: { name, address },
      fromName: alliance.name,
      replyTo: { name: alliance.contactName, address: alliance.contactEmail },
      facts: {
        standIn: { language: mailLanguageOf({ language }), ...news },
        alliance: allianceFacts(alliance, this.config.baseUrl),
      },
      now,
    }));
    await this.outbox.add(tx, ...letters);
  }
}
