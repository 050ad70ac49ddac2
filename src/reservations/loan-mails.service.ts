/** Telling people about a reservation: which mail goes to whom, with which calendar entry. Written in the transaction that caused it. */
import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import type { Item } from '../items/item.entity.js';
import { StoragePlace } from '../items/storage-place.entity.js';
import { normalAddress } from '../notifications/mailbox.js';
import { toICalendar } from '../notifications/icalendar.js';
import { cancelOf, requestOf, type Invitation } from '../notifications/invitation.js';
import type { ReservationFacts } from '../notifications/mail-facts.js';
import type { MailText } from '../notifications/mail-layout.js';
import { approved, declined, expired, partlyApproved } from '../notifications/decision-mails.js';
import { cancelled, newRequest, requestReceived } from '../notifications/mails.js';
import { OutboxService, type Letter } from '../notifications/outbox.service.js';
import type { Alliance } from '../partners/alliance.entity.js';
import { allianceFacts } from '../partners/mail-facts.js';
import { Partner } from '../partners/partner.entity.js';
import { Person } from '../partners/person.entity.js';
import { Role } from '../partners/role.entity.js';
import { Clock } from '../shared/clock.service.js';
import { Config } from '../shared/config.js';
import { placesInWords, reservationFacts, thingsInShort } from './loan-words.js';
import type { Reservation } from './reservation.entity.js';

export interface Told {
  alliance: Alliance;
  reservation: Reservation;
  items: readonly Item[];
}

type Calendar = NonNullable<Letter['calendar']>;

@Injectable()
export class LoanMails {
  constructor(
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** To the borrower: received, not confirmed yet. No calendar part. */
  async requested(tx: EntityManager, told: Told): Promise<void> {
    const facts = await this.facts(tx, told, false);
    await this.toBorrower(tx, told, 'request-received', requestReceived(facts, this.allianceOf(told)));
  }

  /** To every coordinator, until there is a digest. */
  async newRequest(tx: EntityManager, told: Told, isUrgent: boolean): Promise<void> {
    const facts = await this.facts(tx, told, false);
    const text = newRequest(facts, this.allianceOf(told), { isUrgent });
    await this.toCoordinators(tx, told, 'new-request', text);
  }

  /** Whole or in part, with the entry for the borrower's calendar. */
  async approved(tx: EntityManager, told: Told): Promise<void> {
    const { alliance, reservation } = told;
    const facts = await this.facts(tx, told, true);
    const isWhole = reservation.lines.every((line) => line.approvedQuantity === line.quantity);
    const calendarLink = `${this.config.baseUrl}/api/alliances/${alliance.slug}/reservations/${reservation.id}/calendar.ics`;
    const text = isWhole
      ? approved(facts, this.allianceOf(told), { calendarLink })
      : partlyApproved(facts, this.allianceOf(told), { calendarLink, reason: reservation.reason });
    const calendar = (person: Person) => this.entry(told, facts, person, 'REQUEST');
    await this.toBorrower(tx, told, isWhole ? 'approved' : 'partly-approved', text, calendar);
  }

  async declined(tx: EntityManager, told: Told, alternatives: readonly string[]): Promise<void> {
    const facts = await this.facts(tx, told, false);
    const { reason } = told.reservation;
    await this.toBorrower(
      tx,
      told,
      'declined',
      declined(facts, this.allianceOf(told), { reason, alternatives }),
    );
  }

  async expired(tx: EntityManager, told: Told): Promise<void> {
    const facts = await this.facts(tx, told, false);
    await this.toBorrower(tx, told, 'expired', expired(facts, this.allianceOf(told), { alternatives: [] }));
  }

  /** Takes the entry out of the borrower's calendar again. The coordination hears of it where the borrower cancelled. */
  async cancelled(tx: EntityManager, told: Told, by: 'borrower' | 'alliance'): Promise<void> {
    const facts = await this.facts(tx, told, true);
    const { reason } = told.reservation;
    const text = cancelled(facts, this.allianceOf(told), { by, reason });
    const calendar = (person: Person) => this.entry(told, facts, person, 'CANCEL');
    await this.toBorrower(tx, told, 'cancelled', text, calendar);
    if (by === 'alliance') return;
    const notice = cancelled(facts, this.allianceOf(told), { by, reason, reader: 'coordination' });
    await this.toCoordinators(tx, told, 'cancelled-notice', notice);
  }

  /** The entry as a file: without people, for whoever may see the reservation. Mails about the same entry update it. */
  async downloadable(tx: EntityManager, told: Told): Promise<string> {
    const facts = await this.facts(tx, told, true);
    const { updatedAt, icalUid, icalSequence } = told.reservation;
    const identity = { uid: icalUid, sequence: icalSequence, stamp: updatedAt, lastModified: updatedAt };
    return toICalendar({
      entries: [{ ...identity, ...content(told, facts), status: 'CONFIRMED', isTransparent: true }],
    });
  }

  private async toBorrower(
    tx: EntityManager,
    told: Told,
    kind: string,
    text: MailText,
    calendarFor?: (person: Person) => Calendar | undefined,
  ): Promise<void> {
    // A closed account may be closed because somebody else reads the mailbox.
    const person = await tx.findOneBy(Person, { id: told.reservation.askedBy, disabledAt: IsNull() });
    if (person) await this.send(tx, told, kind, person, text, calendarFor?.(person));
  }

  private async toCoordinators(tx: EntityManager, told: Told, kind: string, text: MailText): Promise<void> {
    for (const person of await this.coordinators(tx, told.alliance.id))
      await this.send(tx, told, kind, person, text);
  }

  private async send(
    tx: EntityManager,
    { alliance, reservation }: Told,
    kind: string,
    person: Person,
    text: MailText,
    calendar?: Calendar,
  ): Promise<void> {
    await this.outbox.add(tx, {
      kind,
      allianceId: alliance.id,
      series: reservation.id,
      to: { name: person.name, address: person.email },
      fromName: alliance.name,
      replyTo: { name: alliance.contactName, address: alliance.contactEmail },
      ...text,
      ...(calendar ? { calendar } : {}),
      now: this.clock.now(),
    });
  }

  /** None for the system mailbox itself: nobody invites themselves. */
  private entry(
    told: Told,
    facts: ReservationFacts,
    person: Person,
    method: 'REQUEST' | 'CANCEL',
  ): Calendar | undefined {
    if (normalAddress(this.config.mailFrom) === person.email) return undefined;
    const { icalUid: uid, icalSequence: sequence } = told.reservation;
    const invitation: Invitation = {
      ...content(told, facts),
      uid,
      sequence,
      organizer: { name: told.alliance.name, address: this.config.mailFrom },
      attendee: { name: person.name, address: person.email },
      stamp: this.clock.now(),
    };
    const rendered = method === 'REQUEST' ? requestOf(invitation) : cancelOf(invitation);
    return { method, content: rendered.content, uid, sequence };
  }

  private async facts(tx: EntityManager, told: Told, withPrivateAddress: boolean): Promise<ReservationFacts> {
    const { alliance, reservation, items } = told;
    const partner = await tx.findOneByOrFail(Partner, { allianceId: alliance.id, id: reservation.partnerId });
    const placeIds = items.map(({ storagePlaceId }) => storagePlaceId);
    const places = await tx.findBy(StoragePlace, { allianceId: alliance.id, id: In(placeIds) });
    const link = `${this.config.baseUrl}/b/${alliance.slug}`;
    return reservationFacts(reservation, {
      partnerName: partner.name,
      items,
      places,
      link,
      withPrivateAddress,
    });
  }

  private async coordinators(tx: EntityManager, allianceId: string): Promise<Person[]> {
    const roles = await tx.findBy(Role, { allianceId, role: 'coordinator' });
    const ids = roles.map(({ personId }) => personId);
    return tx.findBy(Person, { id: In(ids), disabledAt: IsNull() });
  }

  private allianceOf({ alliance }: Told) {
    return allianceFacts(alliance, this.config.baseUrl);
  }
}

/** What an entry shows: only what is promised. */
function content({ reservation }: Told, facts: ReservationFacts) {
  const promised = facts.lines.filter(({ approvedQuantity }) => approvedQuantity !== 0);
  return {
    period: { from: reservation.pickUpAt, until: reservation.returnDueAt },
    summary: thingsInShort(promised),
    description: `${reservation.number}: ${reservation.occasionName}\n${placesInWords(promised)}\n${facts.link}`,
    location: [...new Set(promised.map(({ place }) => place.name))].join('; '),
    url: facts.link,
  };
}
