/** Change mails: who is told of a change, of a wish for one, and of what becomes of it. Written down in the transaction that caused it. */
import { Injectable } from '@nestjs/common';
import type { LineChange } from '../../notifications/line-changes.js';
import { isPromised } from '../record/lifecycle.js';
import type { PendingChange } from '../record/pending-change.entity.js';
import { toCoordination, type Told, type Turning } from './event.letters.js';
import { ReservationLetters } from './letters.service.js';
import { ReservationMails } from './reservation-mails.service.js';

export interface ToldChange extends Told {
  changes: readonly LineChange[];
}

@Injectable()
export class ChangeMails {
  constructor(
    private readonly letters: ReservationLetters,
    private readonly mails: ReservationMails,
  ) {}

  /** To the borrower; where something is promised, with the entry for the calendar as it is now. */
  async changed(turn: Turning, told: ToldChange, reason: string): Promise<void> {
    const isStanding = isPromised(told.reservation.statusAt(turn.now));
    const audience = await this.letters.audienceOf(turn, told, isStanding);
    const { alliance, factsFor } = audience;
    const letters = await this.mails.toBorrower(turn, audience, [], async (reader) => {
      const calendar = isStanding ? await this.letters.request(turn, told, reader) : undefined;
      const calendarLink = calendar && this.letters.fileAddress(told);
      const facts = { reservation: factsFor(reader), alliance, changes: told.changes, reason };
      return { kind: 'changed', facts: { ...facts, isPromised: isStanding, calendarLink }, calendar };
    });
    await this.letters.send(turn, told, letters);
  }

  /** To everybody who decides, until there is a digest. */
  async asked(turn: Turning, told: ToldChange, { decideBy, note }: PendingChange): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, false);
    const { alliance, factsFor } = audience;
    const letters = await toCoordination(turn, audience, (reader) => ({
      kind: 'change-asked',
      facts: { reservation: factsFor(reader), alliance, changes: told.changes, decideBy, note },
    }));
    await this.letters.send(turn, told, letters);
  }

  /** To the borrower: what is promised stands. `reason` is null where nobody decided in time. */
  async ended(turn: Turning, told: ToldChange, ending: Ending): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, false);
    const { alliance, factsFor } = audience;
    const letters = await this.mails.toBorrower(turn, audience, [], (reader) => ({
      kind: 'change-ended',
      facts: { reservation: factsFor(reader), alliance, changes: told.changes, ...ending },
    }));
    await this.letters.send(turn, told, letters);
  }
}

interface Ending extends Pick<PendingChange, 'decideBy'> {
  reason: string | null;
}
