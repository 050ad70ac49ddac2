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

function rivalsOf(stock: Stock, line: AskedLine): Rival[] {
  const holding = stock.holds.filter((hold) => standsInTheWay(stock, hold, line));
  const ids = [...new Set(holding.flatMap(({ reservationId }) => reservationId ?? []))];
  return ids.map((reservationId) => ({
    reservationId,
    holds: holding.filter((hold) => hold.reservationId === reservationId),
    freeWithout: freeThroughout(openLedger(without(stock, reservationId)), line.itemId, line.period),
  }));
}

/** Draws on one of the stocks that the line needs, while it needs them; the buffers included. */
function standsInTheWay(stock: Stock, hold: Hold, line: AskedLine): boolean {
  const { draws } = openLedger({ ...stock, holds: [hold], closures: [] });
  return limitsOf(stock.items, line.itemId).some(({ stockId, bufferMinutes }) =>
    (draws.get(stockId) ?? []).some(({ period }) => overlaps(period, lengthen(line.period, bufferMinutes))),
  );
}
