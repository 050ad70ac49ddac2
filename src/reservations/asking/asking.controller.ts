/** `POST /api/alliances/{alliance}/reservations`: asking. */
import { Body, Controller, Headers, Post } from '@nestjs/common';
import { Says } from '../../http/says.decorators.js';
import { AnswersVersion } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { preferredLanguage } from '../../shared/words.js';
import { NewReservationDto } from '../record/reservation.dto.js';
import { ReservationView } from '../record/reservation.view.js';
import { AskingService } from './asking.service.js';

@Controller('api/alliances/:alliance/reservations')
export class AskingController {
  constructor(private readonly asking: AskingService) {}

  @Post()
  @Allow('reservations.ask')
  @Says(
    'Ask for things.',
    'Holds the stock until the request is decided, or its deadline passes. Checked at once against all rules and the stock; below the lead time it is taken with a warning. At most 200 requests of a person, and 200 for a partner, may wait for a decision at once; the coordination may ask for as many partners as it likes.',
    {
      409: '`refused`: `reasons` says why, all at once, `too-many-open-requests` among them; `shortages` what is short of stock; each of `offers` passes every rule, and its `lines`, `pickUpAt` and `returnDueAt` fit into the next request as they stand.',
    },
  )
  @AnswersVersion(201, ReservationView)
  askForReservation(
    @Acting() actor: Actor,
    @Body() wish: NewReservationDto,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<ReservationView> {
    return this.asking.ask(actor, wish, preferredLanguage(acceptLanguage));
  }
}
