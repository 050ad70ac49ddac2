/** Reads what goes with things. */
import type { EntityManager } from 'typeorm';
import { among, listed, rowsOf } from '../database/sql.query.js';
import type { Accessory } from './accessories.js';

const ACCESSORIES = `
  SELECT beside.item_id AS "itemId", accessory.id AS "accessoryId", accessory.name AS "name"
  FROM item_accessories beside
  JOIN items accessory ON accessory.id = beside.accessory_id AND accessory.set_aside_at IS NULL
  WHERE beside.alliance_id = $1 AND beside.item_id ${among('$2')}
  ORDER BY beside.id`;

/** In the order in which they were named; without those that are set aside. */
export const accessoriesOf = (
  tx: EntityManager,
  allianceId: string,
  itemIds: readonly string[],
): Promise<Accessory[]> => rowsOf<Accessory>(tx, ACCESSORIES, [allianceId, listed(new Set(itemIds))]);
