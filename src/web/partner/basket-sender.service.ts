/** Sends a basket: as the same request that a program would send. */
import { Injectable } from '@nestjs/common';
import { checkInput } from '../../http/validation.pipe.js';
import type { Actor } from '../../partners/actor.js';
import { AskingService } from '../../reservations/asking.service.js';
import { NewReservationDto } from '../../reservations/reservation.dto.js';
import type { ReservationView } from '../../reservations/reservation.view.js';
import { span } from '../../shared/period.js';
import { Refusal, type FieldFault } from '../../shared/refusal.js';
import { filled } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import type { Basket } from '../basket/basket.js';
import { BasketReader, linesOf } from './basket-reader.service.js';
import { daysMissing, draftFaults, partnerMissing, refuseFaults } from './basket-typed.js';
import type { Draft } from '../basket/draft.js';

interface Sent {
  basket: Basket;
  draft: Draft;
  /** What was wrong with what was typed. */
  faults: readonly FieldFault[];
}

@Injectable()
export class BasketSender {
  constructor(
    private readonly reader: BasketReader,
    private readonly asking: AskingService,
  ) {}

  /** Refuses (422) what is missing or wrong, (409) what the rules or the stock do not allow. */
  async send(visit: Visit, actor: Actor, { basket, draft, faults }: Sent): Promise<ReservationView> {
    refuseFaults([
      ...faults,
      ...(basket.from === '' ? [daysMissing] : []),
      ...(basket.partnerId === '' ? [partnerMissing] : []),
      ...draftFaults(draft),
    ]);
    return this.asking.ask(actor, await this.wish(actor, basket, draft), visit.language);
  }

  private async wish(actor: Actor, basket: Basket, draft: Draft): Promise<NewReservationDto> {
    const { places, gone } = await this.reader.sheet(actor, basket);
    const lines = linesOf(places);
    const whole = span(lines.map(({ period }) => period));
    if (gone > 0 || !whole) throw somethingGone();
    return checkInput(NewReservationDto, {
      partnerId: basket.partnerId,
      occasion: { name: draft.occasion },
      pickUpAt: whole.from.toISOString(),
      returnDueAt: whole.until.toISOString(),
      lines: lines.map(({ itemId, quantity, period }) => ({
        itemId,
        quantity,
        pickUpAt: period.from.toISOString(),
        returnDueAt: period.until.toISOString(),
      })),
      contact: { name: draft.contactName, ...filled({ phone: draft.contactPhone }) },
      ...filled({ note: draft.note, onBehalfOf: draft.onBehalfOf }),
    });
  }
}

/** Nobody gets less than they saw when they pressed the button. */
function somethingGone(): Refusal {
  const words = {
    de: 'Etwas aus Ihrem Korb gibt es nicht mehr. Bitte sehen Sie nach und senden Sie dann noch einmal.',
    en: 'Something of your basket is gone. Please have a look and send it once more.',
  };
  return new Refusal('conflict', 'item-gone', words);
}
