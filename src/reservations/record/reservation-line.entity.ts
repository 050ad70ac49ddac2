/** A line of a reservation: so many units of one item, from pick-up to return. The counters of a loan live here. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { atMostDaysApart, Id, Instant, Int, newId, Ref, Text } from '../../database/columns.js';
import type { Period } from '../../shared/period.js';
import { isHolding, isOpen, type Status } from './lifecycle.js';
import type { ApprovalMode, DeciderReason, Verdict } from './whose-yes.js';

export interface NewLine extends Pick<ReservationLine, 'itemId' | 'quantity' | 'pickUpUntil' | 'returnFrom'> {
  period: Period;
}

/** How many units of a line come back, in which state, how many do not come back, and how many turned up again. */
export interface Returned {
  back: number;
  damaged: number;
  /** Of those that came back: still of use, and stay in the stock. */
  worn: number;
  uncleaned: number;
  missing: number;
  found: number;
}

@Entity('reservation_lines')
/** Covers the question "what is held of this item from then on" and never reads history: end before start. */
@Index(['itemId', 'returnDueAt', 'pickUpAt', 'heldQuantity'])
/** Loans that are out although their end lies in the past. */
@Index('ix_reservation_lines_out', ['itemId'], { where: '"out_quantity" > 0' })
/** What an alliance has promised and is not over. */
@Index('ix_reservation_lines_held', ['allianceId', 'returnDueAt', 'itemId'], { where: '"held_quantity" > 0' })
/** And whose pick-up comes when. */
@Index('ix_reservation_lines_fetched', ['allianceId', 'pickUpAt'], { where: '"held_quantity" > 0' })
@Index('ix_reservation_lines_alliance_id_id', ['allianceId', 'id'], { unique: true })
@Index(['reservationId'])
@ForeignKey('Reservation', ['allianceId', 'reservationId'], ['allianceId', 'id'])
@ForeignKey('Item', ['allianceId', 'itemId'], ['allianceId', 'id'])
@ForeignKey('Person', ['decidedBy'], ['id'])
@Check('ck_lines_quantity', '"quantity" BETWEEN 1 AND 100000')
@Check('ck_lines_period', '"pick_up_at" < "return_due_at"')
@Check('ck_lines_length', atMostDaysApart('pick_up_at', 'return_due_at', 366))
@Check(
  'ck_lines_counters',
  `"approved_quantity" BETWEEN 0 AND 100000 AND "held_quantity" BETWEEN 0 AND 100000
   AND "handed_over_quantity" BETWEEN 0 AND 100000 AND "returned_quantity" BETWEEN 0 AND 100000
   AND "out_quantity" BETWEEN 0 AND 100000
   AND "missing_quantity" BETWEEN 0 AND 100000 AND "damaged_quantity" BETWEEN 0 AND 100000`,
)
export class ReservationLine {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() reservationId!: string;
  /** Order in which the borrower wrote the lines, from 1. */
  @Int() position!: number;
  @Ref() itemId!: string;
  /** Asked. */
  @Int() quantity!: number;
  /** Null while open, 0 when declined. */
  @Int({ nullable: true }) approvedQuantity!: number | null;
  @Instant({ nullable: true }) decidedAt!: Date | null;
  /** Null where nobody had to: the rules decided it. */
  @Ref({ nullable: true }) decidedBy!: string | null;
  /** Who decides about it, and why; null: the coordination, as for all that was asked for before there were rules. */
  @Text(20, { nullable: true }) decider!: ApprovalMode | null;
  @Text(20, { nullable: true }) deciderWhy!: DeciderReason | null;
  /** What the line keeps from others now: asked while open, approved afterwards, 0 once it is over. */
  @Int() heldQuantity!: number;
  /** Until when it holds: the deadline while the reservation is a request, null once that is approved. */
  @Instant({ nullable: true }) heldUntil!: Date | null;
  /** Since then it draws on the parts in `promised_parts`, for the set is made of others now; null: on those of the set. */
  @Instant({ nullable: true }) partsKeptAt!: Date | null;
  @Int() handedOverQuantity!: number;
  @Int() returnedQuantity!: number;
  @Int() missingQuantity!: number;
  @Int() damagedQuantity!: number;
  /** Came back worn, and not cleaned; null where nobody said so. */
  @Int({ nullable: true }) wornQuantity!: number | null;
  @Int({ nullable: true }) uncleanedQuantity!: number | null;
  /** Handed over and neither back nor missing; nothing of what is used up is ever out. */
  @Int() outQuantity!: number;
  /** The last time that some of it was given out, came back, and was looked at; null while nothing was. */
  @Instant({ nullable: true }) handedOverAt!: Date | null;
  @Instant({ nullable: true }) returnedAt!: Date | null;
  @Instant({ nullable: true }) checkedAt!: Date | null;
  @Instant() pickUpAt!: Date;
  @Instant() returnDueAt!: Date;
  /** The last minute of the opening in which it is fetched, and the first of the one in which it comes back; null by arrangement. */
  @Instant({ nullable: true }) pickUpUntil!: Date | null;
  @Instant({ nullable: true }) returnFrom!: Date | null;

  get period(): Period {
    return { from: this.pickUpAt, until: this.returnDueAt };
  }

  get holds(): boolean {
    return this.heldQuantity > 0;
  }

  get isUndecided(): boolean {
    return this.approvedQuantity === null;
  }

  /** Its owner is asked for consent. */
  get awaitsOwner(): boolean {
    return this.isUndecided && this.decider === 'owner';
  }

  /** Its owner was asked, and may still answer. */
  get askedOwner(): boolean {
    return this.awaitsOwner || (this.isUndecided && this.deciderWhy === 'late');
  }

  /** It is for the coordination to decide. */
  get awaitsCoordination(): boolean {
    return this.isUndecided && this.decider !== 'owner';
  }

  /** What of it is kept for the borrower and still in the store. */
  get awaitedQuantity(): number {
    return this.heldQuantity - this.outQuantity;
  }

  /** Back or missing, and nobody has looked at it. */
  get isUnchecked(): boolean {
    return this.returnedQuantity + this.missingQuantity > 0 && this.checkedAt === null;
  }

  /** As it was asked for. */
  get asked(): { itemId: string; quantity: number; period: Period } {
    return { itemId: this.itemId, quantity: this.quantity, period: this.period };
  }

  /** What of it is kept from others. */
  get held(): { itemId: string; quantity: number; period: Period } {
    return { ...this.asked, quantity: this.heldQuantity };
  }

  /** A new line: it holds what it asks for until the decision is due. */
  static open(
    place: Pick<ReservationLine, 'allianceId' | 'reservationId' | 'position'>,
    { itemId, quantity, period, pickUpUntil, returnFrom }: NewLine,
    heldUntil: Date,
  ): ReservationLine {
    const undecided = { ...nobodyYet, decider: null, deciderWhy: null };
    const counters = {
      handedOverQuantity: 0,
      returnedQuantity: 0,
      missingQuantity: 0,
      damagedQuantity: 0,
      wornQuantity: null,
      uncleanedQuantity: null,
      outQuantity: 0,
      handedOverAt: null,
      returnedAt: null,
      checkedAt: null,
    };
    const held = {
      quantity,
      heldQuantity: quantity,
      heldUntil,
      partsKeptAt: null,
      pickUpAt: period.from,
      returnDueAt: period.until,
      pickUpUntil,
      returnFrom,
    };
    return Object.assign(new ReservationLine(), { id: newId(), itemId }, place, undecided, counters, held);
  }

  /** Says who decides about it. */
  isFor({ decider, why }: Verdict): void {
    Object.assign(this, { decider, deciderWhy: why });
  }

  /** The rules say yes to all of it. */
  agree(now: Date): void {
    Object.assign(this, { approvedQuantity: this.quantity, decidedAt: now, decidedBy: null });
  }

  /** Settles an open line: 0 declines it. Its hold still ends with the request's deadline, while other lines are open. */
  decide(quantity: number, personId: string, now: Date): void {
    Object.assign(this, { approvedQuantity: quantity, decidedAt: now, decidedBy: personId });
    this.heldQuantity = quantity;
  }

  /** Gives units out, more than promised where the check allowed it. What is used up comes back no more. */
  handOver(quantity: number, comesBack: boolean, now: Date): void {
    const awaited = Math.max(0, this.awaitedQuantity - quantity);
    this.handedOverQuantity += quantity;
    if (comesBack) this.outQuantity += quantity;
    this.heldQuantity = this.outQuantity + awaited;
    this.approvedQuantity = Math.max(this.approvedQuantity ?? 0, this.handedOverQuantity);
    this.handedOverAt = now;
  }

  /** What is still in the store is free for others. */
  letGo(): void {
    this.heldQuantity = this.outQuantity;
  }

  /** Takes units back; what is missing is out no more, and what was missing and is found is back. */
  takeBack({ back, damaged, missing, found, worn, uncleaned }: Returned, now: Date): void {
    this.returnedQuantity += back + found;
    this.damagedQuantity += damaged;
    if (worn > 0) this.wornQuantity = (this.wornQuantity ?? 0) + worn;
    if (uncleaned > 0) this.uncleanedQuantity = (this.uncleanedQuantity ?? 0) + uncleaned;
    this.missingQuantity += missing - found;
    this.outQuantity -= back + missing;
    this.heldQuantity -= back + missing;
    this.returnedAt = now;
  }

  /** Takes another quantity and other times. A promise stays one, for this many; in a request such a line is open again. */
  change({ quantity, period, pickUpUntil, returnFrom }: NewLine, promised?: { by: string; now: Date }): void {
    Object.assign(this, { pickUpAt: period.from, returnDueAt: period.until, pickUpUntil, returnFrom });
    if (promised && quantity === this.heldQuantity) return;
    this.quantity = quantity;
    if (promised) this.decide(quantity, promised.by, promised.now);
    else this.reopen();
  }

  /** Waits for a decision again, and holds all that is asked until then. */
  reopen(): void {
    Object.assign(this, nobodyYet);
    this.heldQuantity = this.quantity;
  }

  /** A promise holds whatever the deadline was; what has ended gives its stock back. */
  follow(status: Status): void {
    if (!isOpen(status)) this.heldUntil = null;
    if (!isHolding(status)) this.heldQuantity = 0;
  }
}

const nobodyYet = {
  approvedQuantity: null,
  decidedAt: null,
  decidedBy: null,
};
