/** Reads items as they stand in the table, with their names and numbers: a part of them, in the order of making. */
import { In, type EntityManager } from 'typeorm';
import type { ListQuery } from '../http/list.query.js';
import { readPart } from '../http/list-part.query.js';
import type { ListedItem } from '../items/import/item-row.js';
import { Item } from '../items/item.entity.js';
import { pooledItemsOf } from '../items/pooled-items.query.js';

interface ListedPart {
  items: ListedItem[];
  /** The inventory numbers of what they are made of, of what goes with them, and of what replaces them. */
  numbers: ReadonlyMap<string, string>;
  nextCursor: string | null;
}

export async function listedItems(
  tx: EntityManager,
  allianceId: string,
  query: ListQuery,
): Promise<ListedPart> {
  const part = await readPart(tx, { of: Item, where: { allianceId } }, query);
  const quantities = new Map(part.items.map(({ id, quantity }) => [id, quantity]));
  const pooled = await pooledItemsOf(tx, allianceId, [...quantities.keys()]);
  const byId = new Map(pooled.map((one) => [one.item.id, one]));
  const items = [...quantities].map(([id, quantity]) => ({ ...byId.get(id)!, quantity }));
  return { items, numbers: await numbersOf(tx, allianceId, items), nextCursor: part.nextCursor };
}

async function numbersOf(
  tx: EntityManager,
  allianceId: string,
  items: readonly ListedItem[],
): Promise<Map<string, string>> {
  const ids = items.flatMap(({ item, parts, accessoryIds }) => [
    ...parts.map(({ itemId }) => itemId),
    ...accessoryIds,
    ...(item.replacementIds ?? []),
  ]);
  const named = await tx.find(Item, {
    select: { id: true, inventoryNumber: true },
    where: { allianceId, id: In([...new Set(ids)]) },
  });
  return new Map(named.map(({ id, inventoryNumber }) => [id, inventoryNumber]));
}
