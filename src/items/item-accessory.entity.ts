/** An accessory link: what is usefully lent together with a main thing. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Ref } from '../database/columns.js';

@Entity('item_accessories')
@Unique(['itemId', 'accessoryId'])
@Index(['allianceId', 'accessoryId'])
@ForeignKey('Item', ['allianceId', 'itemId'], ['allianceId', 'id'])
@ForeignKey('Item', ['allianceId', 'accessoryId'], ['allianceId', 'id'])
export class ItemAccessory {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() itemId!: string;
  @Ref() accessoryId!: string;
}
