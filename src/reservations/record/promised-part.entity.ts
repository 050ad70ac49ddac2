/** A promised part: so many units of another item in one unit of a promised line, whatever the set is made of since. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Int, Ref } from '../../database/columns.js';

@Entity('promised_parts')
@Unique(['lineId', 'partId'])
@Index(['allianceId', 'partId'])
@ForeignKey('ReservationLine', ['allianceId', 'lineId'], ['allianceId', 'id'])
@ForeignKey('Item', ['allianceId', 'partId'], ['allianceId', 'id'])
@Check('ck_promised_parts_quantity', '"quantity" BETWEEN 1 AND 100000')
export class PromisedPart {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() lineId!: string;
  @Ref() partId!: string;
  @Int() quantity!: number;
}
