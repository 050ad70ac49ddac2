/** `/api/alliances/{alliance}/audit` and `/mails`: who changed what, and what was mailed, for the coordination. */
import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Says } from '../../http/says.decorators.js';
import { preferredLanguage } from '../../shared/words.js';
import { Acting, Allow } from '../access/access.decorators.js';
import { Actor } from '../who/actor.js';
import { AuditService } from './audit.service.js';
import { AuditView } from './audit.view.js';
import { SentMailQuery, SentMailView } from './sent-mail.dto.js';
import { SentMailsService } from './sent-mails.service.js';

@Controller('api/alliances/:alliance')
export class LogController {
  constructor(
    private readonly audit: AuditService,
    private readonly mails: SentMailsService,
  ) {}

  @Get('audit')
  @Allow('audit.read')
  @Says(
    'List who changed what.',
    'The newest first: which thing or person, and from what to what. Texts in which people may be written about are named, not quoted.',
  )
  @ApiListPart(AuditView)
  listAuditEntries(@Acting() actor: Actor, @Query() query: ListQuery): Promise<ListPart<AuditView>> {
    return this.audit.list(actor, query);
  }

  @Get('mails')
  @Allow('mails.read')
  @Says(
    'List the mails that were sent, wait or failed.',
    'The newest first, each with its state and why it is in it; never with its text.',
  )
  @ApiListPart(SentMailView)
  listMails(
    @Acting() actor: Actor,
    @Query() query: SentMailQuery,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<ListPart<SentMailView>> {
    return this.mails.list(actor, query, preferredLanguage(acceptLanguage));
  }
}
