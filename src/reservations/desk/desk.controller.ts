/** `POST /api/alliances/{alliance}/reservations/{id}/…` and `…/loans`: what is done at the desk. */
import { Body, Controller, Post } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { Says } from '../../http/says.decorators.js';
import { AnswersVersion, IfMatch } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { ReservationView } from '../record/reservation.view.js';
import { DamageReports } from './damage-reports.service.js';
import { DamageDto, DeskNoteDto, HandOverDto, TakeBackDto } from './desk.dto.js';
import { HandOvers } from './hand-overs.service.js';
import { TakeBacks } from './take-backs.service.js';

@Controller('api/alliances/:alliance/reservations')
export class DeskController {
  constructor(
    private readonly handOvers: HandOvers,
    private readonly takeBacks: TakeBacks,
    private readonly damage: DamageReports,
  ) {}

  @Post(':id/hand-over')
  @Allow('desk.hand-over')
  @Says(
    'Hand things over.',
    'A keeper does so for the things at the own places, an owner for own things. May be repeated for the rest. What takes more than was promised, or earlier, goes out only as far as it is free.',
    {
      409: '`wrong-status`: it is not promised, or over. `return-passed`: it should be back already. `refused`: more is not free, or an inspection is due, with `reasons`, `shortages` and, where something else could go out now, `offers`.',
    },
  )
  @AnswersVersion(200, ReservationView)
  handOver(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() said: HandOverDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.handOvers.handOver(actor, id, said, ifMatch);
  }

  @Post(':id/take-back')
  @Allow('desk.take-back')
  @Says(
    'Take things back.',
    'What came back is free at once; what is damaged or missing is closed until somebody says that it is back. The loan is returned once nothing is out any more.',
    { 409: '`wrong-status`: it was never handed over.' },
  )
  @AnswersVersion(200, ReservationView)
  takeBack(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() said: TakeBackDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.takeBacks.takeBack(actor, id, said, ifMatch);
  }

  @Post(':id/report-return')
  @Allow('desk.report-return')
  @Says(
    'Say that everything was put back.',
    'By the borrower; it counts as out until whoever keeps it has looked.',
    {},
  )
  @AnswersVersion(200, ReservationView)
  reportReturn(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { note = '' }: DeskNoteDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.takeBacks.report(actor, id, note, ifMatch);
  }

  @Post(':id/report-damage')
  @Allow('desk.report-damage')
  @Says(
    'Say that something is damaged.',
    'By the borrower, while it is out. It changes no stock; whoever takes it back confirms it.',
    { 409: '`wrong-status`: it was never handed over, or is over.' },
  )
  @AnswersVersion(200, ReservationView)
  reportDamage(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() said: DamageDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.damage.report(actor, id, said, ifMatch);
  }

  @Post(':id/check')
  @Allow('desk.check')
  @Says('Say that it was looked at.', 'After the return, by whoever has the things in hand.', {
    409: '`wrong-status`: it is not returned, or was looked at already.',
  })
  @AnswersVersion(200, ReservationView)
  checkLoan(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { note = '' }: DeskNoteDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.takeBacks.check(actor, id, note, ifMatch);
  }

  @Post(':id/release')
  @Allow('desk.release')
  @Says('Say that nobody fetched it.', 'A day after the pick-up; what waits in the store is free at once.', {
    409: '`not-overdue`: the pick-up is less than a day ago, or nothing waits.',
  })
  @AnswersVersion(200, ReservationView)
  releaseReservation(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { note = '' }: DeskNoteDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.takeBacks.release(actor, id, note, ifMatch);
  }
}
