/** What things are called: the names and numbers of an alliance, for whoever writes down another one. */
import type { EntityManager } from 'typeorm';
import { byteOrder } from '../database/columns.js';
import { among, listed, rowsOf } from '../database/sql.query.js';
import type { Actor } from '../partners/who/actor.js';
import { LENT } from './lent.query.js';
import type { CalledItem } from './near-duplicates.js';

/** Every number is taken, also of a thing that the actor does not see; the one that was given last comes last. */
export async function takenNumbers(tx: EntityManager, allianceId: string): Promise<string[]> {
  const text = `SELECT item.inventory_number AS "number" FROM items item WHERE item.alliance_id = $1
    ORDER BY item.created_at, ${byteOrder('item.number_order')}`;
  const rows = await rowsOf<{ number: string }>(tx, text, [allianceId]);
  return rows.map((row) => row.number);
}

/** As everywhere, what takes no new requests is seen by the coordination and its owner. */
export function calledItems(tx: EntityManager, actor: Actor): Promise<CalledItem[]> {
  const text = `SELECT item.id AS "id", item.name AS "name", item.inventory_number AS "inventoryNumber",
      item.owner_id AS "ownerId", item.storage_place_id AS "storagePlaceId",
      owner.name AS "ownerName", place.name AS "placeName"
    FROM items item JOIN partners owner ON owner.id = item.owner_id
      JOIN storage_places place ON place.id = item.storage_place_id
    WHERE item.alliance_id = $1`;
  if (actor.isCoordination) return rowsOf(tx, text, [actor.allianceId]);
  const seen = `${text} AND (${LENT} OR item.owner_id ${among('$2')})`;
  return rowsOf(tx, seen, [actor.allianceId, listed(actor.partnerIds)]);
}
