/** Pooled items: rows of the list as people look at it, each with its owner, its place and what goes with it, in one statement. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../database/columns.js';
import { PackedRows } from '../database/packed.rows.js';
import {
  among,
  flagFrom,
  jsonFrom,
  listed,
  listFrom,
  listOf,
  type Parameter,
} from '../database/sql.query.js';
import type { Partner } from '../partners/who/partner.entity.js';
import type { Item } from './item.entity.js';
import { lentIn } from './lent.query.js';
import type { ItemPhotoRow } from './photos/item-photo.view.js';
import { photoColumns, PHOTOS_OF_ITEM } from './photos/item-photos.query.js';
import type { StoragePlace } from './storage-place.entity.js';

/** What is read of an item as it stands in its row. */
type Plain = Pick<
  Item,
  | 'id'
  | 'inventoryNumber'
  | 'name'
  | 'unit'
  | 'kind'
  | 'category'
  | 'description'
  | 'otherWords'
  | 'packStep'
  | 'bufferMinutes'
  | 'ownerId'
  | 'storagePlaceId'
  | 'size'
  | 'weightGrams'
  | 'needsVehicle'
  | 'needsPersons'
  | 'needsOther'
  | 'depositCents'
  | 'depositBasis'
  | 'replacementValueCents'
  | 'seasonNote'
  | 'notes'
  | 'inspectionDueOn'
  | 'requiredQualificationId'
>;

/** What is shown of an item. */
export type ShownItem = Plain & Pick<Item, 'replacementIds' | 'setAsideAt'>;

/** An item with all that stands beside it. */
export interface PooledItem {
  item: ShownItem;
  owner: Pick<Partner, 'id' | 'name' | 'shortName' | 'status' | 'isLender'>;
  place: Pick<StoragePlace, 'id' | 'name'>;
  parts: { itemId: string; quantity: number }[];
  accessoryIds: string[];
  /** A part that takes no new requests, so that no unit can be made up. */
  missingPart: { id: string; name: string } | undefined;
  /** The first of its photos. */
  photo: ItemPhotoRow | undefined;
}

interface Row extends Plain {
  replacementIds: unknown;
  setAsideAt: Date | string | null;
  ownerName: string;
  ownerShortName: string;
  ownerStatus: Partner['status'];
  ownerIsLender: boolean | number;
  placeName: string;
  parts: unknown;
  accessories: unknown;
  missing: unknown;
  photos: unknown;
}

const pooled = new PackedRows<Row>({
  id: 'item.id',
  inventoryNumber: 'item.inventory_number',
  name: 'item.name',
  unit: 'item.unit',
  kind: 'item.kind',
  category: 'item.category',
  description: 'item.description',
  otherWords: 'item.other_words',
  packStep: 'item.pack_step',
  bufferMinutes: 'item.buffer_minutes',
  ownerId: 'item.owner_id',
  storagePlaceId: 'item.storage_place_id',
  size: 'item.size',
  weightGrams: 'item.weight_grams',
  needsVehicle: 'item.needs_vehicle',
  needsPersons: 'item.needs_persons',
  needsOther: 'item.needs_other',
  depositCents: 'item.deposit_cents',
  depositBasis: 'item.deposit_basis',
  replacementValueCents: 'item.replacement_value_cents',
  seasonNote: 'item.season_note',
  notes: 'item.notes',
  replacementIds: 'item.replacement_ids',
  inspectionDueOn: 'CAST(item.inspection_due_on AS text)',
  requiredQualificationId: 'item.required_qualification_id',
  setAsideAt: 'item.set_aside_at',
  ownerName: 'owner.name',
  ownerShortName: 'owner.short_name',
  ownerStatus: 'owner.status',
  ownerIsLender: 'owner.is_lender',
  placeName: 'place.name',
  parts: `(SELECT ${listOf({ itemId: 'part.part_id', quantity: 'part.quantity' }, 'part.id')}
    FROM item_parts part WHERE part.set_id = item.id)`,
  accessories: `(SELECT ${listOf({ id: 'beside.accessory_id' }, 'beside.id')}
    FROM item_accessories beside WHERE beside.item_id = item.id)`,
  missing: `(SELECT ${listOf({ id: 'piece.id', name: 'piece.name' }, 'part.id')}
    FROM item_parts part JOIN items piece ON piece.id = part.part_id
    WHERE part.set_id = item.id AND NOT ${lentIn('piece')})`,
  photos: `(SELECT ${listOf(photoColumns, 'shown.id')} FROM ${PHOTOS_OF_ITEM} AND shown.position = 1)`,
});

const POOLED = `
  SELECT ${pooled.selected}
  FROM items item
    JOIN partners owner ON owner.id = item.owner_id
    JOIN storage_places place ON place.id = item.storage_place_id
  WHERE `;

/** `rest`: the conditions about `item`, and in which order how many. */
export async function pooledItems(
  tx: EntityManager,
  rest: string,
  parameters: readonly Parameter[],
): Promise<PooledItem[]> {
  return (await pooled.of(tx, `${POOLED}${rest}`, parameters)).map(pooledFrom);
}

const BY_IDS = `item.alliance_id = $1 AND item.id ${among('$2')}`;

/** In no order. */
export const pooledItemsOf = (
  tx: EntityManager,
  allianceId: string,
  ids: readonly string[],
): Promise<PooledItem[]> => pooledItems(tx, BY_IDS, [allianceId, listed(ids)]);

const pooledFrom = (row: Row): PooledItem => ({
  item: shownFrom(row),
  owner: {
    id: row.ownerId,
    name: row.ownerName,
    shortName: row.ownerShortName,
    status: row.ownerStatus,
    isLender: flagFrom(row.ownerIsLender),
  },
  place: { id: row.storagePlaceId, name: row.placeName },
  parts: listFrom(row.parts),
  accessoryIds: listFrom<{ id: string }>(row.accessories).map(({ id }) => id),
  missingPart: listFrom<{ id: string; name: string }>(row.missing).at(-1),
  photo: listFrom<ItemPhotoRow>(row.photos)[0],
});

/** The row itself: copying it costs as much as reading it. */
const shownFrom = (row: Row): ShownItem =>
  Object.assign(row as Plain, {
    replacementIds: jsonFrom<string[] | null>(row.replacementIds),
    setAsideAt: row.setAsideAt === null ? null : instantFrom(row.setAsideAt),
  });
