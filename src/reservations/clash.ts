/** A clash: who else holds what a line lacks, and what would be free if one of them went. */
import { freeThroughout, uncovered } from './availability.js';
import { keeping, narrowed, type AskedLine, type Hold, type Ledger } from './ledger.js';

export interface Rival {
  reservationId: string;
  holds: Hold[];
  /** Of the item that is asked for, with this one gone. */
  freeWithout: number;
}

export interface Clash {
  line: AskedLine;
  /** What the line could get as things stand, in whole packs. */
  free: number;
  rivals: Rival[];
}

/** The ledger is without what the request itself holds. A shortage that nobody else causes is no clash. */
export const clashesOf = (ledger: Ledger, lines: readonly AskedLine[]): Clash[] =>
  uncovered(ledger, lines)
    .map(({ line, free }) => ({
      line,
      free,
      rivals: rivalsOf(narrowed(ledger, line.itemId, line.period), line),
    }))
    .filter(({ rivals }) => rivals.length > 0);

/** Those whose going would help. Where none would alone, all who would together. */
function rivalsOf(near: Ledger, line: AskedLine): Rival[] {
  const { holds } = near.stock;
  const freeIn = (other: Ledger): number => freeThroughout(other, line.itemId, line.period);
  const rivals = [...heldBy(holds)].map(([reservationId, own]) => ({
    reservationId,
    holds: own,
    freeWithout: freeIn(keeping(near, (hold) => hold.reservationId !== reservationId)),
  }));
  const free = freeIn(near);
  const helpful = rivals.filter(({ freeWithout }) => freeWithout > free);
  if (helpful.length > 0) return helpful;
  return freeIn(keeping(near, () => false)) > free ? rivals : [];
}

function heldBy(holds: readonly Hold[]): Map<string, Hold[]> {
  const byReservation = new Map<string, Hold[]>();
  for (const hold of holds) {
    if (hold.reservationId === undefined) continue;
    const own = byReservation.get(hold.reservationId);
    if (own) own.push(hold);
    else byReservation.set(hold.reservationId, [hold]);
  }
  return byReservation;
}
