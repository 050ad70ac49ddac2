/** Asking: a partner's wish is checked against every rule and the stock, and held until it is decided. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId, newUid } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { RequestKeys } from '../database/request-keys.service.js';
import type { Item } from '../items/item.entity.js';
import { AlliancesService } from '../partners/alliances.service.js';
import type { Actor } from '../partners/actor.js';
import type { Partner } from '../partners/partner.entity.js';
import { PartnersService } from '../partners/partners.service.js';
import { TextsService } from '../partners/texts.service.js';
import { Clock } from '../shared/clock.service.js';
import { earlier, isBefore } from '../shared/period.js';
import { Refusal } from '../shared/refusal.js';
import type { Language } from '../shared/words.js';
import { yearOf } from '../shared/zone.js';
import { decideByOf, isUrgent } from './approval.js';
import type { AskedLine } from './ledger.js';
import { warningsFor, type Asked } from './lending-rules.js';
import { LoanMails } from './loan-mails.service.js';
import { OffersService } from './offers.service.js';
import { ReservationLine } from './reservation-line.entity.js';
import { ReservationStore } from './reservation-store.service.js';
import type { NewReservationDto, OccasionDto } from './reservation.dto.js';
import { Reservation } from './reservation.entity.js';
import { reservationView, type ReservationView } from './reservation.view.js';
import { WishCheck } from './wish-check.service.js';

@Injectable()
export class AskingService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: RequestKeys,
    private readonly alliances: AlliancesService,
    private readonly partners: PartnersService,
    private readonly texts: TextsService,
    private readonly check: WishCheck,
    private readonly offers: OffersService,
    private readonly store: ReservationStore,
    private readonly mails: LoanMails,
  ) {}

  /** Refuses (409) with all reasons at once; where the stock is the reason, with offers that fit. */
  async ask(actor: Actor, wish: NewReservationDto, language: Language): Promise<ReservationView> {
    const now = this.clock.now();
    refuseBackwards(wish.occasion);
    const lines = linesOf(wish);
    try {
      return await this.database.transaction((tx) =>
        this.keys.once(tx, actor, now, () => this.take(tx, actor, wish, lines, now, language)),
      );
    } catch (error) {
      // Offers take a wider look at the stock, so they are worked out after the pool is free again.
      throw error instanceof Refusal
        ? await this.offers.completed(actor, wish.partnerId, lines, error)
        : error;
    }
  }

  private async take(
    tx: EntityManager,
    actor: Actor,
    wish: NewReservationDto,
    lines: readonly AskedLine[],
    now: Date,
    language: Language,
  ): Promise<ReservationView> {
    await this.alliances.lockPool(tx, actor.allianceId);
    const partner = await this.borrower(tx, actor, wish.partnerId);
    const { asked, items } = await this.check.asked(tx, actor, partner, lines, now);
    await this.check.refuseUnfit(tx, actor, asked, lines);
    const reservation = await this.requested(tx, actor, wish, asked);
    await this.store.insert(tx, reservation, { personId: actor.personId, what: 'ask', at: now });
    const warnings = warningsFor(asked);
    await this.tell(tx, actor, items, reservation);
    return reservationView(reservation, now, true, warnings, language);
  }

  /** A person asks for the partners they act for, the coordination for any (a caller without internet). */
  private async borrower(tx: EntityManager, actor: Actor, partnerId: string): Promise<Partner> {
    const partner = await this.partners.find(tx, actor, partnerId);
    if (!actor.isCoordination && !actor.actsFor(partnerId)) throw Refusal.forbidden();
    return partner;
  }

  private async requested(
    tx: EntityManager,
    actor: Actor,
    wish: NewReservationDto,
    asked: Asked,
  ): Promise<Reservation> {
    const { alliance } = actor;
    const { now } = asked;
    const numberYear = yearOf(now, alliance.timeZone);
    const numberInYear = await this.store.nextNumber(tx, alliance.id, numberYear);
    const firstPickUpAt = asked.lines.map(({ period }) => period.from).reduce(earlier);
    const id = newId();
    const decideBy = decideByOf(now, alliance.rules.decisionDays, firstPickUpAt);
    const reservation = Reservation.requested({
      id,
      allianceId: alliance.id,
      askedBy: actor.personId,
      numberYear,
      numberInYear,
      number: spokenNumber(alliance.numberLetters, numberYear, numberInYear),
      ...said(wish),
      askedAt: now,
      updatedAt: now,
      decideBy,
      loanRulesVersion: await this.texts.latestVersion(tx, alliance.id, 'loan-rules'),
      icalUid: newUid(),
      feedUid: newUid(),
    });
    reservation.lines = asked.lines.map((line, index) =>
      ReservationLine.open(
        { allianceId: alliance.id, reservationId: id, position: index + 1 },
        line,
        decideBy,
      ),
    );
    reservation.spanLines();
    return reservation;
  }

  private async tell(
    tx: EntityManager,
    { alliance }: Actor,
    items: readonly Item[],
    reservation: Reservation,
  ): Promise<void> {
    const told = { alliance, items, reservation };
    await this.mails.requested(tx, told);
    await this.mails.newRequest(tx, told, isUrgent(reservation.askedAt, reservation.pickUpAt));
  }
}

function refuseBackwards({ startsAt, endsAt }: OccasionDto): void {
  if (!startsAt || !endsAt || !isBefore(endsAt, startsAt)) return;
  throw Refusal.invalidField('occasion.endsAt', {
    de: 'Das Ende der Aktion liegt vor ihrem Anfang.',
    en: 'The occasion ends before it begins.',
  });
}

/** The lines of a body, with the times of the whole where a line says none. */
const linesOf = (wish: NewReservationDto): AskedLine[] =>
  wish.lines.map(({ itemId, quantity, pickUpAt, returnDueAt }) => ({
    itemId,
    quantity,
    period: { from: pickUpAt ?? wish.pickUpAt, until: returnDueAt ?? wish.returnDueAt },
  }));

/** What the borrower says of it. */
const said = ({
  partnerId,
  occasion,
  contact,
  note = '',
  onBehalfOf = '',
}: NewReservationDto): Partial<Reservation> => ({
  partnerId,
  occasionName: occasion.name,
  occasionStartsAt: occasion.startsAt ?? null,
  occasionEndsAt: occasion.endsAt ?? null,
  contactName: contact.name,
  contactPhone: contact.phone ?? '',
  note,
  onBehalfOf,
});

/** `A-2027-0042`: what people say on the phone. */
const spokenNumber = (letters: string, year: number, running: number): string =>
  `${letters}-${year}-${String(running).padStart(4, '0')}`;
