/** `/api/alliances/{alliance}/waiting`: the waiting list. */
import { Body, Controller, Delete, Get, Headers, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { AnswersVersion, IfMatch } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { preferredLanguage } from '../../shared/words.js';
import { JumpDto, NewWaitingDto, WaitingView } from './waiting.dto.js';
import { WaitingAnswers } from './waiting-answers.service.js';
import { WaitingService } from './waiting.service.js';

@Controller('api/alliances/:alliance/waiting')
export class WaitingController {
  constructor(
    private readonly waiting: WaitingService,
    private readonly answers: WaitingAnswers,
  ) {}

  @Get()
  @Allow('waiting.read')
  @Says('List the waiting list.', 'Everybody’s for the coordination, else those of your partners.')
  @ApiListPart(WaitingView)
  listWaiting(@Acting() actor: Actor, @Query() query: ListQuery): Promise<ListPart<WaitingView>> {
    return this.waiting.list(actor, query);
  }

  @Get(':id')
  @Allow('waiting.see')
  @Says('Read an entry of the waiting list.', 'With its place.')
  @AnswersVersion(200, WaitingView)
  getWaiting(@Acting() actor: Actor, @IdParam() id: string): Promise<WaitingView> {
    return this.waiting.get(actor, id);
  }

  @Post()
  @Allow('waiting.join')
  @Says(
    'Wait for a quantity in a period.',
    'Holds nothing. Once all of it is free it is held for whoever waits longest and fits, for 48 hours but never past the pick-up, and mailed between 7:00 and 20:00.',
    {
      409: '`refused`: `reasons` other than the stock forbid it; `is-free`: it can be asked for; `too-many-waiting`: a partner waits for 100 at most.',
    },
  )
  @AnswersVersion(201, WaitingView)
  joinWaiting(@Acting() actor: Actor, @Body() wish: NewWaitingDto): Promise<WaitingView> {
    return this.waiting.join(actor, wish);
  }

  @Delete(':id')
  @Allow('waiting.leave')
  @Says('Leave the waiting list.', 'What was held for it is offered to the next one.')
  @Answers(204)
  leaveWaiting(@Acting() actor: Actor, @IdParam() id: string, @IfMatch() ifMatch?: string): Promise<void> {
    return this.waiting.leave(actor, id, ifMatch);
  }

  @Post(':id/accept')
  @Allow('waiting.answer')
  @Says('Accept what is held.', 'It becomes a request, checked like any other; refused, it is still held.', {
    409: '`nothing-offered`: nothing is held (any more); `refused`: `reasons` as for a request.',
  })
  @AnswersVersion(200, WaitingView)
  acceptWaiting(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
    @IfMatch() ifMatch?: string,
  ): Promise<WaitingView> {
    return this.answers.accept(actor, { id, ifMatch, language: preferredLanguage(acceptLanguage) });
  }

  @Post(':id/pass')
  @Allow('waiting.answer')
  @Says('Pass on what is held, or wait no more.', 'The next one is offered it.', {
    409: '`nothing-offered`: it has ended.',
  })
  @AnswersVersion(200, WaitingView)
  passWaiting(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @IfMatch() ifMatch?: string,
  ): Promise<WaitingView> {
    return this.answers.pass(actor, { id, ifMatch });
  }

  @Post(':id/jump')
  @Allow('waiting.jump')
  @Says(
    'Put an entry before all others.',
    'What becomes free next and fits is offered to it. The reason stands in the log.',
    {
      409: '`not-waiting`: something is held for it, or it has ended.',
    },
  )
  @AnswersVersion(200, WaitingView)
  jumpWaiting(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: JumpDto,
    @IfMatch() ifMatch?: string,
  ): Promise<WaitingView> {
    return this.waiting.jump(actor, id, reason, ifMatch);
  }
}
