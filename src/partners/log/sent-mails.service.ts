/** Sent mails: what was mailed for an alliance and what became of it, so that an undeliverable mail is somebody's business. */
import { Injectable } from '@nestjs/common';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import { MailWriter } from '../../notifications/mail-writer.service.js';
import { OutboxMail } from '../../notifications/outbox-mail.entity.js';
import { given } from '../../shared/given.js';
import type { Language } from '../../shared/words.js';
import type { Actor } from '../who/actor.js';
import { Turns } from '../who/turns.service.js';
import { sentMailView, type SentMailQuery, type SentMailView } from './sent-mail.dto.js';

@Injectable()
export class SentMailsService {
  constructor(
    private readonly turns: Turns,
    private readonly writer: MailWriter,
  ) {}

  /** Newest first. Sign-in codes belong to no alliance, and so to nobody's list. */
  list(actor: Actor, queried: SentMailQuery, language: Language): Promise<ListPart<SentMailView>> {
    const where = { allianceId: actor.allianceId, ...given({ state: queried.state }) };
    const mails = { of: OutboxMail, where, newestFirst: true } as const;
    return this.turns.look(actor, async ({ tx }) =>
      eachOf(await readPart(tx, mails, queried), (mail) =>
        sentMailView(mail, this.writer.subjectOf(mail), language),
      ),
    );
  }
}
