/** `POST …/reservations/{id}/counter-offer`: what whoever decides offers instead, and what the borrower says to it. */
import { Body, Controller, Post } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { Says } from '../../http/says.decorators.js';
import { AnswersVersion, IfMatch } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { ReservationView } from '../record/reservation.view.js';
import { CounterOfferDto, OfferAnswerDto } from './change.dto.js';
import { CounterOffers } from './counter-offers.service.js';

const NOTHING = '`no-counter-offer`: none stands, or its deadline has passed';

@Controller('api/alliances/:alliance/reservations')
export class CounterOffersController {
  constructor(private readonly offers: CounterOffers) {}

  @Post(':id/counter-offer')
  @Allow('reservations.offer')
  @Says(
    'Offer something else instead.',
    'For a request that is not decided yet, or a promise before it is handed over. It is checked like a new request and held until its deadline, beside what stands; the borrower accepts or declines it. A newer one replaces it, and deciding otherwise ends it.',
    {
      409: '`refused`: `reasons`, `shortages` and `offers` as for a new request; `wrong-status`: it is over, or handed over.',
    },
  )
  @AnswersVersion(200, ReservationView)
  makeCounterOffer(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() wish: CounterOfferDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.offers.offer(actor, { id, wish, ifMatch });
  }

  @Post(':id/counter-offer/accept')
  @Allow('reservations.answer-offer')
  @Says('Accept a counter-offer.', 'It becomes what stands, and is approved. Checks the stock once more.', {
    409: `${NOTHING}; \`refused\`: it cannot be lent any more.`,
  })
  @AnswersVersion(200, ReservationView)
  acceptCounterOffer(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason = '' }: OfferAnswerDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.offers.accept(actor, id, reason, ifMatch);
  }

  @Post(':id/counter-offer/decline')
  @Allow('reservations.answer-offer')
  @Says('Decline a counter-offer.', 'What was asked for or promised goes on as it was.', {
    409: `${NOTHING}.`,
  })
  @AnswersVersion(200, ReservationView)
  declineCounterOffer(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { reason = '' }: OfferAnswerDto,
    @IfMatch() ifMatch?: string,
  ): Promise<ReservationView> {
    return this.offers.decline(actor, id, reason, ifMatch);
  }
}
