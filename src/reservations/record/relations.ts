/** Relations: how an actor stands to one reservation. */
import type { Actor } from '../../partners/who/actor.js';
import { isPromised } from './lifecycle.js';
import type { Reservation } from './reservation.entity.js';
import type { Relation } from '../../partners/who/policy.js';

interface InvolvedItem {
  id: string;
  ownerId: string;
  storagePlaceId: string;
}

/** Borrower of it, owner of an item in it, keeper of a place it is fetched from. */
export function relationsTo(actor: Actor, partnerId: string, items: readonly InvolvedItem[]): Relation[] {
  const borrower: Relation[] = actor.actsFor(partnerId) ? ['borrower'] : [];
  return [...new Set([...borrower, ...items.flatMap((item) => relationsToItem(actor, item))])];
}

/** Owner of it, keeper of its place. */
export function relationsToItem(
  actor: Actor,
  { ownerId, storagePlaceId }: Omit<InvolvedItem, 'id'>,
): Relation[] {
  const relations: (Relation | false)[] = [
    actor.actsFor(ownerId) && 'owner',
    actor.keeps(storagePlaceId) && 'keeper',
  ];
  return relations.filter((relation) => relation !== false);
}

/** Other partners learn whom to telephone once something is promised, not from a mere request (safety.md, E06). */
export const seesContact = (actor: Actor, reservation: Reservation, now: Date): boolean =>
  actor.isCoordination || actor.actsFor(reservation.partnerId) || isPromised(reservation.statusAt(now));

export const ownItemIds = (actor: Actor, items: readonly InvolvedItem[]): Set<string> =>
  new Set(items.filter(({ ownerId }) => actor.actsFor(ownerId)).map(({ id }) => id));

/** Whoever keeps its place or owns it has it in hand; the coordination has everything. */
export const isInHandsOf = (actor: Actor, item: Omit<InvolvedItem, 'id'>): boolean =>
  actor.isCoordination || relationsToItem(actor, item).length > 0;

/** Of one thing of a reservation: who borrows it, and who has it in hand. */
export const isConcernedWith = (actor: Actor, partnerId: string, item: Omit<InvolvedItem, 'id'>): boolean =>
  actor.actsFor(partnerId) || isInHandsOf(actor, item);
