/** A closure (Sperrzeit): takes k of n units out for a time. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../database/columns.js';

@Entity('closures')
@Index(['itemId', 'endsAt'])
@Index(['allianceId', 'endsAt'])
@ForeignKey('Item', ['allianceId', 'itemId'], ['allianceId', 'id'])
@ForeignKey('Person', ['createdBy'], ['id'])
@Check('ck_closures_quantity', '"quantity" BETWEEN 1 AND 100000')
@Check('ck_closures_period', '"starts_at" < "ends_at"')
export class Closure {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() itemId!: string;
  @Int() quantity!: number;
  @Instant() startsAt!: Date;
  @Instant() endsAt!: Date;
  /** What everybody who belongs to the alliance may read; null where nothing was said. */
  @Text(300, { nullable: true }) reason!: string | null;
  /** For the coordination and the owner only. */
  @Text(300) note!: string;
  @Ref() createdBy!: string;
  @Instant() createdAt!: Date;
}
