/** Related items: those whose loans bear on some, for the arithmetic alone or with what the lending rules look at around them; one statement. */
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../database/columns.js';
import { EntityRows, type Raw } from '../database/entity.rows.js';
import { PackedRows } from '../database/packed.rows.js';
import { among, flagFrom, listed, listFrom, listOf, rowsOf } from '../database/sql.query.js';
import type { PartnerStatus } from '../partners/who/partner.entity.js';
import { Item } from './item.entity.js';
import { isLent, type Made } from './lent.js';
import { TERMS, termsFrom } from './lending/lending-terms.query.js';
import type { ScopedRules } from './lending/line-rules.js';
import { LENT } from './lent.query.js';
import { StoragePlace } from './storage-place.entity.js';

/** What the arithmetic needs to know of an item. */
export type StockedItem = Pick<
  Item,
  'id' | 'quantity' | 'packStep' | 'kind' | 'bufferMinutes' | 'countedAt' | 'createdAt'
>;

/** Items with all the parts that the sets among them are made of. */
export interface StockedItems {
  items: readonly StockedItem[];
  parts: readonly Made[];
  /** Those of the items that take no new requests: set aside, or of an owner who lends no more. */
  unlent: ReadonlySet<string>;
}

export interface RelatedItems extends StockedItems {
  items: Item[];
  /** Where they stand. */
  places: ReadonlyMap<string, StoragePlace>;
  /** What is said for them or their owners alone. */
  own: readonly ScopedRules[];
}

const items = new EntityRows(Item);
const places = new EntityRows(StoragePlace);

/** They themselves and their parts, the sets that draw on any of these, and all that those are made of. By IN: SQLite would read whole tables for a JOIN. */
const BEARING = `
  WITH asked AS (
    SELECT item.id FROM items item WHERE item.alliance_id = $1 AND item.id ${among('$2')}),
  made AS (
    SELECT asked.id FROM asked
    UNION
    SELECT part.part_id FROM item_parts part WHERE part.set_id IN (SELECT id FROM asked)),
  drawing AS (
    SELECT made.id FROM made
    UNION
    SELECT part.set_id FROM item_parts part
    WHERE part.alliance_id = $1 AND part.part_id IN (SELECT id FROM made)),
  bearing AS (
    SELECT drawing.id FROM drawing
    UNION
    SELECT part.part_id FROM item_parts part WHERE part.set_id IN (SELECT id FROM drawing))`;

const PARTS = `(SELECT ${listOf({ setId: 'part.set_id', partId: 'part.part_id', quantity: 'part.quantity' }, 'part.id')}
  FROM item_parts part WHERE part.set_id = item.id)`;

const related = new PackedRows<Raw>({
  ...items.under('item'),
  ...places.under('place'),
  ownerStatus: 'owner.status',
  isLender: 'owner.is_lender',
  parts: PARTS,
  own: TERMS,
});

const RELATED = `${BEARING}
  SELECT ${related.selected}
  FROM items item
  JOIN storage_places place ON place.id = item.storage_place_id
  JOIN partners owner ON owner.id = item.owner_id
  WHERE item.id IN (SELECT id FROM bearing)
  ORDER BY item.id`;

export async function relatedItems(
  tx: EntityManager,
  allianceId: string,
  ids: readonly string[],
): Promise<RelatedItems> {
  const rows = await related.of(tx, RELATED, [allianceId, listed(ids)]);
  const found = rows.map((row) => ({ row, item: items.read(row, 'item') }));
  return {
    items: found.map(({ item }) => item),
    parts: found.flatMap(({ row }) => listFrom<Made>(row['parts'])),
    places: placesOf(rows),
    own: rows.flatMap((row) => termsFrom(row['own'])),
    unlent: new Set(found.filter(({ row, item }) => !isLent(item, ownerOf(row))).map(({ item }) => item.id)),
  };
}

interface StockedRow extends Omit<StockedItem, 'countedAt' | 'createdAt'> {
  countedAt: Date | string | null;
  createdAt: Date | string;
  unlent: number;
  parts: unknown;
}

const STOCKED = `${BEARING}
  SELECT item.id AS id, item.quantity AS quantity, item.pack_step AS "packStep", item.kind AS kind,
    item.buffer_minutes AS "bufferMinutes", item.counted_at AS "countedAt", item.created_at AS "createdAt",
    CASE WHEN ${LENT} THEN 0 ELSE 1 END AS unlent, ${PARTS} AS parts
  FROM items item
  WHERE item.id IN (SELECT id FROM bearing)
  ORDER BY item.id`;

/** The same for the arithmetic, which asks for no more of them. */
export async function stockedItems(
  tx: EntityManager,
  allianceId: string,
  ids: readonly string[],
): Promise<StockedItems> {
  const rows = await rowsOf<StockedRow>(tx, STOCKED, [allianceId, listed(ids)]);
  return {
    items: rows.map((row) =>
      Object.assign(row, {
        countedAt: row.countedAt === null ? null : instantFrom(row.countedAt),
        createdAt: instantFrom(row.createdAt),
      }),
    ),
    parts: rows.flatMap(({ parts }) => listFrom<Made>(parts)),
    unlent: new Set(rows.filter(({ unlent }) => unlent === 1).map(({ id }) => id)),
  };
}

/** Many things stand in few places. */
function placesOf(rows: readonly Raw[]): Map<string, StoragePlace> {
  const first = new Map(rows.map((row) => [row['place.id'] as string, row]));
  return new Map([...first].map(([id, row]) => [id, places.read(row, 'place')]));
}

const ownerOf = (row: Raw): { status: PartnerStatus; isLender: boolean } => ({
  status: row['ownerStatus'] as PartnerStatus,
  isLender: flagFrom(row['isLender'] as boolean | number),
});
