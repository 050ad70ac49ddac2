/** A part: so many units of another item that one unit of a set is made of. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Int, Ref } from '../database/columns.js';

@Entity('item_parts')
@Unique(['setId', 'partId'])
@Index(['allianceId', 'partId'])
@ForeignKey('Item', ['allianceId', 'setId'], ['allianceId', 'id'])
@ForeignKey('Item', ['allianceId', 'partId'], ['allianceId', 'id'])
@Check('ck_item_parts_quantity', '"quantity" BETWEEN 1 AND 100000')
@Check('ck_item_parts_other', '"set_id" <> "part_id"')
export class ItemPart {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() setId!: string;
  @Ref() partId!: string;
  @Int() quantity!: number;
}
