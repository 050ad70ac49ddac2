/** A line of a reservation: so many units of one item, from pick-up to return. The counters of a loan live here. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { atMostDaysApart, Id, Instant, Int, newId, Ref } from '../database/columns.js';
import type { Period } from '../shared/period.js';

@Entity('reservation_lines')
/** Covers the question "what is held of this item from then on" and never reads history: end before start. */
@Index(['itemId', 'returnDueAt', 'pickUpAt', 'heldQuantity'])
/** Loans that are out although their end lies in the past. */
@Index('ix_reservation_lines_out', ['itemId'], { where: '"out_quantity" > 0' })
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
  @Ref({ nullable: true }) decidedBy!: string | null;
  /** What the line keeps from others now: asked while open, approved afterwards, 0 once it is over. */
  @Int() heldQuantity!: number;
  /** Until when it holds: the deadline while the reservation is a request, null once that is approved. */
  @Instant({ nullable: true }) heldUntil!: Date | null;
  @Int() handedOverQuantity!: number;
  @Int() returnedQuantity!: number;
  @Int() missingQuantity!: number;
  @Int() damagedQuantity!: number;
  /** Handed over and neither back nor missing. */
  @Int() outQuantity!: number;
  @Instant() pickUpAt!: Date;
  @Instant() returnDueAt!: Date;

  get period(): Period {
    return { from: this.pickUpAt, until: this.returnDueAt };
  }

  /** A new line: it holds what it asks for until the decision is due. */
  static open(
    place: Pick<ReservationLine, 'allianceId' | 'reservationId' | 'position'>,
    { itemId, quantity, period }: { itemId: string; quantity: number; period: Period },
    heldUntil: Date,
  ): ReservationLine {
    const undecided = { approvedQuantity: null, decidedAt: null, decidedBy: null };
    const counters = {
      handedOverQuantity: 0,
      returnedQuantity: 0,
      missingQuantity: 0,
      damagedQuantity: 0,
      outQuantity: 0,
    };
    const held = {
      quantity,
      heldQuantity: quantity,
      heldUntil,
      pickUpAt: period.from,
      returnDueAt: period.until,
    };
    return Object.assign(new ReservationLine(), { id: newId(), itemId }, place, undecided, counters, held);
  }

  /** Settles an open line: 0 declines it. Its hold still ends with the request's deadline, while other lines are open. */
  decide(quantity: number, personId: string, now: Date): void {
    Object.assign(this, { approvedQuantity: quantity, decidedAt: now, decidedBy: personId });
    this.heldQuantity = quantity;
  }

  /** Gives its stock back: the reservation has ended. */
  release(): void {
    this.heldQuantity = 0;
    this.heldUntil = null;
  }
}
