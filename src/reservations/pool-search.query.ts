/** Which items a page of the pooled list shows: one search for people and programs (and never beyond the alliance). */
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { byteOrder, orNothing } from '../database/columns.js';
import { cursorKey } from '../http/pages.js';
import { Item } from '../items/item.entity.js';
import { likePattern, withoutUmlautsIn } from '../items/search-text.js';
import { meant, type Found } from '../items/spelling-slips.js';
import type { Actor } from '../partners/actor.js';
import type { PoolQuery } from './pool.dto.js';

/** Name, heading, number and the first sentences; slips in long texts find too much. */
const COMPARED_LETTERS = 300;
const MOST_COMPARED = 5000;
/** So many fit into one statement on both engines. */
const MOST_MEANT = 1000;

/** In the order of inventory numbers, one more than the limit where another page follows. */
export async function poolRows(tx: EntityManager, actor: Actor, asked: PoolQuery): Promise<Item[]> {
  const { search, cursor, limit } = asked;
  const query = search === undefined ? narrowed(tx, actor, asked) : await searched(tx, actor, asked, search);
  const number = byteOrder('item.inventory_number');
  if (cursor !== undefined) query.andWhere(`${number} > :after`, { after: cursorKey(cursor, 1)[0] });
  return query
    .orderBy(number)
    .limit(limit + 1)
    .getMany();
}

export async function headingsOf(tx: EntityManager, actor: Actor): Promise<string[]> {
  const rows = await visible(tx, actor)
    .select('DISTINCT item.category', 'heading')
    .getRawMany<{ heading: string }>();
  const headings = rows.map(({ heading }) => heading).filter((heading) => heading !== '');
  return headings.toSorted((one, other) => one.localeCompare(other, 'de'));
}

/** What is set aside is seen by the coordination and its owner. */
function visible(tx: EntityManager, actor: Actor): SelectQueryBuilder<Item> {
  const { allianceId } = actor;
  const query = tx.createQueryBuilder(Item, 'item').where('item.allianceId = :allianceId', { allianceId });
  if (actor.isCoordination) return query;
  return query.andWhere('(item.setAsideAt IS NULL OR item.ownerId IN (:...owners))', {
    owners: orNothing(actor.partnerIds),
  });
}

function narrowed(tx: EntityManager, actor: Actor, asked: PoolQuery): SelectQueryBuilder<Item> {
  const { category, owner, storagePlace } = asked;
  const query = visible(tx, actor);
  if (category !== undefined) query.andWhere('item.category = :category', { category });
  if (owner !== undefined) query.andWhere('item.ownerId = :owner', { owner });
  if (storagePlace !== undefined) query.andWhere('item.storagePlaceId = :storagePlace', { storagePlace });
  return query;
}

/** As it is written, if anything is written so; else what comes near. */
async function searched(
  tx: EntityManager,
  actor: Actor,
  asked: PoolQuery,
  search: string,
): Promise<SelectQueryBuilder<Item>> {
  const exact = narrowed(tx, actor, asked).andWhere(
    `(${holds('item.search_text')} OR ${hasPart(holds('piece.search_text'))})`,
    { pattern: likePattern(search) },
  );
  if (await exact.clone().getExists()) return exact;
  const ids = orNothing(meant(search, await comparable(tx, actor)).slice(0, MOST_MEANT));
  return narrowed(tx, actor, asked).andWhere(
    `(item.id IN (:...ids) OR ${hasPart('piece.id IN (:...ids)')})`,
    { ids },
  );
}

const holds = (text: string): string =>
  `(${text} LIKE :pattern ESCAPE '\\' OR ${withoutUmlautsIn(text)} LIKE :pattern ESCAPE '\\')`;

/** A set is found by what it is made of. */
const hasPart = (condition: string): string =>
  `EXISTS (SELECT 1 FROM item_parts part
     JOIN items piece ON piece.alliance_id = part.alliance_id AND piece.id = part.part_id
     WHERE part.alliance_id = item.alliance_id AND part.set_id = item.id AND ${condition})`;

const comparable = (tx: EntityManager, actor: Actor): Promise<Found[]> =>
  visible(tx, actor)
    .select('item.id', 'id')
    .addSelect(`SUBSTR(item.search_text, 1, ${COMPARED_LETTERS})`, 'text')
    .orderBy(byteOrder('item.inventory_number'))
    .limit(MOST_COMPARED)
    .getRawMany<Found>();
