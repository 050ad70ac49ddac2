/** Own parts: what of a request each owner is asked about, as far as that owner may know it. */
import type { ReservationLine } from './reservation-line.entity.js';
import type { Reservation } from './reservation.entity.js';

interface OwnedItem {
  id: string;
  ownerId: string;
}

/** The lines of one owner that wait for consent, as a request of its own; to be looked at, never saved. */
export interface OwnPart<Item extends OwnedItem = OwnedItem> {
  ownerId: string;
  reservation: Reservation;
  items: Item[];
}

/** What of it belongs to one of these owners, and waits for consent; undefined where nothing does. */
export function ownPart<Item extends OwnedItem>(
  reservation: Reservation,
  all: readonly Item[],
  isOwn: (ownerId: string) => boolean,
): Pick<OwnPart<Item>, 'reservation' | 'items'> | undefined {
  const ids = new Set(all.filter(({ ownerId }) => isOwn(ownerId)).map(({ id }) => id));
  const lines = reservation.lines.filter(({ askedOwner, itemId }) => askedOwner && ids.has(itemId));
  if (lines.length === 0) return undefined;
  const items = all.filter(({ id }) => lines.some(({ itemId }) => itemId === id));
  return { reservation: discreet(reservation, lines), items };
}

export const ownParts = <Item extends OwnedItem>(
  reservation: Reservation,
  items: readonly Item[],
): OwnPart<Item>[] =>
  [...new Set(items.map(({ ownerId }) => ownerId))].flatMap((ownerId) => {
    const part = ownPart(reservation, items, (id) => id === ownerId);
    return part ? { ownerId, ...part } : [];
  });

/** Before anything is promised, nobody but the coordination learns whom to telephone (safety.md, E06). */
const discreet = (reservation: Reservation, lines: ReservationLine[]): Reservation =>
  Object.assign(reservation.part(lines), { contactName: '', contactPhone: '', note: '', onBehalfOf: '' });
