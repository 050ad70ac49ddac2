/** How an item reads over the wire, with its owner's and its place's name. */
import type { Alliance } from '../partners/alliance.entity.js';
import type { ItemFacts, ItemView, PartDto } from './item.dto.js';
import type { Item } from './item.entity.js';
import type { PooledItem } from './pool.service.js';
import { unitsThatExist } from './units.js';

/** `quantityOf` answers for the parts; `free` only where a period was asked for. */
export function itemView(
  { item, owner, place, parts, accessoryIds }: PooledItem,
  alliance: Alliance,
  quantityOf: (itemId: string) => number,
  free?: number,
): ItemView {
  return {
    ...plain(item),
    quantity: unitsThatExist(item.quantity, parts, quantityOf),
    ...(free === undefined ? {} : { free }),
    owner: { id: owner.id, name: owner.shortName || owner.name },
    storagePlace: { id: place.id, name: place.name },
    bufferMinutes: item.bufferMinutes ?? alliance.rules.bufferMinutes,
    parts,
    accessoryIds,
  };
}

/** As it stands in the table, in the words of the body that changes it. */
export const itemFacts = (item: Item, parts: PartDto[], accessoryIds: string[]): ItemFacts => ({
  ...plain(item),
  quantity: item.quantity,
  ownerId: item.ownerId,
  storagePlaceId: item.storagePlaceId,
  bufferMinutes: item.bufferMinutes,
  parts,
  accessoryIds,
});

/** What reads over the wire as it stands in the table. */
const plain = (item: Item) => ({
  id: item.id,
  inventoryNumber: item.inventoryNumber,
  name: item.name,
  unit: item.unit,
  kind: item.kind,
  category: item.category,
  description: item.description,
  packStep: item.packStep,
  size: item.size,
  weightGrams: item.weightGrams,
  needsVehicle: item.needsVehicle,
  needsPersons: item.needsPersons,
  needsOther: item.needsOther,
  depositCents: item.depositCents,
  depositBasis: item.depositBasis,
  replacementValueCents: item.replacementValueCents,
  seasonNote: item.seasonNote,
  inspectionDueOn: item.inspectionDueOn,
  notes: item.notes,
  setAside: item.setAsideAt !== null,
});
