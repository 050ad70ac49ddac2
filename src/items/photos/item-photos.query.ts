/** The photos of items, without their bytes. */
import type { EntityManager } from 'typeorm';
import { rowsOf } from '../../database/sql.query.js';
import type { Actor } from '../../partners/who/actor.js';
import { LENT } from '../lent.query.js';
import type { ItemPhotoRow } from './item-photo.view.js';

/** What a list reads of a photo along with its item; `shown` is the row that ties them. */
export const photoColumns = {
  id: 'photo.id',
  width: 'photo.width',
  height: 'photo.height',
  description: 'shown.description',
} as const satisfies Readonly<Record<keyof ItemPhotoRow, string>>;

/** Of the item that the query calls `item`. */
export const PHOTOS_OF_ITEM = `item_photos shown
    JOIN photos photo ON photo.alliance_id = shown.alliance_id AND photo.id = shown.photo_id
    WHERE shown.alliance_id = item.alliance_id AND shown.item_id = item.id`;

const columns = Object.entries(photoColumns)
  .map(([name, column]) => `${column} AS "${name}"`)
  .join(', ');

const OF_ITEM = `
  SELECT ${columns}
  FROM items item, ${PHOTOS_OF_ITEM} AND item.alliance_id = $1 AND item.id = $2
  ORDER BY shown.position, shown.id`;

const THERE = 'SELECT 1 AS one FROM items item WHERE item.alliance_id = $1 AND item.id = $2';
const LISTED = `${THERE} AND ${LENT}`;

/** In their order. */
export const photosOfItem = (
  tx: EntityManager,
  allianceId: string,
  itemId: string,
): Promise<ItemPhotoRow[]> => rowsOf<ItemPhotoRow>(tx, OF_ITEM, [allianceId, itemId]);

/** What takes no new requests still stands in loans, so whoever belongs to the alliance sees its photos; strangers do not. */
export async function seesPhotosOf(tx: EntityManager, actor: Actor, itemId: string): Promise<boolean> {
  const text = actor.isInsider ? THERE : LISTED;
  return (await rowsOf(tx, text, [actor.allianceId, itemId])).length > 0;
}
