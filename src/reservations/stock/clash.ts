/** A clash: who else holds what a line lacks, and what would be free if one of them went. */
import { freeThroughout, uncovered } from './availability.js';
import { holdsMeeting, whileGone, type AskedLine, type Hold, type Ledger } from './ledger.js';

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
  /** How many the others leave, loose ones of packs included; and how many there would be without the others. */
  left: number;
  alone: number;
  rivals: Rival[];
}

/** The ledger is without what the request itself holds. A shortage that nobody else causes is no clash. */
export const clashesOf = (ledger: Ledger, lines: readonly AskedLine[]): Clash[] =>
  uncovered(ledger, lines)
    .map(({ line, free }) => ({ line, free, ...othersOf(ledger, line) }))
    .filter(({ rivals }) => rivals.length > 0);

/** Those whose going would help. Where none would alone, all who would together. */
function othersOf(ledger: Ledger, { itemId, period }: AskedLine): Omit<Clash, 'line' | 'free'> {
  const holds = holdsMeeting(ledger, itemId, period);
  const freeNow = (): number => freeThroughout(ledger, itemId, period);
  const rivals = [...heldBy(holds)].map(([reservationId, own]) => ({
    reservationId,
    holds: own,
    freeWithout: whileGone(ledger, own, freeNow),
  }));
  const left = freeNow();
  const alone = whileGone(ledger, holds, freeNow);
  const helpful = rivals.filter(({ freeWithout }) => freeWithout > left);
  if (helpful.length > 0) return { left, alone, rivals: helpful };
  return { left, alone, rivals: alone > left ? rivals : [] };
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
