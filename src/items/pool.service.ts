/** The pooled list as it stands in the tables: items with their parts, accessories, owner and place. */
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Partner } from '../partners/partner.entity.js';
import { ItemAccessory } from './item-accessory.entity.js';
import { ItemPart } from './item-part.entity.js';
import { Item } from './item.entity.js';
import { StoragePlace } from './storage-place.entity.js';

/** An item with all that stands beside it. */
export interface PooledItem {
  item: Item;
  owner: Partner;
  place: StoragePlace;
  parts: { itemId: string; quantity: number }[];
  accessoryIds: string[];
}

@Injectable()
export class PoolService {
  /** In the order of `items`; five queries, however many they are. */
  async withSurroundings(
    tx: EntityManager,
    allianceId: string,
    items: readonly Item[],
  ): Promise<PooledItem[]> {
    const parts = await this.partsOf(tx, allianceId, idsOf(items));
    const accessories = await tx.findBy(ItemAccessory, { allianceId, itemId: In(idsOf(items)) });
    const owners = await tx.findBy(Partner, { allianceId, id: In(items.map(({ ownerId }) => ownerId)) });
    const places = await tx.findBy(StoragePlace, {
      allianceId,
      id: In(items.map((item) => item.storagePlaceId)),
    });
    return items.map((item) => ({
      item,
      owner: one(owners, item.ownerId),
      place: one(places, item.storagePlaceId),
      parts: parts
        .filter(({ setId }) => setId === item.id)
        .map(({ partId, quantity }) => ({ itemId: partId, quantity })),
      accessoryIds: accessories
        .filter(({ itemId }) => itemId === item.id)
        .map(({ accessoryId }) => accessoryId),
    }));
  }

  partsOf(tx: EntityManager, allianceId: string, setIds: readonly string[]): Promise<ItemPart[]> {
    return tx.find(ItemPart, { where: { allianceId, setId: In([...setIds]) }, order: { id: 'ASC' } });
  }

  /** Those of the sets that cannot be made up, since one of their parts is set aside. */
  async incomplete(tx: EntityManager, allianceId: string, setIds: readonly string[]): Promise<Set<string>> {
    const parts = await this.partsOf(tx, allianceId, setIds);
    const partIds = parts.map(({ partId }) => partId);
    const aside = await tx.findBy(Item, { allianceId, id: In(partIds), setAsideAt: Not(IsNull()) });
    const asideIds = new Set(aside.map(({ id }) => id));
    return new Set(parts.filter(({ partId }) => asideIds.has(partId)).map(({ setId }) => setId));
  }

  /**
   * Every item whose loans bear on these: they themselves, their parts, and all sets that draw on any of them.
   * What availability needs to see the whole stock.
   */
  async related(
    tx: EntityManager,
    allianceId: string,
    ids: readonly string[],
  ): Promise<{ items: Item[]; parts: ItemPart[] }> {
    const partIds = (await this.partsOf(tx, allianceId, ids)).map(({ partId }) => partId);
    const stockIds = [...new Set([...ids, ...partIds])];
    const sets = await tx.findBy(ItemPart, { allianceId, partId: In(stockIds) });
    const setIds = [...new Set([...stockIds, ...sets.map(({ setId }) => setId)])];
    const parts = await this.partsOf(tx, allianceId, setIds);
    const all = [...new Set([...setIds, ...parts.map(({ partId }) => partId)])];
    return { items: await tx.findBy(Item, { allianceId, id: In(all) }), parts };
  }
}

const idsOf = (items: readonly Item[]): string[] => items.map(({ id }) => id);

function one<T extends { id: string }>(rows: readonly T[], id: string): T {
  const row = rows.find((candidate) => candidate.id === id);
  if (!row) throw new Error(`The row ${id} is gone although something points to it.`);
  return row;
}
