/** An item (Gegenstand): a kind of thing with a quantity and its own unit word. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Day, Id, Instant, Int, Ref, Text } from '../database/columns.js';

export const itemKinds = ['bulk', 'single', 'computed_set', 'closed_set', 'accessory', 'consumable'] as const;
export type ItemKind = (typeof itemKinds)[number];

@Entity('items')
@Unique(['allianceId', 'id'])
@Unique(['allianceId', 'inventoryNumber'])
@Index(['allianceId', 'category'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@ForeignKey('Partner', ['allianceId', 'ownerId'], ['allianceId', 'id'])
@ForeignKey('StoragePlace', ['allianceId', 'storagePlaceId'], ['allianceId', 'id'])
@Check(
  'ck_items_kind',
  `"kind" IN ('bulk', 'single', 'computed_set', 'closed_set', 'accessory', 'consumable')`,
)
@Check('ck_items_quantity', '"quantity" BETWEEN 0 AND 100000')
@Check('ck_items_pack_step', '"pack_step" BETWEEN 1 AND 100000')
@Check('ck_items_buffer', '"buffer_minutes" BETWEEN 0 AND 43200')
export class Item {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Text(40) inventoryNumber!: string;
  @Text(200) name!: string;
  @Text(4000) description!: string;
  @Text(80) category!: string;
  @Text(20) kind!: ItemKind;
  /** Units owned; null for a computed set, whose parts alone set the limit. */
  @Int({ nullable: true }) quantity!: number | null;
  /** Stück, Satz, Garnitur, Kiste, Paar … */
  @Text(40) unit!: string;
  /** Lent only in multiples of this. */
  @Int() packStep!: number;
  @Ref() ownerId!: string;
  @Ref() storagePlaceId!: string;
  @Text(200) size!: string;
  /** Grams of one unit. */
  @Int({ nullable: true }) weightGrams!: number | null;
  @Text(200) needsVehicle!: string;
  @Int({ nullable: true }) needsPersons!: number | null;
  @Text(300) needsOther!: string;
  @Int() depositCents!: number;
  /** "je Stück", "je Ausleihe". */
  @Text(40) depositBasis!: string;
  @Int({ nullable: true }) replacementValueCents!: number | null;
  /** Minutes of rest after each loan; null: as the alliance says. */
  @Int({ nullable: true }) bufferMinutes!: number | null;
  @Text(300) seasonNote!: string;
  @Day({ nullable: true }) inspectionDueOn!: string | null;
  @Text(2000) notes!: string;
  /** Name, category, number and description, folded by `search-text.ts`. */
  @Text(5000) searchText!: string;
  /** Taken off the list for new requests; what was promised stays. */
  @Instant({ nullable: true }) setAsideAt!: Date | null;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
}
