/** What things, partners and places of an alliance are called, by their ids. */
import { In, type EntityManager } from 'typeorm';
import { Item } from '../items/item.entity.js';
import { StoragePlace } from '../items/storage-place.entity.js';
import { Partner } from '../partners/who/partner.entity.js';

export async function namesOf(
  tx: EntityManager,
  allianceId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const wanted = { select: { id: true, name: true }, where: { allianceId, id: In([...new Set(ids)]) } };
  const named = [
    ...(await tx.find(Item, wanted)),
    ...(await tx.find(Partner, wanted)),
    ...(await tx.find(StoragePlace, wanted)),
  ];
  return new Map(named.map(({ id, name }) => [id, name]));
}
