/** Calendar entries that stand: they follow whoever is told of a promise, and leave mailboxes that are told no more. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, MoreThan } from 'typeorm';
import type { MoveReason, TakeReason } from '../../notifications/entry-mails.js';
import { OutboxService } from '../../notifications/outbox.service.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Farewells, type Farewell } from '../../partners/who/farewells.service.js';
import { Person } from '../../partners/who/person.entity.js';
import { given } from '../../shared/given.js';
import { isPromised } from '../record/lifecycle.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import { Reservation } from '../record/reservation.entity.js';
import { readerOf, type Letter, type Reader, type Told, type Writing } from './event.letters.js';
import { ReservationLetters } from './letters.service.js';
import { borrowers, type Somebody } from './readers.query.js';

@Injectable()
export class CalendarEntries implements OnModuleInit {
  constructor(
    private readonly outbox: OutboxService,
    private readonly letters: ReservationLetters,
    private readonly store: ReservationStore,
    private readonly farewells: Farewells,
  ) {}

  onModuleInit(): void {
    this.farewells.hear((farewell) => this.follow(farewell));
  }

  /** After a cancellation: whoever has the entry and was not told gets it taken out, and nothing else. */
  async takenFromOthers(writing: Writing, told: Told, reached: readonly Somebody[]): Promise<Letter[]> {
    const known = new Set(reached.map(({ email }) => email));
    const holders = await this.outbox.holders(writing.tx, told.reservation.icalUid);
    const letters: (Letter | undefined)[] = [];
    for (const address of holders.filter((holder) => !known.has(holder)))
      letters.push(await this.take(writing, told, await this.holder(writing, address), 'cancelled'));
    return letters.filter((letter) => letter !== undefined);
  }

  /** The pools are locked, so nobody decides on these reservations meanwhile. */
  private async follow(farewell: Farewell): Promise<void> {
    const { tx, now, address, allianceId } = farewell;
    const uids = await this.outbox.entriesSentTo(tx, address);
    if (uids.length === 0) return;
    const where = { icalUid: In(uids), returnDueAt: MoreThan(now), ...given({ allianceId }) };
    const standing = await tx.find(Reservation, { where, order: { pickUpAt: 'ASC', id: 'ASC' } });
    for (const one of standing.filter((reservation) => isPromised(reservation.statusAt(now))))
      await this.move(farewell, one);
  }

  private async move(
    { tx, now, person, address, why }: Farewell,
    { id, allianceId }: Reservation,
  ): Promise<void> {
    const found = await this.store.findAny(tx, allianceId, id);
    if (!found) return;
    const { reservation } = found;
    const people = await borrowers(tx, reservation, now);
    const holders = await this.outbox.holders(tx, reservation.icalUid);
    if (!holders.includes(address) || people.some(({ email }) => email === address)) return;
    const told = { alliance: await tx.findOneByOrFail(Alliance, { id: allianceId }), ...found };
    reservation.icalSequence += 1;
    await tx.update(Reservation, { id }, { icalSequence: reservation.icalSequence });
    const reason = why === 'moved' ? 'moved' : 'removed';
    const writing = { tx, now };
    const former = why === 'closed' ? undefined : { ...readerOf(person), address };
    const letters = [await this.take(writing, told, former, reason)];
    for (const next of people.filter(({ email }) => !holders.includes(email)))
      letters.push(await this.give(writing, told, readerOf(next), reason));
    await this.letters.send(
      writing,
      told,
      letters.filter((letter) => letter !== undefined),
    );
  }

  private async take(
    writing: Writing,
    told: Told,
    reader: Reader | undefined,
    why: TakeReason,
  ): Promise<Letter | undefined> {
    if (!reader) return undefined;
    const calendar = await this.letters.take(writing, told, reader);
    if (!calendar) return undefined;
    const { factsFor, alliance } = await this.letters.audienceOf(writing, told, false);
    const facts = { reservation: factsFor(reader), alliance, why };
    return { reader, written: { kind: 'entry-taken', facts, calendar } };
  }

  /** Whoever has another address only gets the entry; whoever takes somebody's place is told so in any case. */
  private async give(
    writing: Writing,
    told: Told,
    reader: Reader,
    why: MoveReason,
  ): Promise<Letter | undefined> {
    const calendar = await this.letters.request(writing, told, reader);
    if (!calendar && why === 'moved') return undefined;
    const { factsFor, alliance } = await this.letters.audienceOf(writing, told, true);
    const calendarLink = calendar && this.letters.fileAddress(told);
    const facts = { reservation: factsFor(reader), alliance, why, calendarLink };
    return { reader, written: { kind: 'handed-on', facts, calendar } };
  }

  /** Undefined for a closed account; an address that was given up has nobody's name and wishes. */
  private async holder({ tx }: Writing, address: string): Promise<Reader | undefined> {
    const person = await tx.findOneBy(Person, { email: address });
    if (person?.disabledAt) return undefined;
    return person
      ? readerOf(person)
      : { id: null, name: address, address, language: null, entriesOffAt: null };
  }
}
