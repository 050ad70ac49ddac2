/** Reads how far ahead anybody may ask for what is closed every year: for the thing itself, or for a set that it is part of. */
import { In, type EntityManager } from 'typeorm';
import type { Alliance } from '../partners/who/alliance.entity.js';
import { ItemPart } from './item-part.entity.js';
import { Item } from './item.entity.js';
import { rulesOfItems } from './lending/lending-terms.query.js';

/** In days, by the id of the item. */
export async function horizonsOf(
  tx: EntityManager,
  alliance: Pick<Alliance, 'id' | 'rules'>,
  itemIds: ReadonlySet<string>,
): Promise<(itemId: string) => number> {
  const allianceId = alliance.id;
  const links = await tx.findBy(ItemPart, { allianceId, partId: In([...itemIds]) });
  const asked = [...itemIds, ...links.map(({ setId }) => setId)];
  const where = { allianceId, id: In(asked) };
  const items = await tx.find(Item, { select: { id: true, ownerId: true }, where });
  const rules = await rulesOfItems(tx, alliance, items);
  return (itemId) => {
    const sets = links.flatMap(({ partId, setId }) => (partId === itemId ? setId : []));
    return Math.max(...[itemId, ...sets].map((id) => rules.get(id)!.horizonDays));
  };
}
