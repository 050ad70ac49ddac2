/** Letters about a reservation: its facts as one reader may know them, the calendar entry that goes along, and the way into the outbox. */
import { Injectable } from '@nestjs/common';
import { keepersOf } from '../../items/keepers.query.js';
import type { Method } from '../../notifications/icalendar.js';
import { normalAddress } from '../../notifications/mailbox.js';
import { OutboxService, type CalendarPart } from '../../notifications/outbox.service.js';
import { allianceFacts, mailLanguageOf } from '../../partners/who/mail-facts.js';
import { Config } from '../../shared/config.js';
import type { Audience, Letter, Reader, Told, Writing } from './event.letters.js';
import { readersOf } from './readers.query.js';
import { reservationFacts } from './reservation-words.js';

/** The version after what was done first to a request: until then nothing was changed, and no mail of a change waits. */
const FIRST_DEED = 2;

@Injectable()
export class ReservationLetters {
  constructor(
    private readonly outbox: OutboxService,
    private readonly config: Config,
  ) {}

  async audienceOf({ tx, now }: Writing, told: Told, withPrivateAddress: boolean): Promise<Audience> {
    const { alliance, reservation, items, places } = told;
    const readers = await readersOf(tx, reservation, now);
    const placeIds = places.map(({ id }) => id);
    const keepers = withPrivateAddress
      ? await keepersOf(tx, alliance.id, placeIds)
      : new Map<string, readonly string[]>();
    const link = this.address(told, `requests/${reservation.id}`);
    const where = { items, places, alliance, keepers };
    const around = { ...where, partnerName: readers.partnerName, link, withPrivateAddress, toldAt: now };
    return {
      ...readers,
      told,
      alliance: allianceFacts(alliance, this.config.baseUrl),
      factsFor: (reader) =>
        reservationFacts(reservation, { ...around, readerId: reader.id, language: mailLanguageOf(reader) }),
    };
  }

  /** All that one event tells, at once. */
  async send(
    { tx, now }: Writing,
    { alliance, reservation }: Told,
    letters: readonly Letter[],
  ): Promise<void> {
    const from = {
      allianceId: alliance.id,
      series: reservation.id,
      isFollowing: reservation.version > FIRST_DEED,
      fromName: alliance.name,
      replyTo: { name: alliance.contactName, address: alliance.contactEmail },
      now,
    };
    const posted = letters.map(({ reader: { name, address }, written }) => ({
      ...from,
      ...written,
      to: { name, address },
    }));
    await this.outbox.add(tx, ...posted);
  }

  /**
   * Enters what is promised. None for the system mailbox itself: nobody invites themselves. Whoever switched entries
   * off gets only what changes one that may be in their calendar already.
   */
  async request(
    writing: Writing,
    told: Told,
    { address, entriesOffAt }: Reader,
  ): Promise<CalendarPart | undefined> {
    if (normalAddress(this.config.mailFrom) === address) return undefined;
    if (entriesOffAt !== null && !(await this.isKnown(writing, told, address))) return undefined;
    return part(told, 'REQUEST');
  }

  /** Takes out what the reader's calendar may show; none where no byte of it ever left. */
  async cancel(writing: Writing, told: Told, { address }: Reader): Promise<CalendarPart | undefined> {
    if (!(await this.isKnown(writing, told, address))) return undefined;
    const holders = await this.outbox.holders(writing.tx, told.reservation.icalUid);
    return holders.includes(address) ? part(told, 'CANCEL') : undefined;
  }

  /** The same for whoever is told no more. */
  async take(writing: Writing, told: Told, { address }: Reader): Promise<CalendarPart | undefined> {
    return (await this.isKnown(writing, told, address)) ? part(told, 'CANCEL') : undefined;
  }

  /** A page of the alliance; whoever is not signed in comes to it after signing in. */
  address({ alliance }: Told, page: string): string {
    return `${this.config.baseUrl}/b/${alliance.slug}/${page}`;
  }

  /** The entry as a file, by way of the sign-in. */
  fileAddress(told: Told): string {
    return this.address(told, `requests/${told.reservation.id}/calendar.ics`);
  }

  /** What has not left yet is taken back by it. */
  private async isKnown({ tx, now }: Writing, { reservation }: Told, recipient: string): Promise<boolean> {
    const { icalUid: uid, icalSequence: sequence } = reservation;
    const known = await this.outbox.recall(tx, { uid, sequence, recipients: [recipient], now });
    return known.has(recipient);
  }
}

const part = (
  { reservation: { icalUid: uid, icalSequence: sequence } }: Told,
  method: Method,
): CalendarPart => ({ method, uid, sequence });
