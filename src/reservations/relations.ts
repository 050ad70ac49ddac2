/** Relations: how an actor stands to one reservation. */
import type { Actor } from '../partners/actor.js';
import type { Relation } from '../partners/policy.js';

interface InvolvedItem {
  id: string;
  ownerId: string;
  storagePlaceId: string;
}

/** Borrower of it, owner of an item in it, keeper of a place it is fetched from. */
export function relationsTo(actor: Actor, partnerId: string, items: readonly InvolvedItem[]): Relation[] {
  const relations: (Relation | false)[] = [
    actor.actsFor(partnerId) && 'borrower',
    items.some(({ ownerId }) => actor.actsFor(ownerId)) && 'owner',
    items.some(({ storagePlaceId }) => actor.keeps(storagePlaceId)) && 'keeper',
  ];
  return relations.filter((relation) => relation !== false);
}

export const ownItemIds = (actor: Actor, items: readonly InvolvedItem[]): Set<string> =>
  new Set(items.filter(({ ownerId }) => actor.actsFor(ownerId)).map(({ id }) => id));
