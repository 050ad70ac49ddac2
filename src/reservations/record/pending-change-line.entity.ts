/** A line of a pending change: what a line of the reservation would become, or one that it does not have yet. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { atMostDaysApart, Id, Instant, Int, Ref } from '../../database/columns.js';
import type { Period } from '../../shared/period.js';

@Entity('pending_change_lines')
@Index(['changeId'])
@Index(['itemId'])
@Index(['lineId'])
@ForeignKey('PendingChange', ['allianceId', 'changeId'], ['allianceId', 'id'])
@ForeignKey('ReservationLine', ['allianceId', 'lineId'], ['allianceId', 'id'])
@ForeignKey('Item', ['allianceId', 'itemId'], ['allianceId', 'id'])
@Check('ck_change_lines_quantity', '"quantity" BETWEEN 1 AND 100000')
@Check('ck_change_lines_period', '"pick_up_at" < "return_due_at"')
@Check('ck_change_lines_length', atMostDaysApart('pick_up_at', 'return_due_at', 366))
export class PendingChangeLine {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() changeId!: string;
  /** In the order in which the borrower wrote them, from 1. */
  @Int() position!: number;
  /** Of the reservation's line that it changes; null for a new one. */
  @Ref({ nullable: true }) lineId!: string | null;
  @Ref() itemId!: string;
  @Int() quantity!: number;
  @Instant() pickUpAt!: Date;
  @Instant() returnDueAt!: Date;

  get period(): Period {
    return { from: this.pickUpAt, until: this.returnDueAt };
  }
}
