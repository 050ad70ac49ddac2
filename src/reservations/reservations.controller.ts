/** `/api/alliances/{alliance}/reservations`: asking, deciding, and looking. */
import { Body, Controller, Get, Headers, HttpCode, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IdParam } from '../http/id.pipe.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { IfMatch, VersionTag } from '../http/version-tag.interceptor.js';
import { Acting, Allow } from '../partners/access.decorators.js';
import { Actor } from '../partners/actor.js';
import { preferredLanguage } from '../shared/words.js';
import { AskingService } from './asking.service.js';
import { DecisionsService } from './decisions.service.js';
import {
  ApprovalDto,
  CancelDto,
  DeclineDto,
  NewReservationDto,
  ReservationQuery,
} from './reservation.dto.js';
import { ReservationView } from './reservation.view.js';
import { ReservationsService } from './reservations.service.js';

@ApiTags('reservations')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance/reservations')
export class ReservationsController {
  constructor(
    private readonly reservations: ReservationsService,
    private readonly asking: AskingService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get()
  @Allow('reservations.list')
  @ApiPage(ReservationView)
  list(
    @Acting() actor: Actor,
    @Query() query: ReservationQuery,
    @Headers('accept-language') wishedLanguage: string | undefined,
  ): Promise<Page<ReservationView>> {
    return this.reservations.list(actor, query, preferredLanguage(wishedLanguage));
  }

  @Get(':id')
  @Allow('reservations.read')
  @ApiOkResponse({ type: ReservationView })
  @UseInterceptors(VersionTag)
  get(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Headers('accept-language') wishedLanguage: string | undefined,
  ): Promise<ReservationView> {
    return this.reservations.get(actor, id, preferredLanguage(wishedLanguage));
  }

  @Get(':id/calendar.ics')
  @Allow('reservations.read')
  @ApiProduces('text/calendar')
  async calendar(@Acting() actor: Actor, @IdParam() id: string, @Res() reply: FastifyReply): Promise<void> {
    const { number, content } = await this.reservations.calendarEntry(actor, id);
    await reply
      .header('content-disposition', `attachment; filename="${number}.ics"`)
      .header('cache-control', 'no-store')
      .type('text/calendar; charset=utf-8')
      .send(content);
  }

  @Post()
  @Allow('reservations.ask')
  @ApiCreatedResponse({ type: ReservationView })
  @UseInterceptors(VersionTag)
  ask(
    @Acting() actor: Actor,
    @Body() wish: NewReservationDto,
    @Headers('accept-language') wishedLanguage: string | undefined,
  ): Promise<ReservationView> {
    return this.asking.ask(actor, wish, preferredLanguage(wishedLanguage));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Allow('reservations.approve')
  @ApiOkResponse({ type: ReservationView })
  @UseInterceptors(VersionTag)
  approve(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() approval: ApprovalDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.decisions.approve(actor, id, approval, ifMatch);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @Allow('reservations.decline')
  @ApiOkResponse({ type: ReservationView })
  @UseInterceptors(VersionTag)
  decline(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: DeclineDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.decisions.decline(actor, id, reason, ifMatch);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('reservations.withdraw')
  @ApiOkResponse({ type: ReservationView })
  @UseInterceptors(VersionTag)
  withdraw(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason = '' }: CancelDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.decisions.withdraw(actor, id, reason, ifMatch);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('reservations.cancel')
  @ApiOkResponse({ type: ReservationView })
  @UseInterceptors(VersionTag)
  cancel(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason = '' }: CancelDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.decisions.cancel(actor, id, reason, ifMatch);
  }
}
