/** `/api/alliances/{alliance}/reservations/{id}/messages`: questions and answers on a reservation. */
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { IfMatch } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { MessageView } from '../record/message.view.js';
import { MessageDto } from './message.dto.js';
import { Messages } from './messages.service.js';

@Controller('api/alliances/:alliance/reservations')
export class MessagesController {
  constructor(private readonly messages: Messages) {}

  @Get(':id/messages')
  @Allow('messages.read')
  @Says('Read what was asked and answered.', 'Oldest first.')
  @ApiListPart(MessageView)
  listMessages(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Query() query: ListQuery,
  ): Promise<ListPart<MessageView>> {
    return this.messages.read(actor, id, query);
  }

  @Post(':id/messages')
  @Allow('messages.write')
  @Says(
    'Ask or answer.',
    'Mailed at once to the others concerned: who borrows, the owners of its things, the coordination.',
    { 409: '`too-many-messages`: so many stand on it already.' },
  )
  @Answers(201, MessageView)
  writeMessage(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() said: MessageDto,
    @IfMatch() ifMatch?: string,
  ): Promise<MessageView> {
    return this.messages.write(actor, id, said, ifMatch);
  }
}
