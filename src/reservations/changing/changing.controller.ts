/** `PATCH /api/alliances/{alliance}/reservations/{id}` and `POST …/change/…`: changing, and deciding on changes that wait. */
import { Body, Controller, Patch, Post, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse } from '@nestjs/swagger';
import { IdParam } from '../../http/id.pipe.js';
import { Says } from '../../http/says.decorators.js';
import { AnswersVersion, IfMatch } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { DeclineDto } from '../record/reservation.dto.js';
import { ReservationView } from '../record/reservation.view.js';
import { ChangeDecisions } from './change-decisions.service.js';
import { ChangeAnswerDto, ChangeDto } from './change.dto.js';
import { ChangedAnswer } from './changed.interceptor.js';
import { ChangingService, type Changed } from './changing.service.js';

const UNDECIDED = '`no-pending-change`: there is nothing to decide, or its deadline has passed';

@Controller('api/alliances/:alliance/reservations')
export class ChangingController {
  constructor(
    private readonly changing: ChangingService,
    private readonly decisions: ChangeDecisions,
  ) {}

  @Patch(':id')
  @Allow('reservations.change')
  @Says(
    'Change a request or a reservation.',
    'A request is replaced. Of what is promised, whatever takes no more of any item at any instant applies at once; more is checked like a new request and waits as `pendingChange`, while the promise stands and both are held; a newer wish replaces an earlier one. What the coordination changes for others applies at once, with a `reason`. Once handed over, only the return can change. What is said of the occasion and the contact applies in any case.',
    {
      409: '`refused`: `reasons`, `shortages` and `offers` as for a new request; `wrong-status`: it is over; `handed-over`: only the return can change any more; `too-late-to-cancel`: a borrower would leave out, reduce or fetch later what cannot be cancelled alone any more.',
    },
  )
  @UseInterceptors(ChangedAnswer)
  @AnswersVersion(200, ReservationView)
  @ApiAcceptedResponse({
    description: 'It takes more: `pendingChange` waits to be decided, and the promise stands.',
    type: ReservationView,
  })
  changeReservation(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() wish: ChangeDto,
    @IfMatch() ifMatch?: string,
  ): Promise<Changed> {
    return this.changing.change(actor, { id, wish, ifMatch });
  }

  @Post(':id/change/approve')
  @Allow('reservations.decide-change')
  @Says('Approve a change that waits.', 'Checks the stock once more: it may have shrunk since.', {
    409: `${UNDECIDED}; \`refused\`: it cannot be lent any more; \`handed-over\`: the things were given out since.`,
  })
  @AnswersVersion(200, ReservationView)
  approveChange(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason = '' }: ChangeAnswerDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.decisions.approve(actor, id, reason, ifMatch);
  }

  @Post(':id/change/decline')
  @Allow('reservations.decide-change')
  @Says('Decline a change that waits.', 'What was promised stands. The borrower reads the reason.', {
    409: `${UNDECIDED}.`,
  })
  @AnswersVersion(200, ReservationView)
  declineChange(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: DeclineDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.decisions.decline(actor, id, reason, ifMatch);
  }

  @Post(':id/change/withdraw')
  @Allow('reservations.change')
  @Says('Withdraw a change that waits.', 'What was promised stands.', { 409: `${UNDECIDED}.` })
  @AnswersVersion(200, ReservationView)
  withdrawChange(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason = '' }: ChangeAnswerDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.decisions.withdraw(actor, id, reason, ifMatch);
  }
}
