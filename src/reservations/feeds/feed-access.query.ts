/** Whose a feed is, and whether they may read it as things stand now: an item may have gone to another owner, or to another place. */
import type { EntityManager } from 'typeorm';
import { EntityRows, type Raw } from '../../database/entity.rows.js';
import { instant, rowsOf } from '../../database/sql.query.js';
import { standingAt, standingOf } from '../../partners/access/access.query.js';
import { knownActor } from '../../partners/access/access.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { hashed } from '../../partners/who/secrets.js';
import { existing } from '../../shared/refusal.js';
import { mayRead, type Shown } from './feed-rules.js';
import { Feed } from './feed.entity.js';
import type { FeedSubject } from './feed-window.query.js';

/** A feed, and its maker where it still works and they may read it. */
export interface KnownFeed {
  feed: Feed;
  reader: Actor | undefined;
}

const feeds = new EntityRows(Feed);

const BY_SECRET = `
  SELECT ${standingAt('$1')}, ${feeds.selected('feed')},
    item.owner_id AS "itemOwnerId", item.storage_place_id AS "itemPlaceId"
  FROM feeds feed
    JOIN people person ON person.id = feed.person_id
    JOIN alliances alliance ON alliance.id = feed.alliance_id
    LEFT JOIN items item ON item.id = feed.item_id AND item.alliance_id = feed.alliance_id
  WHERE feed.secret_hash = $2`;

/** All in one statement; undefined where nobody ever had this secret. */
export async function feedOf(tx: EntityManager, secret: string, now: Date): Promise<KnownFeed | undefined> {
  const [row] = await rowsOf<Raw>(tx, BY_SECRET, [instant(now), hashed(secret)]);
  if (!row) return undefined;
  const feed = feeds.read(row, 'feed');
  const [reader] = knownActor(standingOf(row));
  const item = { ownerId: String(row['itemOwnerId']), storagePlaceId: String(row['itemPlaceId']) };
  const shown = { ...feed, item: feed.itemId === null ? undefined : item };
  const isReadable = feed.revokedAt === null && reader !== undefined && mayRead(reader, shown);
  return { feed, reader: isReadable ? reader : undefined };
}

const ITEM = `
  SELECT owner_id AS "ownerId", storage_place_id AS "storagePlaceId"
  FROM items WHERE alliance_id = $1 AND id = $2`;

/** Refuses (404) an item that there is not. */
export async function mayReadNow(
  tx: EntityManager,
  reader: Actor,
  feed: FeedSubject & Pick<Feed, 'detail'>,
): Promise<boolean> {
  if (feed.itemId === null) return mayRead(reader, feed);
  const [item] = await rowsOf<NonNullable<Shown['item']>>(tx, ITEM, [reader.allianceId, feed.itemId]);
  return mayRead(reader, { ...feed, item: existing(item) });
}
