/** An item (Gegenstand): a kind of thing with a quantity and its own unit word. What was never said of one is as it says here. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Day, Id, Instant, Int, Json, Ref, Text } from '../database/columns.js';

export const itemKinds = ['bulk', 'single', 'computed_set', 'closed_set', 'accessory', 'consumable'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What a deposit is for; empty while nobody has settled it. */
export const depositBases = ['', 'per_unit', 'per_loan'] as const;

@Entity('items')
@Unique(['allianceId', 'id'])
@Unique(['allianceId', 'inventoryNumber'])
@Index(['allianceId', 'category'])
@Index(['allianceId', 'numberOrder'])
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
  /** The number as people count, by `shared/spelling.ts`: for sorting, and the same for one that is spelled alike. */
  @Text(200, { nullable: true }) numberOrder!: string | null;
  @Text(200) name!: string;
  @Text(4000) description = '';
  @Text(80) category = '';
  @Text(20) kind: ItemKind = 'bulk';
  /** Units owned; null for a computed set, whose parts alone set the limit. */
  @Int({ nullable: true }) quantity: number | null = null;
  /** When somebody last said how many there are; what was fetched of a consumable before is not among them. */
  @Instant({ nullable: true }) countedAt: Date | null = null;
  /** Stück, Satz, Garnitur, Kiste, Paar … */
  @Text(40) unit!: string;
  /** Lent only in multiples of this. */
  @Int() packStep = 1;
  @Ref() ownerId!: string;
  @Ref() storagePlaceId!: string;
  @Text(200) size = '';
  /** Grams of one unit. */
  @Int({ nullable: true }) weightGrams: number | null = null;
  @Text(200) needsVehicle = '';
  @Int({ nullable: true }) needsPersons: number | null = null;
  @Text(300) needsOther = '';
  @Int() depositCents = 0;
  /** One of `depositBases`; what was typed freely once stays until somebody chooses. */
  @Text(40) depositBasis = '';
  @Int({ nullable: true }) replacementValueCents: number | null = null;
  /** Minutes of rest after each loan; null: as the alliance says. */
  @Int({ nullable: true }) bufferMinutes: number | null = null;
  @Text(300) seasonNote = '';
  @Day({ nullable: true }) inspectionDueOn: string | null = null;
  /** Somebody of the partner must have it when the thing goes out; null: nothing. */
  @Ref({ nullable: true }) requiredQualificationId: string | null = null;
  @Text(2000) notes = '';
  /** By which it is found besides: what people call it, or need it for. */
  @Text(300, { nullable: true }) otherWords: string | null = null;
  /** What can be offered instead of it; null: whatever is of the same kind, category and unit. */
  @Json({ nullable: true }) replacementIds: string[] | null = null;
  /** Name, category, number, size, other words and description, folded by `search-text.ts`. */
  @Text(5000) searchText!: string;
  /** Taken off the list for new requests; what was promised stays. */
  @Instant({ nullable: true }) setAsideAt: Date | null = null;
  /** How often it was changed, for calendars; null: not since that is counted. */
  @Int({ nullable: true }) changes: number | null = null;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
}
