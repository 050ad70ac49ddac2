/** An entry of the waiting list: so many units of an item for a period, wished for while there are too few. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { atMostDaysApart, Id, Instant, Int, Ref, Text } from '../../database/columns.js';
import type { Period } from '../../shared/period.js';

@Entity('waiting_entries')
@Index(['allianceId', 'partnerId'])
@Index(['itemId'])
@Index(['pickUpAt'])
@ForeignKey('Partner', ['allianceId', 'partnerId'], ['allianceId', 'id'])
@ForeignKey('Item', ['allianceId', 'itemId'], ['allianceId', 'id'])
@ForeignKey('Reservation', ['allianceId', 'reservationId'], ['allianceId', 'id'])
@ForeignKey('Person', ['askedBy'], ['id'])
@Check('ck_waiting_entries_quantity', '"quantity" BETWEEN 1 AND 100000')
@Check('ck_waiting_entries_period', '"pick_up_at" < "return_due_at"')
@Check('ck_waiting_entries_length', atMostDaysApart('pick_up_at', 'return_due_at', 366))
@Check('ck_waiting_entries_version', '"version" >= 1')
export class WaitingEntry {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() partnerId!: string;
  @Ref() askedBy!: string;
  @Instant() askedAt!: Date;
  @Ref() itemId!: string;
  @Int() quantity!: number;
  @Instant() pickUpAt!: Date;
  @Instant() returnDueAt!: Date;
  /** Empty once the entry has ended, like the telephone number. */
  @Text(200) contactName!: string;
  @Text(40) contactPhone!: string;
  @Text(200) occasionName!: string;
  /** Since when it stands before all others; null where nobody put it there. */
  @Instant({ nullable: true }) jumpedAt!: Date | null;
  /** Why, as the log says it. */
  @Text(300, { nullable: true }) jumpReason!: string | null;
  /** Until when what became free is held for it; null while it waits. */
  @Instant({ nullable: true }) heldUntil!: Date | null;
  /** When it was answered; null while nobody did. */
  @Instant({ nullable: true }) answeredAt!: Date | null;
  /** What it became; null where it was passed on, or is not answered. */
  @Ref({ nullable: true }) reservationId!: string | null;
  @Int() version!: number;

  get period(): Period {
    return { from: this.pickUpAt, until: this.returnDueAt };
  }
}
