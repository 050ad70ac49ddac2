/** The window of a feed: which reservations it shows, each with its version, and whether a name has changed since. */
import type { EntityManager } from 'typeorm';
import { among, instant, listed, rowsOf, type Parameter } from '../../database/sql.query.js';
import type { Period } from '../../shared/period.js';
import { PICK_UP, PROMISED, waitsAt } from '../record/reservations.query.js';
import type { Feed, FeedScope } from './feed.entity.js';

/** Which reservations, and which of their lines. */
export type FeedSubject = Pick<Feed, 'scope' | 'partnerId' | 'itemId' | 'storagePlaceId'>;

/** A reservation as it was last changed: another word after each change. */
export type Seen = string;

export const seenAs = ({ id, version }: { id: string; version: number }): Seen => `${id}:${version}`;
export const idIn = (seen: Seen): string => seen.slice(0, seen.indexOf(':'));

/** What a window shows, without a look at it. */
export interface Sight {
  /** Another word after each change of a name, an owner or a place. */
  names: string;
  seen: readonly Seen[];
}

export interface FeedWindow extends Period {
  now: Date;
}

/** Some more than are shown, since requests of others drop out. */
const MOST_ROWS = 1500;

/** A cross join is taken in its order: from the items SQLite would look through all of their lines that ever were. */
const withItem = (condition: string): string => `
  AND EXISTS (SELECT 1 FROM reservation_lines line CROSS JOIN items item
    WHERE line.reservation_id = reservation.id AND item.id = line.item_id AND ${condition})`;

const narrowings: Readonly<Record<FeedScope, string>> = {
  alliance: '',
  partner: ' AND reservation.partner_id = $5',
  owner: withItem('item.owner_id = $5'),
  storagePlace: withItem('item.storage_place_id = $5'),
  item: withItem(`item.id ${among('$5')}`),
};

const changesOf = (table: string): string => `
  (SELECT count(*) || '/' || coalesce(sum(changes), 0) || '/' || coalesce(CAST(max(updated_at) AS text), '')
   FROM ${table} WHERE alliance_id = $1)`;

const NAMES_STAND = ['items', 'partners', 'storage_places'].map(changesOf).join(" || ' ' || ");

/** One text instead of a thousand rows, which take longer to hand over than to find. What is over is known by its return. */
const sightOf = (narrowing: string): string => `
  SELECT ${NAMES_STAND} AS "names", (SELECT string_agg(word, ' ') FROM (
    SELECT CAST(reservation.id AS text) || ':' || reservation.version AS word
    FROM reservations reservation
    WHERE reservation.alliance_id = $1 AND (${waitsAt('$2')} OR ${PROMISED})
      AND reservation.return_due_at > $3 AND ${PICK_UP} < $4${narrowing}
    ORDER BY ${PICK_UP} DESC, reservation.id DESC LIMIT ${MOST_ROWS}) latest) AS "seen"`;

const texts = new Map(Object.entries(narrowings).map(([scope, sql]) => [scope, sightOf(sql)]));

/** The latest of the window, in no order. `itemIds` are those of scope `item`. */
export async function sightThrough(
  tx: EntityManager,
  { allianceId, ...subject }: FeedSubject & { allianceId: string },
  itemIds: readonly string[] | undefined,
  { now, from, until }: FeedWindow,
): Promise<Sight> {
  const of = itemIds ? listed(itemIds) : (subject.partnerId ?? subject.storagePlaceId);
  const about: Parameter[] = subject.scope === 'alliance' ? [] : [of];
  const window = [now, from, until].map(instant);
  const text = texts.get(subject.scope)!;
  const [row] = await rowsOf<{ names: string; seen: string | null }>(tx, text, [
    allianceId,
    ...window,
    ...about,
  ]);
  const { names, seen } = row!;
  return { names, seen: seen === null ? [] : seen.split(' ') };
}

const DRAWING_ON = `SELECT part.set_id AS "setId" FROM item_parts part WHERE part.alliance_id = $1 AND part.part_id = $2`;

/** The item and the sets that it is a part of: whoever borrows one of those has it too. */
export async function drawingOn(tx: EntityManager, allianceId: string, itemId: string): Promise<string[]> {
  const sets = await rowsOf<{ setId: string }>(tx, DRAWING_ON, [allianceId, itemId]);
  return [itemId, ...sets.map(({ setId }) => setId)];
}
