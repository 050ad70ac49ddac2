/** What leaves the stock for good when it is handed over: a consumable, and the consumables in a set. */
import { In, type EntityManager } from 'typeorm';
import { changedBy, instant } from '../../database/sql.query.js';
import { Item } from '../../items/item.entity.js';

const IS_USED_UP = `kind = 'consumable' AND quantity IS NOT NULL`;

/** SQLite counts parameters in the order in which they first stand in the text. */
const OF_ITSELF = `
  UPDATE items SET quantity = CASE WHEN quantity > $1 THEN quantity - $1 ELSE 0 END, updated_at = $2
  WHERE id = $3 AND ${IS_USED_UP}`;

/** What the set is made of today: a promise with kept parts is rare, and nobody can tell what lies in the box. */
const OF_PARTS = `
  UPDATE items SET quantity = (
    SELECT CASE WHEN items.quantity > $1 * part.quantity THEN items.quantity - $1 * part.quantity ELSE 0 END
    FROM item_parts part WHERE part.part_id = items.id AND part.set_id = $2), updated_at = $3
  WHERE ${IS_USED_UP} AND id IN (SELECT part.part_id FROM item_parts part WHERE part.set_id = $2)`;

export async function useUp(
  tx: EntityManager,
  { id, kind }: Pick<Item, 'id' | 'kind'>,
  quantity: number,
  now: Date,
): Promise<void> {
  if (kind === 'consumable') await changedBy(tx, OF_ITSELF, [quantity, instant(now), id]);
  await changedBy(tx, OF_PARTS, [quantity, id, instant(now)]);
}

/** Those of them that are in the alliance. */
export const itemsNamed = (
  tx: EntityManager,
  allianceId: string,
  named: readonly { itemId: string }[],
): Promise<Item[]> => tx.findBy(Item, { allianceId, id: In(named.map(({ itemId }) => itemId)) });
