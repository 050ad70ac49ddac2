/** Offer mails: who is told of a counter-offer, and of what becomes of it. Written down in the transaction that caused it. */
import { Injectable } from '@nestjs/common';
import type { OfferAnswer } from '../../notifications/offer-mails.js';
import type { PendingChange } from '../record/pending-change.entity.js';
import type { ToldChange } from './change-mails.service.js';
import { toCoordination, type Turning } from './event.letters.js';
import { ReservationLetters } from './letters.service.js';
import { ReservationMails } from './reservation-mails.service.js';

@Injectable()
export class OfferMails {
  constructor(
    private readonly letters: ReservationLetters,
    private readonly mails: ReservationMails,
  ) {}

  /** To the borrower, with the way to the page where it is accepted or declined. */
  async offered(turn: Turning, told: ToldChange, { decideBy, offerMessage }: PendingChange): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, false);
    const { alliance, factsFor } = audience;
    const link = this.letters.address(told, `requests/${told.reservation.id}/counter-offer`);
    const letters = await this.mails.toBorrower(turn, audience, [], (reader) => ({
      kind: 'counter-offer',
      facts: {
        reservation: { ...factsFor(reader), link },
        alliance,
        changes: told.changes,
        until: decideBy,
        message: offerMessage ?? '',
      },
    }));
    await this.letters.send(turn, told, letters);
  }

  /** To everybody who decides. */
  async answered(
    turn: Turning,
    told: ToldChange,
    answered: { answer: OfferAnswer; reason: string },
  ): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, false);
    const { alliance, factsFor } = audience;
    const letters = await toCoordination(turn, audience, (reader) => ({
      kind: 'offer-answered',
      facts: { reservation: factsFor(reader), alliance, changes: told.changes, ...answered },
    }));
    await this.letters.send(turn, told, letters);
  }
}
