/** Change mails: who is told of a change, of a wish for one, and of what becomes of it. Written down in the transaction that caused it. */
import { Injectable } from '@nestjs/common';
import { toldWithChange } from '../../notifications/gathering.js';
import type { LineChange } from '../../notifications/line-changes.js';
import { UntoldMails } from '../../notifications/untold.service.js';
import { isPromised } from '../record/lifecycle.js';
import type { PendingChange } from '../record/pending-change.entity.js';
import { toCoordination, type Told, type Turning } from './event.letters.js';
import { gatheredLetters } from './gathered.letters.js';
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
    private readonly untold: UntoldMails,
  ) {}

  /**
   * To the borrower; where something is promised, with the entry for the calendar as it is now. What follows soon is told
   * along with it, and it along with a promise that has not left yet; `isAtOnce` where it answers somebody.
   */
  async changed(turn: Turning, told: ToldChange, { reason, isAtOnce = false }: Saying): Promise<void> {
    const { tx, now } = turn;
    const isPromisedNow = isPromised(told.reservation.statusAt(now));
    const audience = await this.letters.audienceOf(turn, told, isPromisedNow);
    const untold = await this.untold.take(tx, {
      series: told.reservation.id,
      recipients: audience.borrowers.map(({ email }) => email),
      kinds: toldWithChange(isPromisedNow),
      now,
    });
    const { alliance, factsFor } = audience;
    const letters = await this.mails.toBorrower(turn, audience, [], async (reader) => {
      const calendar = isPromisedNow ? await this.letters.request(turn, told, reader) : undefined;
      const calendarLink = calendar && this.letters.fileAddress(told);
      const facts = { reservation: factsFor(reader), alliance, changes: told.changes, reason };
      return { kind: 'changed', facts: { ...facts, isPromised: isPromisedNow, calendarLink }, calendar };
    });
    await this.letters.send(turn, told, gatheredLetters(letters, { untold, now, isAtOnce }));
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

interface Saying {
  /** What the coordination says to it; empty where the borrower changed it. */
  reason: string;
  isAtOnce?: boolean;
}

interface Ending extends Pick<PendingChange, 'decideBy'> {
  reason: string | null;
}
