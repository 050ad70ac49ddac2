/** Sends a basket: as the same request that a program would send. */
import { Injectable } from '@nestjs/common';
import { checkInput } from '../../../http/validation.pipe.js';
import type { Actor } from '../../../partners/who/actor.js';
import { given } from '../../../shared/given.js';
import type { Turn } from '../../../partners/who/turns.service.js';
import { DecisionsService } from '../../../reservations/deciding/decisions.service.js';
import { AskingService } from '../../../reservations/asking/asking.service.js';
import { NewReservationDto } from '../../../reservations/record/reservation.dto.js';
import type { ReservationView } from '../../../reservations/record/reservation.view.js';
import type { PlaceWish } from '../../../reservations/stock/obtainable.js';
import { earlier, later } from '../../../shared/period.js';
import { Refusal, type FieldFault } from '../../../shared/refusal.js';
import { filled } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import type { Basket } from '../../basket/basket.js';
import { BasketReader } from './basket-reader.service.js';
import { daysMissing, draftFaults, partnerMissing, refuseFaults } from '../../basket/basket-typed.js';
import type { Draft } from '../../basket/draft.js';

interface Sent {
  basket: Basket;
  draft: Draft;
  /** What was wrong with what was typed. */
  faults: readonly FieldFault[];
  /** The coordination approves in the same step. */
  isApproved: boolean;
}

@Injectable()
export class BasketSender {
  constructor(
    private readonly reader: BasketReader,
    private readonly asking: AskingService,
    private readonly decisions: DecisionsService,
  ) {}

  /** Refuses (422) what is missing or wrong, (409) what the rules or the stock do not allow. */
  async send(
    visit: Visit,
    actor: Actor,
    { basket, draft, faults, isApproved }: Sent,
  ): Promise<ReservationView> {
    refuseFaults([
      ...faults,
      ...(basket.from === '' ? [daysMissing] : []),
      ...(basket.partnerId === '' ? [partnerMissing] : []),
      ...draftFaults(draft),
    ]);
    const wishes = await this.reader.wishes(actor, basket);
    if (!wishes) throw somethingGone();
    const wish = await wishIn(basket, draft, wishes);
    const decide = (turn: Turn, id: string) => this.decisions.approveAtOnce(turn, id);
    const manner = { places: wishes, ...(isApproved ? { decide } : {}) };
    return this.asking.ask(actor, wish, visit.language, manner);
  }
}

/** The times of the whole are those of the openings; when each thing is held follows from what others leave. */
function wishIn(basket: Basket, draft: Draft, wishes: readonly PlaceWish[]): Promise<NewReservationDto> {
  const times = wishes.flatMap(({ ways }) => ways.slice(0, 1));
  return checkInput(NewReservationDto, {
    partnerId: basket.partnerId,
    occasion: { name: draft.occasion, ...(draft.isPublic === 'true' ? { public: true } : {}) },
    pickUpAt: times
      .map(({ pickUp }) => pickUp.at)
      .reduce(earlier)
      .toISOString(),
    returnDueAt: times
      .map(({ returnDue }) => returnDue.at)
      .reduce(later)
      .toISOString(),
    lines: wishes.flatMap(({ things }) => things),
    contact: { name: draft.contactName, ...filled({ phone: draft.contactPhone }) },
    ...filled({ note: draft.note, onBehalfOf: draft.onBehalfOf }),
    ...given({ forCaller: saidFlag(draft.forCaller) }),
  });
}

/** Undefined where nobody chose. */
const saidFlag = (said: string): boolean | undefined =>
  said === 'true' || said === 'false' ? said === 'true' : undefined;

/** Nobody gets less than they saw when they pressed the button. */
function somethingGone(): Refusal {
  const words = {
    de: 'Etwas aus Ihrem Korb gibt es nicht mehr. Bitte sehen Sie nach und senden Sie dann noch einmal.',
    en: 'Something of your basket is gone. Please have a look and send it once more.',
  };
  return new Refusal('conflict', 'item-gone', words);
}
