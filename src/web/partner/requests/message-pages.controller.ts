/** `/b/{alliance}/requests/{id}/messages`: what was asked and answered on a request, to which its mails lead. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { ReservationSheetService } from '../../../reservations/looking/reservation-sheet.service.js';
import { MessageDto } from '../../../reservations/talking/message.dto.js';
import { Messages } from '../../../reservations/talking/messages.service.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { messagesPage } from './messages.js';

@PageController('b/:alliance/requests/:id')
export class MessagePagesController {
  constructor(
    private readonly messages: Messages,
    private readonly sheets: ReservationSheetService,
  ) {}

  @Get('messages')
  @Allow('messages.read')
  async read(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    const sheet = await this.sheets.get(visit.actor, id, visit.language);
    return messagesPage({ visit, sheet, form: formState(visit) });
  }

  @PostForm('messages')
  @Allow('messages.write')
  async write(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const body = await checkInput(MessageDto, filled({ text: typed['text'] }));
        await this.messages.write(visit.actor, id, body);
        return seeOther(`${visit.home}/requests/${id}?done=message#messages`);
      },
      async (refusal) => {
        const sheet = await this.sheets.get(visit.actor, id, visit.language);
        return messagesPage({ visit, sheet, form: formState(visit, typed, refusal) });
      },
    );
  }
}
