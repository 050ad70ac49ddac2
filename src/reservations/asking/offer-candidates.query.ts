/** Which items can appear in an offer: those that were asked for, their parts, and what can replace them. */
import { In, type EntityManager } from 'typeorm';
import { orNothing } from '../../database/columns.js';
import { ItemPart } from '../../items/item-part.entity.js';
import { Item } from '../../items/item.entity.js';
import { LENT } from '../../items/lent.query.js';
import { replacementsFor } from '../../items/replacements.js';
import type { Actor } from '../../partners/who/actor.js';
import { each } from '../../shared/search.js';
import { inSlices } from '../../shared/search.slices.js';

const MOST_REPLACEMENTS = 20;

export interface Candidates {
  items: Item[];
  /** By the id of an asked item: what can replace it, best first. */
  replacements: ReadonlyMap<string, readonly string[]>;
}

/** Parts are offered loose; but neither they nor the sets that they make up stand for each other: they go together. */
export async function offerCandidates(
  tx: EntityManager,
  { allianceId }: Actor,
  itemIds: readonly string[],
): Promise<Candidates> {
  const ids = [...new Set(itemIds)];
  const asked = await itemsOf(tx, allianceId, ids);
  const links = await linksOf(tx, allianceId, ids);
  const others = await possible(tx, allianceId, asked);
  const replacementIds = (item: Item): string[] => {
    const together = togetherWith(item.id, links);
    const apart = others.filter(({ id }) => !together.has(id));
    return replacementsFor(item, apart).map(({ id }) => id);
  };
  const replacements = new Map(
    await inSlices(
      each(asked, (item) => [item.id, replacementIds(item).slice(0, MOST_REPLACEMENTS)] as const),
    ),
  );
  const partIds = links.filter(({ setId }) => ids.includes(setId)).map(({ partId }) => partId);
  const more = new Set([...partIds, ...[...replacements.values()].flat()]);
  for (const id of ids) more.delete(id);
  return { items: [...asked, ...(await itemsOf(tx, allianceId, [...more]))], replacements };
}

const itemsOf = (tx: EntityManager, allianceId: string, ids: readonly string[]): Promise<Item[]> =>
  tx.find(Item, { where: { allianceId, id: In([...ids]) }, order: { id: 'ASC' } });

/** What the items are made of, and all that is in the sets that they are part of. */
async function linksOf(
  tx: EntityManager,
  allianceId: string,
  ids: readonly string[],
): Promise<readonly ItemPart[]> {
  const above = await tx.findBy(ItemPart, { allianceId, partId: In([...ids]) });
  const setIds = [...ids, ...above.map(({ setId }) => setId)];
  return tx.findBy(ItemPart, { allianceId, setId: In(setIds) });
}

function togetherWith(itemId: string, links: readonly ItemPart[]): Set<string> {
  const sets = new Set(
    links.filter(({ setId, partId }) => setId === itemId || partId === itemId).map(({ setId }) => setId),
  );
  return new Set(
    links.filter(({ setId }) => sets.has(setId)).flatMap(({ setId, partId }) => [setId, partId]),
  );
}

/** What people named in their place, and what stands under the same headings. */
function possible(tx: EntityManager, allianceId: string, asked: readonly Item[]): Promise<Item[]> {
  const named = asked.flatMap(({ replacementIds }) => replacementIds ?? []);
  const headings = asked.filter(({ replacementIds }) => !replacementIds).map(({ category }) => category);
  return tx
    .createQueryBuilder(Item, 'item')
    .where(`item.allianceId = :allianceId AND ${LENT}`, { allianceId })
    .andWhere(`(item.id IN (:...named) OR (item.category <> '' AND item.category IN (:...headings)))`, {
      named: orNothing(named),
      headings: ['', ...headings],
    })
    .orderBy('item.id')
    .getMany();
}
