/** Own things: what own use of an item takes. Of a set made of parts it takes the parts, as far as all of them are the owner's. */
import { Refusal } from '../../shared/refusal.js';

interface OwnedItem {
  id: string;
  name: string;
  ownerId: string;
}

interface PartOf<Item> {
  item: Item;
  /** Units of it in one unit of the set. */
  quantity: number;
}

export interface Taken<Item> {
  item: Item;
  quantity: number;
}

/** Refuses (422) a set with a part of somebody else, and says whose. */
export function takenOf<Item extends OwnedItem>(
  set: Item,
  parts: readonly PartOf<Item>[],
  { quantity, ownerName }: { quantity: number; ownerName: (ownerId: string) => string },
): Taken<Item>[] {
  if (parts.length === 0) return [{ item: set, quantity }];
  const foreign = parts.find(({ item }) => item.ownerId !== set.ownerId);
  if (foreign) throw belongsTo(foreign.item.name, ownerName(foreign.item.ownerId));
  return parts.map((part) => ({ item: part.item, quantity: quantity * part.quantity }));
}

const belongsTo = (part: string, owner: string): Refusal =>
  Refusal.invalidField('itemId', {
    de: `Dazu gehört „${part}“, und das gehört: ${owner}. Bitte tragen Sie den Eigenbedarf nur bei den Teilen ein, die Ihnen gehören.`,
    en: `“${part}” is a part of it, which belongs to: ${owner}. Please enter the own use of those parts only that are yours.`,
  });
