/** `/api/alliances/{alliance}/mails`: what was mailed and what became of it, for the coordination. */
import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { preferredLanguage } from '../shared/words.js';
import { Acting, Allow } from './access.decorators.js';
import { Actor } from './actor.js';
import { SentMailQuery, SentMailView } from './sent-mail.dto.js';
import { SentMailsService } from './sent-mails.service.js';

@ApiTags('mails')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance/mails')
export class SentMailsController {
  constructor(private readonly mails: SentMailsService) {}

  @Get()
  @Allow('mails.read')
  @ApiPage(SentMailView)
  list(
    @Acting() actor: Actor,
    @Query() query: SentMailQuery,
    @Headers('accept-language') wishedLanguage: string | undefined,
  ): Promise<Page<SentMailView>> {
    return this.mails.list(actor, query, preferredLanguage(wishedLanguage));
  }
}
