/** A clash: who else holds what a line lacks, and what would be free if one of them went. */
import { lengthen, overlaps } from '../shared/period.js';
import { freeThroughout, uncovered } from './availability.js';
import {
  limitsOf,
  openLedger,
  without,
  type AskedLine,
  type Hold,
  type Ledger,
  type Stock,
} from './ledger.js';

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
    .map(({ line, free }) => ({ line, free, rivals: rivalsOf(ledger.stock, line) }))
    .filter(({ rivals }) => rivals.length > 0);

/** Those whose going would help. Where none would alone, all who would together. */
function rivalsOf(stock: Stock, line: AskedLine): Rival[] {
  const holding = stock.holds.filter((hold) => standsInTheWay(stock, hold, line));
  const ids = [...new Set(holding.flatMap(({ reservationId }) => reservationId ?? []))];
  const freeIn = (other: Stock): number => freeThroughout(openLedger(other), line.itemId, line.period);
  const rivals = ids.map((reservationId) => ({
    reservationId,
    holds: holding.filter((hold) => hold.reservationId === reservationId),
    freeWithout: freeIn(without(stock, reservationId)),
  }));
  const free = freeIn(stock);
  const helpful = rivals.filter(({ freeWithout }) => freeWithout > free);
  if (helpful.length > 0) return helpful;
  const allGone = { ...stock, holds: stock.holds.filter((hold) => !holding.includes(hold)) };
  return freeIn(allGone) > free ? rivals : [];
}

/** Draws on one of the stocks that the line needs, while it needs them; the buffers included. */
function standsInTheWay(stock: Stock, hold: Hold, line: AskedLine): boolean {
  const { draws } = openLedger({ ...stock, holds: [hold], closures: [] });
  return limitsOf(stock.items, line.itemId).some(({ stockId, bufferMinutes }) =>
    (draws.get(stockId) ?? []).some(({ period }) => overlaps(period, lengthen(line.period, bufferMinutes))),
  );
}
