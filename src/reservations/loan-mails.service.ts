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
import { allianceFacts, mailLanguageOf } from '../partners/mail-facts.js';
import { Partner } from '../partners/partner.entity.js';
import { Person } from '../partners/person.entity.js';
import { Role } from '../partners/role.entity.js';
import { Clock } from '../shared/clock.service.js';
import { Config } from '../shared/config.js';
import { given } from '../shared/given.js';
import type { Words } from '../shared/words.js';
import { entryContent, reservationFacts } from './loan-words.js';
import type { Reservation } from './reservation.entity.js';

export interface Told {
  alliance: Alliance;
  reservation: Reservation;
  items: readonly Item[];
}

type Calendar = NonNullable<Letter['calendar']>;

interface Written extends MailText {
  calendar?: Calendar;
}

/** In the reader's language. */
type Write = (reader: Person) => Written | Promise<Written>;

type Telling = (reader: Pick<Person, 'language'>) => ReservationFacts;

/** An entry to download has nobody's language in it. */
const ANYBODY = { language: null };

@Injectable()
export class LoanMails {
  constructor(
    private readonly outbox: OutboxService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** To the borrower: received, not confirmed yet. No calendar part. */
  async requested(tx: EntityManager, told: Told): Promise<void> {
    const facts = await this.factsOf(tx, told, false);
    await this.toBorrower(tx, told, 'request-received', (person) =>
      requestReceived(facts(person), this.allianceOf(told)),
    );
  }

  /** To every coordinator, until there is a digest. */
  async newRequest(tx: EntityManager, told: Told, isUrgent: boolean): Promise<void> {
    const link = this.address(told, `decisions#r-${told.reservation.id}`);
    const facts = await this.factsOf(tx, told, false);
    await this.toCoordinators(tx, told, 'new-request', (person) =>
      newRequest({ ...facts(person), link }, this.allianceOf(told), { isUrgent }),
    );
  }

  /** Whole or in part, with the entry for the borrower's calendar, unless they want none. */
  async approved(tx: EntityManager, told: Told): Promise<void> {
    const { alliance, reservation } = told;
    const isWhole = reservation.lines.every((line) => line.approvedQuantity === line.quantity);
    const file = `${this.config.baseUrl}/api/alliances/${alliance.slug}/reservations/${reservation.id}/calendar.ics`;
    const factsFor = await this.factsOf(tx, told, true);
    await this.toBorrower(tx, told, isWhole ? 'approved' : 'partly-approved', async (person) => {
      const facts = factsFor(person);
      const calendar = await this.entry(tx, told, facts, person, 'REQUEST');
      const approval = calendar ? { calendarLink: file } : {};
      const text = isWhole
        ? approved(facts, this.allianceOf(told), approval)
        : partlyApproved(facts, this.allianceOf(told), { ...approval, reason: reservation.reason });
      return { ...text, ...given({ calendar }) };
    });
  }

  async declined(tx: EntityManager, told: Told, alternatives: readonly Words[]): Promise<void> {
    const { reason } = told.reservation;
    const factsFor = await this.factsOf(tx, told, false);
    await this.toBorrower(tx, told, 'declined', (person) => {
      const facts = factsFor(person);
      const instead = alternatives.map((words) => words[facts.language]);
      return declined(facts, this.allianceOf(told), { reason, alternatives: instead });
    });
  }

  async expired(tx: EntityManager, told: Told): Promise<void> {
    const facts = await this.factsOf(tx, told, false);
    await this.toBorrower(tx, told, 'expired', (person) =>
      expired(facts(person), this.allianceOf(told), { alternatives: [] }),
    );
  }

  /** Takes the entry out of the borrower's calendar again. The coordination hears of it where the borrower cancelled. */
  async cancelled(tx: EntityManager, told: Told, by: 'borrower' | 'alliance'): Promise<void> {
    const { reason } = told.reservation;
    const factsFor = await this.factsOf(tx, told, true);
    await this.toBorrower(tx, told, 'cancelled', async (person) => {
      const facts = factsFor(person);
      const calendar = await this.entry(tx, told, facts, person, 'CANCEL');
      const hasEntry = calendar !== undefined;
      return {
        ...cancelled(facts, this.allianceOf(told), { by, reason, hasEntry }),
        ...given({ calendar }),
      };
    });
    if (by === 'alliance') return;
    await this.toCoordinators(tx, told, 'cancelled-notice', (person) =>
      cancelled(factsFor(person), this.allianceOf(told), { by, reason, reader: 'coordination' }),
    );
  }

  /** The entry as a file: without people, for whoever may see the reservation. Mails about the same entry update it. */
  async downloadable(tx: EntityManager, told: Told, withPrivateAddress: boolean): Promise<string> {
    const facts = (await this.factsOf(tx, told, withPrivateAddress))(ANYBODY);
    const { updatedAt, icalUid, icalSequence } = told.reservation;
    const identity = { uid: icalUid, sequence: icalSequence, stamp: updatedAt, lastModified: updatedAt };
    return toICalendar({
      entries: [
        { ...identity, ...entryContent(told.reservation, facts), status: 'CONFIRMED', isTransparent: true },
      ],
    });
  }

  private async toBorrower(tx: EntityManager, told: Told, kind: string, write: Write): Promise<void> {
    // A closed account may be closed because somebody else reads the mailbox.
    const person = await tx.findOneBy(Person, { id: told.reservation.askedBy, disabledAt: IsNull() });
    if (person) await this.send(tx, told, kind, person, await write(person));
  }

  private async toCoordinators(tx: EntityManager, told: Told, kind: string, write: Write): Promise<void> {
    for (const person of await this.coordinators(tx, told.alliance.id))
      await this.send(tx, told, kind, person, await write(person));
  }

  private async send(
    tx: EntityManager,
    { alliance, reservation }: Told,
    kind: string,
    person: Person,
    written: Written,
  ): Promise<void> {
    await this.outbox.add(tx, {
      kind,
      allianceId: alliance.id,
      series: reservation.id,
      to: { name: person.name, address: person.email },
      fromName: alliance.name,
      replyTo: { name: alliance.contactName, address: alliance.contactEmail },
      ...written,
      now: this.clock.now(),
    });
  }

  /**
   * None for the system mailbox itself: nobody invites themselves. Whoever switched entries off gets only what changes
   * or removes one that may be in their calendar already.
   */
  private async entry(
    tx: EntityManager,
    told: Told,
    facts: ReservationFacts,
    person: Person,
    method: 'REQUEST' | 'CANCEL',
  ): Promise<Calendar | undefined> {
    if (normalAddress(this.config.mailFrom) === person.email) return undefined;
    const { icalUid: uid, icalSequence: sequence } = told.reservation;
    const now = this.clock.now();
    const mine = { uid, sequence, recipient: person.email, now };
    if (person.entriesOffAt !== null && !(await this.outbox.recall(tx, mine))) return undefined;
    const invitation: Invitation = {
      ...entryContent(told.reservation, facts),
      uid,
      sequence,
      organizer: { name: told.alliance.name, address: this.config.mailFrom },
      attendee: { name: person.name, address: person.email },
      stamp: now,
    };
    const rendered = method === 'REQUEST' ? requestOf(invitation) : cancelOf(invitation);
    return { method, content: rendered.content, uid, sequence };
  }

  /** As they are told to one reader after the other. */
  private async factsOf(tx: EntityManager, told: Told, withPrivateAddress: boolean): Promise<Telling> {
    const { alliance, reservation, items } = told;
    const partner = await tx.findOneByOrFail(Partner, { allianceId: alliance.id, id: reservation.partnerId });
    const placeIds = items.map(({ storagePlaceId }) => storagePlaceId);
    const places = await tx.findBy(StoragePlace, { allianceId: alliance.id, id: In(placeIds) });
    const link = this.address(told, `requests/${reservation.id}`);
    const around = { partnerName: partner.name, items, places, link, withPrivateAddress };
    return (reader) => reservationFacts(reservation, { ...around, language: mailLanguageOf(reader) });
  }

  /** A page of the alliance; whoever is not signed in comes to it after signing in. */
  private address({ alliance }: Told, page: string): string {
    return `${this.config.baseUrl}/b/${alliance.slug}/${page}`;
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
