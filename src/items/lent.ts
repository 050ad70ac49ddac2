/** Lent: whether an item takes new requests, which needs that it is not set aside and that its owner lends. `LENT` says it in SQL. */
import { lends } from '../partners/who/lending.js';
import type { Partner } from '../partners/who/partner.entity.js';
import type { Item } from './item.entity.js';

export const isLent = (
  { setAsideAt }: Pick<Item, 'setAsideAt'>,
  owner: Pick<Partner, 'status' | 'isLender'> | undefined,
): boolean => setAsideAt === null && owner !== undefined && lends(owner);

/** So many units of another item in one unit of a set. */
export interface Made {
  setId: string;
  partId: string;
  quantity: number;
}

/** Those of the sets that cannot be made up, each with a part that takes no new requests. */
export function incompleteSets(
  parts: readonly Pick<Made, 'setId' | 'partId'>[],
  pieces: readonly Item[],
  unlent: ReadonlySet<string>,
): ReadonlyMap<string, Item> {
  const missing = new Map(pieces.filter(({ id }) => unlent.has(id)).map((item) => [item.id, item]));
  return new Map(
    parts.flatMap(({ setId, partId }): [string, Item][] => {
      const part = missing.get(partId);
      return part ? [[setId, part]] : [];
    }),
  );
}
