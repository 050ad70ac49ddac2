/** `/b/{alliance}/manage/mails`: what was mailed and what became of it. */
import { Get } from '@nestjs/common';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import type { Actor } from '../../../partners/who/actor.js';
import { SentMailQuery, type SentMailView } from '../../../partners/log/sent-mail.dto.js';
import { SentMailsService } from '../../../partners/log/sent-mails.service.js';
import { formState } from '../../ui/form.js';
import type { Page } from '../../ui/page.js';
import { Queried, PageController, Visiting } from '../../ui/page.decorators.js';
import { filled, type Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { mailsPage } from './mails-page.js';

const FAILED_SHOWN = 20;

@PageController('b/:alliance/manage/mails')
export class ManageMailsPagesController {
  constructor(private readonly mails: SentMailsService) {}

  @Get()
  @Allow('mails.read')
  async list(@Visiting() visit: Visit, @Queried() { state, cursor }: Typed): Promise<Page> {
    const query = await checkInput(SentMailQuery, filled({ state, cursor }));
    const part = await this.mails.list(visit.actor!, query, visit.language);
    const isFirst = query.state === undefined && query.cursor === undefined;
    const failed = isFirst ? await this.failed(visit.actor!, visit) : undefined;
    return mailsPage(visit, { form: formState(visit, filled({ state })), part, failed });
  }

  private async failed(actor: Actor, { language }: Visit): Promise<SentMailView[]> {
    return (await this.mails.list(actor, { limit: FAILED_SHOWN, state: 'dead' }, language)).items;
  }
}
