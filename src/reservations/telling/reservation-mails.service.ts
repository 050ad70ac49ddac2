/** Reservation mails: which mail goes to whom, with which calendar entry. Written down in the transaction that caused it. */
import { Injectable } from '@nestjs/common';
import { Like, type EntityManager } from 'typeorm';
import { entryContent } from '../../notifications/entry-words.js';
import { toICalendar } from '../../notifications/icalendar.js';
import { OutboxMail } from '../../notifications/outbox-mail.entity.js';
import type { Words } from '../../shared/words.js';
import { isUrgent } from '../record/deadline.js';
import { waitsForDigest } from '../record/digest-hour.js';
import { CalendarEntries } from './calendar-entries.service.js';
import { doersOf, lettersTo, notAmong, toCoordination } from './event.letters.js';
import type { Audience, Except, Letter, Reader, Told, Turning, Write } from './event.letters.js';
import { ReservationLetters } from './letters.service.js';

export type { Told } from './event.letters.js';

/** Which side did it. */
export type Side = 'borrower' | 'alliance';

const RECEIVED = 'request-received';

@Injectable()
export class ReservationMails {
  constructor(
    private readonly letters: ReservationLetters,
    private readonly entries: CalendarEntries,
  ) {}

  /** To the borrower: received, not confirmed yet, no calendar part. To everybody else of the coordination, where it decides, unless it can wait until Monday. */
  async requested(turn: Turning, told: Told): Promise<void> {
    const { id, askedAt, pickUpAt, lines } = told.reservation;
    const audience = await this.letters.audienceOf(turn, told, false);
    const { alliance, factsFor } = audience;
    const received = await this.toBorrower(turn, audience, [], (reader) => ({
      kind: RECEIVED,
      facts: { reservation: factsFor(reader), alliance },
    }));
    const link = this.letters.address(told, `decisions/${id}`);
    const urgency = { isUrgent: isUrgent(askedAt, pickUpAt) };
    const asked = await toCoordination(turn, audience, (reader) => ({
      kind: 'new-request',
      facts: { reservation: { ...factsFor(reader), link }, alliance, ...urgency },
    }));
    const isTheirs = lines.some(({ awaitsCoordination }) => awaitsCoordination);
    const isAtOnce = isTheirs && !waitsForDigest(told.reservation, told.alliance.timeZone);
    await this.letters.send(turn, told, isAtOnce ? [...received, ...asked] : received);
  }

  /** Whole or in part, with the entry for the borrower's calendar, unless they want none. */
  async approved(turn: Turning, told: Told): Promise<void> {
    const { lines, reason } = told.reservation;
    const isWhole = lines.every((line) => line.approvedQuantity === line.quantity);
    const audience = await this.letters.audienceOf(turn, told, true);
    const letters = await this.toBorrower(turn, audience, [], async (reader) => {
      const calendar = await this.letters.request(turn, told, reader);
      const calendarLink = calendar && this.letters.fileAddress(told);
      const facts = { reservation: audience.factsFor(reader), alliance: audience.alliance, calendarLink };
      return isWhole
        ? { kind: 'approved', facts: { ...facts, reason: undefined }, calendar }
        : { kind: 'partly-approved', facts: { ...facts, reason }, calendar };
    });
    await this.letters.send(turn, told, letters);
  }

  async declined(turn: Turning, told: Told, alternatives: readonly Words[]): Promise<void> {
    const { reason } = told.reservation;
    const audience = await this.letters.audienceOf(turn, told, false);
    const { alliance } = audience;
    const letters = await this.toBorrower(turn, audience, [], (reader) => {
      const reservation = audience.factsFor(reader);
      const instead = alternatives.map((words) => words[reservation.language]);
      return { kind: 'declined', facts: { reservation, alliance, reason, alternatives: instead } };
    });
    await this.letters.send(turn, told, letters);
  }

  async expired(turn: Turning, told: Told): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, false);
    const { alliance, factsFor } = audience;
    const letters = await this.toBorrower(turn, audience, [], (reader) => ({
      kind: 'expired',
      facts: { reservation: factsFor(reader), alliance },
    }));
    await this.letters.send(turn, told, letters);
  }

  /** Before the decision. The side that did it knows; of it, only those are told who did not do it themselves. */
  async withdrawn(turn: Turning, told: Told, by: Side, reason: string): Promise<void> {
    const audience = await this.letters.audienceOf(turn, told, false);
    const factsFor = (reader: Reader) => {
      const reservation = audience.factsFor(reader);
      return { reservation, alliance: audience.alliance, by, reason };
    };
    const except = by === 'borrower' ? doersOf(turn) : [];
    const letters = await this.toBorrower(turn, audience, except, (reader) => ({
      kind: 'withdrawn',
      facts: factsFor(reader),
    }));
    const notices = await toCoordination(turn, audience, (reader) => ({
      kind: 'withdrawn-notice',
      facts: factsFor(reader),
    }));
    await this.letters.send(turn, told, [...letters, ...(by === 'alliance' ? [] : notices)]);
  }

  /** Takes the entry out of every calendar again. The coordination hears of it where the borrower cancelled. */
  async cancelled(turn: Turning, told: Told, by: Side): Promise<void> {
    const { reason } = told.reservation;
    const audience = await this.letters.audienceOf(turn, told, true);
    const factsFor = (reader: Reader) => {
      const reservation = audience.factsFor(reader);
      return { reservation, alliance: audience.alliance, by, reason };
    };
    const letters = await this.toBorrower(turn, audience, [], async (reader) => {
      const calendar = await this.letters.cancel(turn, told, reader);
      const facts = { ...factsFor(reader), hasEntry: calendar !== undefined };
      return { kind: 'cancelled', facts, calendar };
    });
    const taken = await this.entries.takenFromOthers(turn, told, audience.borrowers);
    const notices = await toCoordination(turn, audience, (reader) => ({
      kind: 'cancelled-notice',
      facts: factsFor(reader),
    }));
    const all = [...letters, ...taken, ...(by === 'alliance' ? [] : notices)];
    await this.letters.send(turn, told, all);
  }

  /** The entry as a file, for whoever may see the reservation. Mails about the same entry update it. */
  async downloadable(look: Required<Turning>, told: Told, isConcerned: boolean): Promise<string> {
    const { factsFor } = await this.letters.audienceOf(look, told, isConcerned);
    const { updatedAt, icalUid, icalSequence } = told.reservation;
    const identity = { uid: icalUid, sequence: icalSequence, stamp: updatedAt, lastModified: updatedAt };
    const content = entryContent(factsFor(look.actor.signedIn), told.alliance.timeZone);
    return toICalendar({
      isFile: true,
      entries: [{ ...identity, ...content, status: 'CONFIRMED', isTransparent: true }],
    });
  }

  /** Where nobody acts for the partner any more, the coordination is told that nobody does. */
  async toBorrower(turn: Turning, audience: Audience, except: Except, write: Write): Promise<Letter[]> {
    const { borrowers } = audience;
    if (borrowers.length > 0) return lettersTo(borrowers.filter(notAmong(except)), write);
    return (await this.isMissing(turn.tx, audience)) ? this.sayNobody(turn, audience, write) : [];
  }

  /** Not for a caller, nor where the coordination asked for a partner that never had anybody to mail. */
  private async isMissing(
    tx: EntityManager,
    { coordination, told: { reservation } }: Audience,
  ): Promise<boolean> {
    if (reservation.forCallerSince !== null) return false;
    const isAsker = coordination.some(({ id }) => id === reservation.askedBy);
    return !isAsker || tx.existsBy(OutboxMail, { kind: RECEIVED, series: Like(`${reservation.id} %`) });
  }

  private async sayNobody(turn: Turning, { told, ...around }: Audience, write: Write): Promise<Letter[]> {
    const { factsFor, alliance } = await this.letters.audienceOf(turn, told, false);
    const { contactPhone } = told.reservation;
    return lettersTo(around.coordination, async (reader) => {
      const { kind, facts } = await write({ ...reader, entriesOffAt: turn.now });
      const reservation = factsFor(reader);
      return { kind: 'nobody-told', facts: { reservation, alliance, unsaid: { kind, facts }, contactPhone } };
    });
  }
}
