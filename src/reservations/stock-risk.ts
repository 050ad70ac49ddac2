/** Stock risk: stock may truly fall below what was promised (a torn tent is torn). Says which promises it no longer covers. */
import { byTime } from '../shared/period.js';
import type { Reason } from '../shared/refusal.js';
import { uncovered } from './availability.js';
import { openLedger, type AskedLine, type Stock } from './ledger.js';

/** A line that holds stock and was not handed over yet. */
export interface PromisedLine extends AskedLine {
  lineId: string;
  reservationId: string;
  isApproved: boolean;
  askedAt: Date;
}

export interface LineAtRisk {
  line: PromisedLine;
  /** What it could still get, in whole packs. */
  free: number;
}

/**
 * Handed-over loans count first: they are out, whatever the list says. Then what was approved, then what was only asked
 * for, each in the order of asking. Of things that are set aside nothing can be handed over any more.
 */
export function linesAtRisk(
  stock: Stock,
  setAsideIds: ReadonlySet<string>,
  promised: readonly PromisedLine[],
): LineAtRisk[] {
  const out = stock.holds.filter(({ isOut }) => isOut);
  const ledger = openLedger({ ...withoutSetAside(stock, setAsideIds), holds: out });
  return uncovered(ledger, promised.toSorted(byRight));
}

const withoutSetAside = (stock: Stock, setAsideIds: ReadonlySet<string>): Stock => ({
  ...stock,
  items: new Map(
    [...stock.items].map(([id, item]) => [id, setAsideIds.has(id) ? { ...item, quantity: 0 } : item]),
  ),
});

const byRight = (one: PromisedLine, other: PromisedLine): number =>
  Number(other.isApproved) - Number(one.isApproved) ||
  byTime(one.askedAt, other.askedAt) ||
  one.lineId.localeCompare(other.lineId);

/** What the borrower and whoever decides read at the reservation. */
export const riskWarning = (item: { id: string; name: string }, quantity: number, free: number): Reason => ({
  code: 'at-risk',
  itemId: item.id,
  message: {
    de: `${item.name}: Der Bestand reicht gerade nur für ${free} von ${quantity}. Die Koordination sucht eine Lösung.`,
    en: `${item.name}: at present there are only ${free} of ${quantity}. The coordination is looking for a way.`,
  },
});
