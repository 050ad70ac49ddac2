/** Reads a part of a list in the order of ids, which is that of making. */
import { LessThan, MoreThan, type EntityManager, type EntityTarget, type FindOptionsWhere } from 'typeorm';
import { cursorKey, listPartOf, type ListPart } from './list-parts.js';
import type { ListQuery } from './list.query.js';

interface List<T> {
  of: EntityTarget<T>;
  where: FindOptionsWhere<T>;
  newestFirst?: true;
}

export async function readPart<T extends { id: string }>(
  tx: EntityManager,
  { of, where, newestFirst }: List<T>,
  { limit, cursor }: ListQuery,
): Promise<ListPart<T>> {
  const query = tx
    .createQueryBuilder(of, 'entry')
    .where(where)
    .limit(limit + 1);
  if (cursor !== undefined) {
    const [last] = cursorKey(cursor, 1);
    query.andWhere({ id: newestFirst ? LessThan(last) : MoreThan(last) });
  }
  query.orderBy('entry.id', newestFirst ? 'DESC' : 'ASC');
  return listPartOf(await query.getMany(), limit, ({ id }) => [id]);
}
