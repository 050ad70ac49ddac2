/** Seen part: what of a reservation somebody reads; one rule for all views of it. Borrower and coordination read all. */
import type { Actor } from '../../partners/who/actor.js';
import type { HistoryEntry } from './history-entry.entity.js';
import { isConcernedWith } from './relations.js';
import type { Reservation } from './reservation.entity.js';

interface InvolvedItem {
  id: string;
  name: string;
  ownerId: string;
  storagePlaceId: string;
}

/** What somebody reads of a reservation, to be looked at, never saved; and of what is told about it. */
export interface Seen {
  reservation: Reservation;
  sees(entry: HistoryEntry): Pick<HistoryEntry, 'detail' | 'counts'>;
}

export const readsAll = (actor: Actor, { partnerId }: Pick<Reservation, 'partnerId'>): boolean =>
  actor.isCoordination || actor.actsFor(partnerId);

/** Others read the lines of their own things and of what stands at their places. */
export function seenBy(actor: Actor, reservation: Reservation, items: readonly InvolvedItem[]): Seen {
  if (readsAll(actor, reservation)) return { reservation, sees: (entry) => entry };
  const own = items.filter((item) => isConcernedWith(actor, reservation.partnerId, item));
  const ids = new Set(own.map(({ id }) => id));
  const lines = reservation.lines.filter(({ itemId }) => ids.has(itemId));
  const isWhole = lines.length === reservation.lines.length;
  const part = isWhole ? reservation.with(lines) : reservation.part(lines);
  part.pendingChange = reservation.pendingChange?.part((itemId) => ids.has(itemId));
  // The reasons of several stand one after the other.
  if (!isWhole && !reservation.isCancelled) part.reason = '';
  const names = new Set(own.map(({ name }) => name));
  return { reservation: part, sees: (entry) => seenOf(entry, { actor, names, isWhole }) };
}

/** Said of the whole, whatever is in it. */
const saidOfAll: ReadonlySet<string> = new Set(['cancel', 'withdraw']);
/** Say what became of each line, also of those that are none any more. */
const namesLines: ReadonlySet<string> = new Set([
  'change',
  'ask-change',
  'approve-change',
  'offer',
  'accept-offer',
]);

function seenOf(
  { what, personId, detail, counts }: HistoryEntry,
  { actor, names, isWhole }: { actor: Actor; names: ReadonlySet<string>; isWhole: boolean },
): ReturnType<Seen['sees']> {
  const isTold = personId === actor.personId || saidOfAll.has(what) || (isWhole && !namesLines.has(what));
  return {
    detail: isTold ? detail : '',
    counts: counts?.filter(({ itemName }) => names.has(itemName)) ?? null,
  };
}
