/** How an entry of the waiting list reads. */
import type { Look } from '../../partners/who/turns.service.js';
import type { WaitingEntry } from '../record/waiting-entry.entity.js';
import { placeOf, stateOf } from './queue.js';
import type { WaitingView } from './waiting.dto.js';

/** `all`: whoever may stand before it. */
export function waitingView(
  entry: WaitingEntry,
  all: readonly WaitingEntry[],
  { actor, now }: Pick<Look, 'actor' | 'now'>,
): WaitingView {
  const { id, version, partnerId, itemId, quantity, heldUntil, reservationId } = entry;
  const state = stateOf(entry, now);
  const place = placeOf(entry, all, now);
  return {
    id,
    version,
    state,
    ...(place === undefined ? {} : { place }),
    ...(state === 'offered' && heldUntil ? { heldUntil: heldUntil.toISOString() } : {}),
    ...(entry.jumpReason !== null && actor.isCoordination ? { jumpReason: entry.jumpReason } : {}),
    ...(reservationId === null ? {} : { reservationId }),
    partnerId,
    itemId,
    quantity,
    pickUpAt: entry.pickUpAt.toISOString(),
    returnDueAt: entry.returnDueAt.toISOString(),
    contact: { name: entry.contactName, phone: entry.contactPhone },
    occasion: { name: entry.occasionName },
    askedAt: entry.askedAt.toISOString(),
  };
}
