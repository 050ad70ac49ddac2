/** Sent mails: what was mailed for an alliance and what became of it, so that an undeliverable mail is somebody's business. */
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.service.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import { OutboxMail } from '../notifications/outbox-mail.entity.js';
import type { Language } from '../shared/words.js';
import type { Actor } from './actor.js';
import { sentMailView, type SentMailQuery, type SentMailView } from './sent-mail.dto.js';

@Injectable()
export class SentMailsService {
  constructor(private readonly database: Database) {}

  /** Newest first. Sign-in codes belong to no alliance, and so to nobody's list. */
  list(
    actor: Actor,
    { limit, cursor, state }: SentMailQuery,
    language: Language,
  ): Promise<Page<SentMailView>> {
    return this.database.read(async (tx) => {
      const query = tx
        .createQueryBuilder(OutboxMail, 'mail')
        .where('mail.allianceId = :allianceId', { allianceId: actor.allianceId })
        .orderBy('mail.id', 'DESC')
        .limit(limit + 1);
      if (state !== undefined) query.andWhere('mail.state = :state', { state });
      if (cursor !== undefined) query.andWhere('mail.id < :before', { before: cursorKey(cursor, 1)[0] });
      const page = pageOf(await query.getMany(), limit, ({ id }) => [id]);
      return { ...page, items: page.items.map((mail) => sentMailView(mail, language)) };
    });
  }
}
