/** Risk sheets: one promise that the stock does not cover, who stands in its way, and what there is instead. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import type { Language } from '../../shared/words.js';
import { OffersService } from '../asking/offers.service.js';
import { isAwaited } from '../record/lifecycle.js';
import type { Reservation } from '../record/reservation.entity.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import { riskWarning } from '../stock/stock-risk.js';
import { StockRiskService, type Hurt } from '../stock/stock-risk.service.js';
import { DocketService } from './docket.service.js';
import type { RiskSheet } from './risk-sheet.view.js';

interface Judged {
  reservation: Reservation;
  hurt: Hurt[];
  entry: RiskSheet['entry'];
  canChange: boolean;
}

@Injectable()
export class RiskSheets {
  constructor(
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly risk: StockRiskService,
    private readonly docket: DocketService,
    private readonly offers: OffersService,
  ) {}

  /** Refuses (404) what is not in the actor's alliance. */
  async read(actor: Actor, id: string, language: Language): Promise<RiskSheet> {
    actor.require('docket.read');
    const judged = await this.turns.lookAtLength(actor, (look) => this.judged(look, id));
    const { entry, hurt, canChange } = judged;
    return {
      entry,
      short: hurt.map(({ item, line, free, isByLate }) => ({
        itemName: item.name,
        unit: item.unit,
        quantity: line.quantity,
        free,
        isByLate,
      })),
      offers: (await this.instead(actor, judged)).map(({ message }) => message[language]),
      canChange,
    };
  }

  private async judged(look: Look, id: string): Promise<Judged> {
    const { reservation, items } = await this.store.find(look.tx, look.actor, id);
    const all = await this.risk.ofItems(
      look,
      items.map((item) => item.id),
    );
    return {
      reservation,
      hurt: all.filter((one) => one.reservation.id === id),
      entry: await this.docket.endangered(look, reservation),
      canChange: isAwaited(reservation.statusAt(look.now)),
    };
  }

  /** Less is said line by line, as it may always be had; the rest is what the one check would take. */
  private async instead(actor: Actor, { reservation, hurt, canChange }: Judged) {
    if (!canChange || hurt.length === 0) return [];
    const { id, partnerId, held } = reservation;
    const reasons = hurt.map(({ item, ...risk }) => riskWarning(item, risk));
    const wish = { lines: held, reasons, except: id, doesLateStay: true };
    const offers = await this.offers.forWish(actor, partnerId, wish);
    return offers.filter(({ kind }) => kind !== 'quantity');
  }
}
