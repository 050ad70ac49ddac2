/** `POST /api/alliances/{alliance}/reservations/{id}/…`: approving, declining, withdrawing, cancelling. */
import { Body, Controller, Post } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { Says } from '../../http/says.decorators.js';
import { AnswersVersion, IfMatch } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { ApprovalDto, CancelDto, DeclineDto } from '../record/reservation.dto.js';
import { ReservationView } from '../record/reservation.view.js';
import { DecisionsService } from './decisions.service.js';

@Controller('api/alliances/:alliance/reservations')
export class DecisionsController {
  constructor(private readonly decisions: DecisionsService) {}

  @Post(':id/approve')
  @Allow('reservations.approve')
  @Says(
    'Approve a request.',
    'Lines not named get what was asked for, lines named at most that. An owner decides on own things only. Checks the stock once more: it may have shrunk since.',
    {
      409: '`wrong-status` or `already-decided`: there is nothing to decide; `refused`: it cannot be lent any more, with `reasons` and `shortages`.',
    },
  )
  @AnswersVersion(200, ReservationView)
  approveReservation(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() approval: ApprovalDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.decisions.approve(actor, id, approval, ifMatch);
  }

  @Post(':id/decline')
  @Allow('reservations.decline')
  @Says(
    'Decline a request.',
    'The borrower reads the reason, and what could be had instead. An owner declines own things only.',
    { 409: '`wrong-status` or `already-decided`: there is nothing to decide.' },
  )
  @AnswersVersion(200, ReservationView)
  declineReservation(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: DeclineDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.decisions.decline(actor, id, reason, ifMatch);
  }

  @Post(':id/withdraw')
  @Allow('reservations.withdraw')
  @Says('Withdraw a request.', 'Before it is decided; its stock is free at once.', {
    409: '`wrong-status`: it was decided or ended already.',
  })
  @AnswersVersion(200, ReservationView)
  withdrawReservation(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason = '' }: CancelDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.decisions.withdraw(actor, id, reason, ifMatch);
  }

  @Post(':id/cancel')
  @Allow('reservations.cancel')
  @Says(
    'Cancel what was approved.',
    'Before it is handed over, and by the borrower before the return; its stock is free at once. The alliance gives a reason, the borrower may.',
    {
      409: '`wrong-status`: it is not approved, or handed over already. `return-passed`: its return is past, and only the coordination cancels it. `too-late-to-cancel`: it is nearer to the pick-up than a borrower may cancel alone.',
    },
  )
  @AnswersVersion(200, ReservationView)
  cancelReservation(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason = '' }: CancelDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.decisions.cancel(actor, id, reason, ifMatch);
  }
}
