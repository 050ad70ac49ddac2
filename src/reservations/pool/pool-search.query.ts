/** Which items a part of the pooled list shows: one search for people and programs (and never beyond the alliance). */
import type { EntityManager } from 'typeorm';
import { byteOrder } from '../../database/columns.js';
import { among, listed, rowsOf } from '../../database/sql.query.js';
import { cursorKey, listPartOf, type ListPart } from '../../http/list-parts.js';
import { LENT } from '../../items/lent.query.js';
import { pooledItems, type PooledItem } from '../../items/pooled-items.query.js';
import { fold, likePattern, withoutUmlautsIn } from '../../items/search-text.js';
import { textIds, type Found } from '../../items/found-words.js';
import { meant } from '../../items/spelling-slips.js';
import type { Actor } from '../../partners/who/actor.js';
import { byName } from '../../shared/spelling.js';
import { Conditions } from './conditions.query.js';
import type { PoolQuery } from './pool.dto.js';
import type { Narrowing } from './wished-item.view.js';

const COMPARED_LETTERS = 1000;
/** Name, heading, number, measures and the first sentences. */
const FIRST_LETTERS = 300;
const MOST_COMPARED = 5000;
const MOST_MEANT = 1000;

const NUMBER = byteOrder('item.number_order');

/** Where an item stands in that order; numbers from before they were compared may be spelled alike. */
const after = (last: string): string => `(${NUMBER}, item.id) >
  (SELECT ${byteOrder('last.number_order')}, last.id FROM items last
    WHERE last.alliance_id = item.alliance_id AND last.id = ${last})`;

/** A part of the list, as people count the inventory numbers. */
export async function poolPart(
  tx: EntityManager,
  actor: Actor,
  queried: PoolQuery,
): Promise<ListPart<PooledItem>> {
  const { search, cursor, limit } = queried;
  const where = search === undefined ? narrowed(actor, queried) : await searched(tx, actor, queried, search);
  if (cursor !== undefined) where.and(after, cursorKey(cursor, 1)[0]!);
  const order = `ORDER BY ${NUMBER}, item.id LIMIT ${where.numbered(limit + 1)}`;
  const rows = await pooledItems(tx, `${where} ${order}`, where.parameters);
  return listPartOf(rows, limit, ({ item }) => [item.id]);
}

export async function headingsOf(tx: EntityManager, actor: Actor): Promise<string[]> {
  return headingsIn(await groups(tx, actor));
}

/** What the list can be narrowed to, but for the places. */
export async function headingsAndOwners(
  tx: EntityManager,
  actor: Actor,
): Promise<Pick<Narrowing, 'headings' | 'owners'>> {
  const rows = await groups(tx, actor);
  const owners = new Map(rows.map(({ ownerId, ownerName }) => [ownerId, ownerName]));
  const named = [...owners].map(([id, name]) => ({ id, name }));
  return {
    headings: headingsIn(rows),
    owners: named.toSorted((one, other) => byName(one.name, other.name)),
  };
}

interface Group {
  heading: string;
  ownerId: string;
  ownerName: string;
}

/** What of whom stands under which heading. */
async function groups(tx: EntityManager, actor: Actor): Promise<Group[]> {
  const where = visible(actor);
  const text = `SELECT DISTINCT item.category AS heading, owner.id AS "ownerId",
      COALESCE(NULLIF(owner.short_name, ''), owner.name) AS "ownerName"
    FROM items item JOIN partners owner ON owner.id = item.owner_id WHERE ${where}`;
  return rowsOf<Group>(tx, text, where.parameters);
}

const headingsIn = (rows: readonly Group[]): string[] => {
  const headings = new Set(rows.map(({ heading }) => heading));
  headings.delete('');
  return [...headings].toSorted(byName);
};

/** Those of the items that there are for the actor, in no order. */
export async function seenItems(
  tx: EntityManager,
  actor: Actor,
  ids: readonly string[],
): Promise<PooledItem[]> {
  const where = visible(actor).and((parameter) => `item.id ${among(parameter)}`, listed(ids));
  return pooledItems(tx, String(where), where.parameters);
}

/** What takes no new requests is seen by the coordination and its owner. */
function visible(actor: Actor): Conditions {
  const where = new Conditions().and((parameter) => `item.alliance_id = ${parameter}`, actor.allianceId);
  if (actor.isCoordination) return where;
  return where.and((owners) => `(${LENT} OR item.owner_id ${among(owners)})`, listed(actor.partnerIds));
}

function narrowed(actor: Actor, { category, owner, storagePlace }: PoolQuery): Conditions {
  const where = visible(actor);
  if (category !== undefined) where.and((parameter) => `item.category = ${parameter}`, category);
  if (owner !== undefined) where.and((parameter) => `item.owner_id = ${parameter}`, owner);
  if (storagePlace !== undefined)
    where.and((parameter) => `item.storage_place_id = ${parameter}`, storagePlace);
  return where;
}

/** As it is written, in the singular and the plural, if anything is; else what comes near. */
async function searched(
  tx: EntityManager,
  actor: Actor,
  queried: PoolQuery,
  search: string,
): Promise<Conditions> {
  const texts = await comparable(tx, actor, COMPARED_LETTERS);
  const ids = listed(textIds(search, texts).slice(0, MOST_MEANT));
  const exact = narrowed(actor, queried);
  const pattern = exact.numbered(likePattern(search));
  const held = `${holds('item.search_text', pattern)} OR ${hasPart(holds('piece.search_text', pattern))}`;
  exact.and((parameter) => `(${held} OR ${isAmong(parameter)})`, ids);
  if (await hasAny(tx, exact)) return exact;
  // Slips in long texts find too much.
  const first = await comparable(tx, actor, FIRST_LETTERS);
  return narrowed(actor, queried).and(isAmong, listed(meant(search, first).slice(0, MOST_MEANT)));
}

async function hasAny(tx: EntityManager, where: Conditions): Promise<boolean> {
  const text = `SELECT 1 AS one FROM items item WHERE ${where} LIMIT 1`;
  return (await rowsOf(tx, text, where.parameters)).length > 0;
}

const holds = (text: string, pattern: string): string =>
  `(${text} LIKE ${pattern} ESCAPE '\\' OR ${withoutUmlautsIn(text)} LIKE ${pattern} ESCAPE '\\')`;

/** A set is found by what it is made of. */
const hasPart = (condition: string): string =>
  `EXISTS (SELECT 1 FROM item_parts part
     JOIN items piece ON piece.alliance_id = part.alliance_id AND piece.id = part.part_id
     WHERE part.alliance_id = item.alliance_id AND part.set_id = item.id AND ${condition})`;

const isAmong = (ids: string): string => `(item.id ${among(ids)} OR ${hasPart(`piece.id ${among(ids)}`)})`;

/** Each with the other words of its category. */
async function comparable(tx: EntityManager, actor: Actor, letters: number): Promise<Found[]> {
  const where = visible(actor);
  const text = `SELECT item.id AS id, item.category AS category, SUBSTR(item.search_text, 1, ${letters}) AS text
    FROM items item WHERE ${where} ORDER BY ${NUMBER} LIMIT ${MOST_COMPARED}`;
  const rows = await rowsOf<Found & { category: string }>(tx, text, where.parameters);
  const words = actor.alliance.categoryWords ?? [];
  const more = (category: string): string[] =>
    words.filter((one) => one.category === category).map((one) => fold(one.words));
  return rows.map(({ id, category, text: own }) => ({ id, text: [own, ...more(category)].join(' ') }));
}
