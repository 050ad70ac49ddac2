/** Decisions: approving (whole or in part), declining, withdrawing, cancelling, and letting go what nobody decided in time. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import { RequestKeys } from '../database/request-keys.service.js';
import { expectVersion } from '../http/etag.js';
import type { Item } from '../items/item.entity.js';
import type { Actor } from '../partners/actor.js';
import { AlliancesService } from '../partners/alliances.service.js';
import { PartnersService } from '../partners/partners.service.js';
import { Clock } from '../shared/clock.service.js';
import { Refusal } from '../shared/refusal.js';
import type { Words } from '../shared/words.js';
import { alreadyDecided, approvedQuantities, mayDecideLine } from './approval.js';
import { LoanMails } from './loan-mails.service.js';
import type { Move } from './lifecycle.js';
import { OffersService } from './offers.service.js';
import { ownItemIds, relationsTo, seesContact } from './relations.js';
import type { ReservationLine } from './reservation-line.entity.js';
import { ReservationStore, type Found } from './reservation-store.service.js';
import type { ApprovalDto } from './reservation.dto.js';
import type { Reservation } from './reservation.entity.js';
import { reservationView, type ReservationView } from './reservation.view.js';
import { WishCheck } from './wish-check.service.js';

type DecisionAction =
  'reservations.approve' | 'reservations.decline' | 'reservations.withdraw' | 'reservations.cancel';

/** One move on one reservation, with what the client expects to find. */
interface Order {
  action: DecisionAction;
  id: string;
  ifMatch: string | undefined;
  move: Move;
  reason: string;
}

/** Changes the reservation it finds, and says afterwards what there is to tell. */
type Deed = (tx: EntityManager, found: Found, now: Date) => Promise<(tx: EntityManager) => Promise<void>>;

@Injectable()
export class DecisionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: RequestKeys,
    private readonly alliances: AlliancesService,
    private readonly partners: PartnersService,
    private readonly check: WishCheck,
    private readonly store: ReservationStore,
    private readonly offers: OffersService,
    private readonly mails: LoanMails,
  ) {}

  /** Lines not named get what was asked for. Checks the stock again: it may have shrunk since. */
  approve(
    actor: Actor,
    id: string,
    { lines = [], reason = '' }: ApprovalDto,
    ifMatch?: string,
  ): Promise<ReservationView> {
    const order = { action: 'reservations.approve', id, ifMatch, move: 'approve', reason } as const;
    return this.decide(actor, order, async (tx, found, now) => {
      const { reservation, items } = found;
      const open = this.decidable(actor, reservation, items, now);
      const quantities = approvedQuantities(open, reservation.lines, lines, packStepIn(items));
      if (!reservation.lines.some((line) => (quantities.get(line.id) ?? line.approvedQuantity ?? 0) > 0))
        throw nothingLeft();
      for (const line of open) line.decide(quantities.get(line.id)!, actor.personId, now);
      if (reason !== '') reservation.reason = reason;
      await this.refuseImpossible(tx, actor, found, now);
      return this.settle(actor, found, now);
    });
  }

  decline(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'reservations.decline', id, ifMatch, move: 'decline', reason } as const;
    return this.decide(actor, order, async (_tx, found, now) => {
      const { reservation, items } = found;
      for (const line of this.decidable(actor, reservation, items, now)) line.decide(0, actor.personId, now);
      reservation.reason = reason;
      return this.settle(actor, found, now);
    });
  }

  /** By the borrower, before the decision. */
  withdraw(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'reservations.withdraw', id, ifMatch, move: 'withdraw', reason } as const;
    return this.decide(actor, order, async (_tx, { reservation }, now) => {
      reservation.end('withdraw', now);
      return async () => undefined;
    });
  }

  /** By either side, after the decision; the alliance gives a reason. */
  cancel(actor: Actor, id: string, reason: string, ifMatch?: string): Promise<ReservationView> {
    const order = { action: 'reservations.cancel', id, ifMatch, move: 'cancel', reason } as const;
    return this.decide(actor, order, async (_tx, found, now) => {
      const { reservation } = found;
      const isBorrower = actor.actsFor(reservation.partnerId);
      if (!isBorrower && reason === '') throw reasonMissing();
      reservation.end('cancel', now);
      reservation.reason = reason;
      reservation.icalSequence += 1;
      return (tx) =>
        this.mails.cancelled(tx, this.factsOf(actor, found), isBorrower ? 'borrower' : 'alliance');
    });
  }

  /** The four beats that all decisions share. */
  private decide(actor: Actor, order: Order, deed: Deed): Promise<ReservationView> {
    const now = this.clock.now();
    return this.database.transaction((tx) =>
      this.keys.once(tx, actor, now, async () => {
        await this.alliances.lockPool(tx, actor.allianceId);
        const found = await this.store.find(tx, actor, order.id);
        const { reservation, items } = found;
        actor.require(order.action, relationsTo(actor, reservation.partnerId, items));
        expectVersion(order.ifMatch, reservation.version);
        const versionRead = reservation.version;
        const tell = await deed(tx, found, now);
        const done = { personId: actor.personId, what: order.move, at: now, detail: order.reason };
        await this.store.save(tx, reservation, versionRead, done);
        await tell(tx);
        return reservationView(reservation, now, seesContact(actor, reservation, now));
      }),
    );
  }

  /** Refuses (409) where everything is decided already, or the deadline has passed. */
  private decidable(
    actor: Actor,
    reservation: Reservation,
    items: readonly Item[],
    now: Date,
  ): ReservationLine[] {
    reservation.requireOpen(now);
    const decider = { isCoordination: actor.isCoordination, ownItemIds: ownItemIds(actor, items) };
    const lines = reservation.lines.filter((line) => mayDecideLine(decider, line));
    if (lines.length === 0) throw alreadyDecided();
    return lines;
  }

  /** Refuses (409) what could be asked for once and cannot be lent now. */
  private async refuseImpossible(
    tx: EntityManager,
    actor: Actor,
    { reservation }: Found,
    now: Date,
  ): Promise<void> {
    const kept = reservation.lines.filter(({ heldQuantity }) => heldQuantity > 0);
    const lines = kept.map(({ itemId, heldQuantity, period }) => ({
      itemId,
      quantity: heldQuantity,
      period,
    }));
    const partner = await this.partners.find(tx, actor, reservation.partnerId);
    await this.check.refuseUnpromisable(tx, actor, partner, lines, now, reservation.id);
  }

  /** Approved or declined once no line is open; until then only the lines know. */
  private settle(actor: Actor, found: Found, now: Date): (tx: EntityManager) => Promise<void> {
    const { reservation } = found;
    if (reservation.lines.some(({ approvedQuantity }) => approvedQuantity === null)) {
      reservation.touch(now);
      return async () => undefined;
    }
    const facts = this.factsOf(actor, found);
    if (reservation.lines.every(({ approvedQuantity }) => approvedQuantity === 0)) {
      reservation.end('decline', now);
      return async (tx) => this.mails.declined(tx, facts, await this.alternatives(tx, actor, reservation));
    }
    reservation.approve(now);
    return (tx) => this.mails.approved(tx, facts);
  }

  private async alternatives(tx: EntityManager, actor: Actor, reservation: Reservation): Promise<Words[]> {
    const lines = reservation.lines.map(({ itemId, quantity, period }) => ({ itemId, quantity, period }));
    const found = await this.offers.instead(tx, actor, reservation.partnerId, lines);
    return found.map(({ message }) => message);
  }

  private factsOf(actor: Actor, { reservation, items }: Found) {
    return { alliance: actor.alliance, reservation, items };
  }
}

const nothingLeft = (): Refusal =>
  Refusal.invalidField('lines', {
    de: 'So bliebe nichts zugesagt. Bitte sagen Sie mit einem Grund ab.',
    en: 'This approves nothing. Please decline with a reason.',
  });

const reasonMissing = (): Refusal =>
  Refusal.invalidField('reason', { de: 'Bitte nennen Sie den Grund.', en: 'Please say why.' });

const packStepIn =
  (items: readonly Item[]) =>
  (itemId: string): number =>
    items.find(({ id }) => id === itemId)?.packStep ?? 1;
