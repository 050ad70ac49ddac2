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
    id: item.id,
    inventoryNumber: item.inventoryNumber,
    name: item.name,
    unit: item.unit,
    quantity: unitsThatExist(item.quantity, parts, quantityOf),
    ...(free === undefined ? {} : { free }),
    kind: item.kind,
    category: item.category,
    description: item.description,
    owner: { id: owner.id, name: owner.shortName || owner.name },
    storagePlace: { id: place.id, name: place.name },
    packStep: item.packStep,
    bufferMinutes: item.bufferMinutes ?? alliance.rules.bufferMinutes,
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
    parts,
    accessoryIds,
    setAside: item.setAsideAt !== null,
  };
}

/** As it stands in the table, in the words of the body that changes it. */
export const itemFacts = (item: Item, parts: PartDto[], accessoryIds: string[]): ItemFacts => ({
  id: item.id,
  inventoryNumber: item.inventoryNumber,
  name: item.name,
  unit: item.unit,
  quantity: item.quantity,
  ownerId: item.ownerId,
  storagePlaceId: item.storagePlaceId,
  description: item.description,
  category: item.category,
  kind: item.kind,
  packStep: item.packStep,
  bufferMinutes: item.bufferMinutes,
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
  parts,
  accessoryIds,
  setAside: item.setAsideAt !== null,
});
