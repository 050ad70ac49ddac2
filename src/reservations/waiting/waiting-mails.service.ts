/** Mails of the waiting list: whoever waits is told what is held for them, in the unit that holds it. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Item } from '../../items/item.entity.js';
import { OutboxService } from '../../notifications/outbox.service.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { allianceFacts, mailLanguageOf } from '../../partners/who/mail-facts.js';
import { Config } from '../../shared/config.js';
import type { WaitingEntry } from '../record/waiting-entry.entity.js';
import { readersOf } from '../telling/readers.query.js';

interface Sending {
  tx: EntityManager;
  alliance: Alliance;
  now: Date;
}

@Injectable()
export class WaitingMails {
  constructor(
    private readonly outbox: OutboxService,
    private readonly config: Config,
  ) {}

  /** 9: to whoever asked, if still there; else to whoever acts for the partner. Of no use once it has lapsed. */
  async offered({ tx, alliance, now }: Sending, entry: WaitingEntry, until: Date): Promise<void> {
    const { borrowers, partnerName } = await readersOf(tx, { ...entry, forCallerSince: null }, now);
    const item = await tx.findOneByOrFail(Item, { id: entry.itemId });
    const { baseUrl } = this.config;
    const { quantity, pickUpAt, returnDueAt } = entry;
    const held = {
      partnerName,
      itemName: item.name,
      unit: item.unit,
      quantity,
      pickUpAt,
      returnDueAt,
      until,
    };
    const from = {
      kind: 'waiting-offered' as const,
      allianceId: alliance.id,
      series: entry.id,
      fromName: alliance.name,
      replyTo: { name: alliance.contactName, address: alliance.contactEmail },
      staleAt: until,
      now,
    };
    const letters = borrowers.map((reader) => ({
      ...from,
      to: { name: reader.name, address: reader.email },
      facts: {
        held: {
          ...held,
          language: mailLanguageOf(reader),
          hasAsked: reader.id === entry.askedBy,
          link: `${baseUrl}/b/${alliance.slug}/waiting/${entry.id}`,
        },
        alliance: allianceFacts(alliance, baseUrl),
      },
    }));
    await this.outbox.add(tx, ...letters);
  }
}
