/** Reads what a plan needs to know of an alliance: all its items, what goes along with them, its partners and places. */
import type { EntityManager } from 'typeorm';
import { EntityRows, type Raw } from '../../database/entity.rows.js';
import { PackedRows } from '../../database/packed.rows.js';
import { rowsOf } from '../../database/sql.query.js';
import { Item } from '../item.entity.js';
import type { Known } from './plan-shapes.js';

const items = new EntityRows(Item);
const packed = new PackedRows<Raw>(items.under('item'));

/** Read in parts, so that nobody waits for all of them. */
const PART = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

const ITEMS = `SELECT ${packed.selected} FROM items item
  WHERE item.alliance_id = $1 AND item.id > $2 ORDER BY item.id LIMIT ${PART}`;

const PARTS = `SELECT part.set_id AS "setId", part.part_id AS "partId", part.quantity AS "quantity"
  FROM item_parts part WHERE part.alliance_id = $1 ORDER BY part.id`;

const ACCESSORIES = `SELECT beside.item_id AS "itemId", beside.accessory_id AS "accessoryId"
  FROM item_accessories beside WHERE beside.alliance_id = $1 ORDER BY beside.id`;

const PARTNERS = `SELECT partner.id AS "id", partner.name AS "name", partner.short_name AS "shortName"
  FROM partners partner WHERE partner.alliance_id = $1 ORDER BY partner.id`;

const PLACES = `SELECT place.id AS "id", place.name AS "name"
  FROM storage_places place WHERE place.alliance_id = $1 ORDER BY place.id`;

export const knownIn = async (tx: EntityManager, allianceId: string): Promise<Known> => ({
  items: await itemsIn(tx, allianceId),
  parts: await rowsOf(tx, PARTS, [allianceId]),
  accessories: await rowsOf(tx, ACCESSORIES, [allianceId]),
  partners: await rowsOf(tx, PARTNERS, [allianceId]),
  places: await rowsOf(tx, PLACES, [allianceId]),
});

async function itemsIn(tx: EntityManager, allianceId: string): Promise<Item[]> {
  const all: Item[] = [];
  for (;;) {
    const rows = await packed.of(tx, ITEMS, [allianceId, all.at(-1)?.id ?? FIRST]);
    all.push(...rows.map((row) => items.read(row, 'item')));
    if (rows.length < PART) return all;
  }
}
