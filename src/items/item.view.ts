/** How an item reads over the wire, with its owner's and its place's name. */
import type { Alliance } from '../partners/who/alliance.entity.js';
import type { ItemFacts, ItemView, PartDto } from './item.dto.js';
import type { Item } from './item.entity.js';
import { isLent } from './lent.js';
import { itemPhotoView } from './photos/item-photo.view.js';
import type { PooledItem, ShownItem } from './pooled-items.query.js';

/** `quantity` is how many there are; `free` only where a period was asked for. */
export const itemView = (
  { item, owner, place, parts, accessoryIds, missingPart, photo }: PooledItem,
  alliance: Alliance,
  quantity: number,
  free?: number,
): ItemView =>
  // Assigned: spreading an object of so many members into another takes a hundred times as long.
  Object.assign(plain(item), {
    quantity,
    free,
    owner: { id: owner.id, name: owner.shortName || owner.name },
    storagePlace: { id: place.id, name: place.name },
    bufferMinutes: item.bufferMinutes ?? alliance.rules.bufferMinutes,
    parts,
    accessoryIds,
    missingPart: missingPart && { id: missingPart.id, name: missingPart.name },
    photo: photo && itemPhotoView(alliance.slug, item.id, photo),
    lent: isLent(item, owner),
  });

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
const plain = (item: ShownItem) => ({
  id: item.id,
  inventoryNumber: item.inventoryNumber,
  name: item.name,
  unit: item.unit,
  kind: item.kind,
  category: item.category,
  description: item.description,
  otherWords: item.otherWords ?? '',
  replacementIds: item.replacementIds,
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
  requiredQualificationId: item.requiredQualificationId,
  notes: item.notes,
  setAside: item.setAsideAt !== null,
});
