/** Possible offers: what the stock would give instead of a request, to begin a counter-offer with. */
import { Injectable } from '@nestjs/common';
import { OffersService } from '../../../reservations/asking/offers.service.js';
import { DocketService } from '../../../reservations/deciding/docket.service.js';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import type { Proposal } from '../../../shared/refusal.js';
import type { Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { ownField } from './change-visits.js';

interface Possible {
  /** Quantities that the stock would give; none where all of it is there. */
  typed: Typed;
  offers: readonly Proposal[];
}

@Injectable()
export class PossibleOffers {
  constructor(
    private readonly docket: DocketService,
    private readonly offers: OffersService,
  ) {}

  /** Nothing for what does not wait for a decision. */
  async of({ actor }: AllianceVisit, { view }: ReservationSheet): Promise<Possible> {
    const entry = await this.docket.entry(actor, view.id);
    if (!entry?.isOnlyShort) return { typed: {}, offers: [] };
    const fields = entry.lines.map((line): [string, string] => [ownField(line.id), String(line.possible)]);
    const lines = view.lines.map(({ itemId, quantity, pickUpAt, returnDueAt }) => ({
      itemId,
      quantity,
      period: { from: new Date(pickUpAt), until: new Date(returnDueAt) },
    }));
    const reasons = entry.reasons.filter(({ code }) => code === 'out-of-stock');
    const offers = await this.offers.forWish(actor, view.partnerId, { lines, reasons, except: view.id });
    return { typed: Object.fromEntries(fields), offers };
  }
}
