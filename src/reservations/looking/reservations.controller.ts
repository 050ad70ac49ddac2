/** `GET /api/alliances/{alliance}/reservations`: looking at what was asked for and promised. */
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { IdParam } from '../../http/id.pipe.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Says } from '../../http/says.decorators.js';
import { AnswersVersion } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { preferredLanguage } from '../../shared/words.js';
import { ReservationQuery } from '../record/reservation.dto.js';
import { ReservationView } from '../record/reservation.view.js';
import { ReservationsService } from './reservations.service.js';

@Controller('api/alliances/:alliance/reservations')
export class ReservationsController {
  constructor(private readonly reservations: ReservationsService) {}

  @Get()
  @Allow('reservations.list')
  @Says(
    'List the reservations that you may see.',
    'In the order of their pick-up. Owners and keepers see what concerns their things, borrowers their own, the coordination all.',
  )
  @ApiListPart(ReservationView)
  listReservations(
    @Acting() actor: Actor,
    @Query() query: ReservationQuery,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<ListPart<ReservationView>> {
    return this.reservations.list(actor, query, preferredLanguage(acceptLanguage));
  }

  @Get(':id')
  @Allow('reservations.read')
  @Says('Read a reservation.', 'With its history: who did what, and when.')
  @AnswersVersion(200, ReservationView)
  getReservation(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<ReservationView> {
    return this.reservations.get(actor, id, preferredLanguage(acceptLanguage));
  }

  @Get(':id/calendar.ics')
  @Allow('reservations.read')
  @Says('Download the calendar entry of a reservation.', 'One event, the same that the mails bring along.', {
    409: '`not-approved`: nothing is promised, so nothing is in the calendar.',
  })
  @ApiOkResponse({
    description: 'iCalendar.',
    content: { 'text/calendar': { schema: { type: 'string' } } },
  })
  async getCalendarEntry(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { number, content } = await this.reservations.calendarEntry(actor, id);
    await reply
      .header('content-disposition', `attachment; filename="${number}.ics"`)
      .header('cache-control', 'no-store')
      .type('text/calendar; charset=utf-8')
      .send(content);
  }
}
