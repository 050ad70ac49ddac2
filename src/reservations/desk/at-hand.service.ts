/** Reads what is at hand at the desk: the lent things of whoever stands there, and what goes along with each. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { accessoriesOf } from '../../items/accessories.query.js';
import type { Accessory } from '../../items/accessories.js';
import { Item } from '../../items/item.entity.js';
import { LENT } from '../../items/lent.query.js';
import { StoragePlace } from '../../items/storage-place.entity.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns } from '../../partners/who/turns.service.js';
import { byName } from '../../shared/spelling.js';
import { isInHandsOf } from '../record/relations.js';
import type { AtHand, ThingAtHand } from './at-hand.view.js';

@Injectable()
export class AtHandService {
  constructor(private readonly turns: Turns) {}

  /** With what goes along with these. However many things there are, in as many statements; empty for who has nothing in hand. */
  read(actor: Actor, itemIds: readonly string[]): Promise<AtHand> {
    return this.turns.look(actor, async ({ tx }) => ({
      things: await thingsAtHand(tx, actor),
      accessoryIds: idsByItem(await accessoriesOf(tx, actor.allianceId, itemIds)),
    }));
  }
}

async function thingsAtHand(tx: EntityManager, actor: Actor): Promise<ThingAtHand[]> {
  const { allianceId } = actor;
  const lent = await tx
    .createQueryBuilder(Item, 'item')
    .where('item.allianceId = :allianceId', { allianceId })
    .andWhere(LENT)
    .getMany();
  const items = lent.filter((item) => isInHandsOf(actor, item));
  const placeIds = [...new Set(items.map(({ storagePlaceId }) => storagePlaceId))];
  const places = await tx.findBy(StoragePlace, { allianceId, id: In(placeIds) });
  const names = new Map(places.map(({ id, name }) => [id, name]));
  return items
    .map((item): ThingAtHand => ({ ...atHand(item), placeName: names.get(item.storagePlaceId)! }))
    .toSorted((one, other) => byName(one.name, other.name));
}

const atHand = (item: Item): Omit<ThingAtHand, 'placeName'> => ({
  id: item.id,
  name: item.name,
  inventoryNumber: item.inventoryNumber,
  category: item.category,
  unit: item.unit,
  quantity: item.quantity,
  needsVehicle: item.needsVehicle,
  needsPersons: item.needsPersons,
  needsOther: item.needsOther,
  depositCents: item.depositCents,
  depositBasis: item.depositBasis,
});

const idsByItem = (accessories: readonly Accessory[]): ReadonlyMap<string, readonly string[]> => {
  const ids = new Map<string, string[]>();
  for (const { itemId, accessoryId } of accessories)
    ids.set(itemId, [...(ids.get(itemId) ?? []), accessoryId]);
  return ids;
};
