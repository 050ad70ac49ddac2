/** An item photo: which photo shows which item, in which place of the order, and what is seen on it. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Int, Ref, Text } from '../../database/columns.js';

@Entity('item_photos')
@Unique(['allianceId', 'photoId'])
@Index(['allianceId', 'itemId'])
@ForeignKey('Item', ['allianceId', 'itemId'], ['allianceId', 'id'])
@ForeignKey('Photo', ['allianceId', 'photoId'], ['allianceId', 'id'])
@Check('ck_item_photos_position', '"position" BETWEEN 1 AND 100')
export class ItemPhoto {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() itemId!: string;
  @Ref() photoId!: string;
  /** From 1 without gaps; the first stands for the item in lists. */
  @Int() position!: number;
  /** What is seen on it; empty where nothing was said. */
  @Text(200) description!: string;
}
