/** Which item that is there already a line tells of: the one with its number, else one of the same name, size, owner and place. */
import { countingOrder, spelledAlike } from '../../shared/spelling.js';
import type { Item } from '../item.entity.js';

/** What a line says of which item it is. Undefined: nothing. */
export interface Telling {
  name: string;
  size: string;
  ownerId: string | undefined;
  storagePlaceId: string | undefined;
  /** Said for all lines that say nothing. */
  usualOwnerId: string | undefined;
  usualPlaceId: string | undefined;
}

const keyOf = ({ name, size }: { name: string; size: string }): string =>
  `${spelledAlike(name)} ${spelledAlike(size)}`;

/** Each item is told of by one line at the most; those with a number come first. */
export class ItemBook {
  private readonly byOrder = new Map<string, Item>();
  private readonly byKey = new Map<string, Item[]>();
  private readonly told = new Set<string>();

  constructor(items: readonly Item[]) {
    for (const item of items) {
      this.byOrder.set(item.numberOrder ?? countingOrder(item.inventoryNumber), item);
      const alike = this.byKey.get(keyOf(item));
      if (alike) alike.push(item);
      else this.byKey.set(keyOf(item), [item]);
    }
  }

  byNumber(inventoryNumber: string): Item | undefined {
    return this.byOrder.get(countingOrder(inventoryNumber));
  }

  /** From now on this one is no other line's. */
  tell(item: Item): Item {
    this.told.add(item.id);
    return item;
  }

  /** Where an owner or a place is not said, the usual one is meant, or there must be no doubt. */
  byName(telling: Telling): Item | undefined {
    const alike = (this.byKey.get(keyOf(telling)) ?? []).filter(
      ({ id, ownerId, storagePlaceId }) =>
        !this.told.has(id) &&
        (telling.ownerId ?? ownerId) === ownerId &&
        (telling.storagePlaceId ?? storagePlaceId) === storagePlaceId,
    );
    const owner = telling.ownerId ?? telling.usualOwnerId;
    const place = telling.storagePlaceId ?? telling.usualPlaceId;
    const meant = alike.find(({ ownerId, storagePlaceId }) => ownerId === owner && storagePlaceId === place);
    return meant ?? (alike.length === 1 ? alike[0] : undefined);
  }
}

/** A line with this item's number tells of something else where neither the name nor the owner is the same. */
export const isAnother = (item: Item, { name, ownerId }: Telling): boolean =>
  name !== '' &&
  spelledAlike(item.name) !== spelledAlike(name) &&
  ownerId !== undefined &&
  ownerId !== item.ownerId;
