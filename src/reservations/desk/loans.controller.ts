/** `/api/alliances/{alliance}/desk` and `…/loans`: a day at the desk, and a loan for somebody who stands at the door. */
import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Answers, Says } from '../../http/says.decorators.js';
import { AnswersVersion } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { Clock } from '../../shared/clock.service.js';
import { preferredLanguage } from '../../shared/words.js';
import { dayAt } from '../../shared/zone.js';
import { ReservationView } from '../record/reservation.view.js';
import { DaySheets } from './day-sheets.service.js';
import { DeskQuery, WalkInDto } from './desk.dto.js';
import { deskView, DeskView } from './desk.view.js';
import { WalkIns } from './walk-ins.service.js';

@Controller('api/alliances/:alliance')
export class LoansController {
  constructor(
    private readonly sheets: DaySheets,
    private readonly walkIns: WalkIns,
    private readonly clock: Clock,
  ) {}

  @Get('desk')
  @Allow('desk.read')
  @Says(
    'See what goes out and comes back on a day.',
    'For a keeper at the own places, for an owner of own things, for the coordination everywhere; by place and time.',
  )
  @Answers(200, DeskView)
  async readDesk(@Acting() actor: Actor, @Query() { day, storagePlace }: DeskQuery): Promise<DeskView> {
    const asked = day === undefined ? undefined : Temporal.PlainDate.from(day);
    const today = dayAt(this.clock.now(), actor.alliance.timeZone);
    return deskView(await this.sheets.read(actor, [asked ?? today]), storagePlace);
  }

  @Post('loans')
  @Allow('desk.hand-over')
  @Says(
    'Lend to a partner who stands at the door.',
    'Asked for, promised and handed over at once, of things that are in your hands; judged by the same rules, but for those about fetching.',
    { 409: '`refused`: `reasons` says why, all at once, with `shortages` and `offers`.' },
  )
  @AnswersVersion(201, ReservationView)
  lendAtOnce(
    @Acting() actor: Actor,
    @Body() wish: WalkInDto,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<ReservationView> {
    return this.walkIns.lend(actor, wish, preferredLanguage(acceptLanguage));
  }
}
