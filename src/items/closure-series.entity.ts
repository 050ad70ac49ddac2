/** A series of closures: one that comes back every year, of which each year is a closure of its own. */
import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Int, Ref, Text } from '../database/columns.js';

@Entity('closure_series')
@Index(['allianceId', 'itemId'])
@ForeignKey('Item', ['allianceId', 'itemId'], ['allianceId', 'id'])
@ForeignKey('Person', ['createdBy'], ['id'])
@Check('ck_closure_series_quantity', '"quantity" BETWEEN 1 AND 100000')
@Check('ck_closure_series_period', '"starts_at" < "ends_at"')
export class ClosureSeries {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() itemId!: string;
  @Int() quantity!: number;
  /** Of the first one. */
  @Instant() startsAt!: Date;
  @Instant() endsAt!: Date;
  /** What everybody who belongs to the alliance may read; null where nothing was said. */
  @Text(300, { nullable: true }) reason!: string | null;
  /** For the coordination and the owner only. */
  @Text(300) note!: string;
  /** For so many years its closures were made; one that somebody took away is not made again. */
  @Int() made!: number;
  @Ref() createdBy!: string;
  @Instant() createdAt!: Date;
}
