/** A wish that waits, as it was asked for: for whoever decides on it, and to tell what becomes of it. */
import { In, type EntityManager } from 'typeorm';
import { Item } from '../../items/item.entity.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import type { PendingChange } from '../record/pending-change.entity.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import type { Found } from '../record/reservation-store.service.js';
import type { ToldChange } from '../telling/change-mails.service.js';
import { toldChanges } from './told-changes.js';
import { droppedOf, wantedLines, type NamedLine } from './wanted-lines.js';

/** What was fetched since keeps its pick-up, whenever that was. */
export function wishOf(
  { lines }: PendingChange,
  known: readonly Pick<ReservationLine, 'id' | 'handedOverQuantity'>[],
): { lines: NamedLine[] } {
  const fetched = new Set(known.flatMap(({ id, handedOverQuantity }) => (handedOverQuantity > 0 ? id : [])));
  return {
    lines: lines.map(({ lineId, itemId, quantity, pickUpAt, returnDueAt }) => ({
      ...(lineId === null ? {} : { lineId }),
      ...(lineId !== null && fetched.has(lineId) ? {} : { pickUpAt }),
      itemId,
      quantity,
      returnDueAt,
    })),
  };
}

/** What would have become of the lines; to be worked out while they are as they were. */
export async function toldWish(
  tx: EntityManager,
  alliance: Alliance,
  found: Found,
  pending: PendingChange,
): Promise<ToldChange> {
  const { lines } = found.reservation;
  const wanted = wantedLines(lines, wishOf(pending, lines), pending.period);
  const dropped = droppedOf(lines, wanted).filter(({ holds }) => holds);
  const itemIds = wanted.map(({ itemId }) => itemId);
  const wished = await tx.findBy(Item, { allianceId: alliance.id, id: In(itemIds) });
  return { alliance, ...found, changes: toldChanges({ wanted, dropped }, [...found.items, ...wished]) };
}
