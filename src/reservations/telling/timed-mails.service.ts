/** Timed mails: what the clock writes to several people, from one alliance. */
import { Injectable } from '@nestjs/common';
import type { AllianceFacts } from '../../notifications/mail-facts.js';
import type { News } from '../../notifications/mail-kinds.js';
import { OutboxService } from '../../notifications/outbox.service.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import { allianceFacts, mailLanguageOf } from '../../partners/who/mail-facts.js';
import { refusingAddress, type Refusable } from '../../partners/who/timed-wishes.js';
import { unsubscribeKeys } from '../../partners/who/unsubscribe-keys.query.js';
import { Config } from '../../shared/config.js';
import type { Language } from '../../shared/words.js';
import type { Writing } from './event.letters.js';
import type { Somebody } from './readers.query.js';

interface Round {
  alliance: Alliance;
  readers: readonly Somebody[];
  /** What its link refuses. */
  refusing: Refusable;
  /** From then on nobody wants it any more. */
  staleAt: Date;
}

/** What every one of them tells one reader. */
export interface TimedFacts {
  language: Language;
  alliance: AllianceFacts;
  /** Where the reader can refuse further ones. */
  unsubscribe: string;
}

@Injectable()
export class TimedMails {
  constructor(
    private readonly outbox: OutboxService,
    private readonly config: Config,
  ) {}

  /** Answers how many mails it wrote. */
  async send(
    { tx, now }: Writing,
    { alliance, readers, refusing, staleAt }: Round,
    write: (told: TimedFacts, reader: Somebody) => readonly News[],
  ): Promise<number> {
    const { baseUrl } = this.config;
    const ids = readers.map(({ id }) => id);
    const keys = await unsubscribeKeys(tx, ids);
    const from = {
      allianceId: alliance.id,
      fromName: alliance.name,
      replyTo: { name: alliance.contactName, address: alliance.contactEmail },
      staleAt,
      now,
    };
    const letters = readers.flatMap((reader) => {
      const unsubscribe = refusingAddress(baseUrl, refusing, keys.get(reader.id)!);
      const told = {
        language: mailLanguageOf(reader),
        alliance: allianceFacts(alliance, baseUrl),
        unsubscribe,
      };
      const to = { name: reader.name, address: reader.email };
      return write(told, reader).map((news) => ({ ...news, ...from, to }));
    });
    await this.outbox.add(tx, ...letters);
    return letters.length;
  }
}
