/** Stock risk: stock may truly fall below what was promised (a torn tent is torn). Says which promises it no longer covers. */
import { byTime, isBefore } from '../../shared/period.js';
import type { Reason } from '../../shared/refusal.js';
import type { Search } from '../../shared/search.js';
import { uncovering } from './availability.js';
import { openingLedger, type AskedLine, type Stock } from './ledger.js';

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
export function* linesAtRisk(
  stock: Stock,
  setAsideIds: ReadonlySet<string>,
  promised: readonly PromisedLine[],
): Search<LineAtRisk[]> {
  // What is over still counts where it was given out for good.
  const out = stock.holds.filter(({ isOut, period }) => isOut || !isBefore(stock.now, period.until));
  const ledger = yield* openingLedger({ ...withoutSetAside(stock, setAsideIds), holds: out });
  const sorted = promised.toSorted(byRight);
  yield;
  return yield* uncovering(ledger, sorted);
}

/** What an owner who lends no more has promised, stays promised. */
const withoutSetAside = (stock: Stock, setAsideIds: ReadonlySet<string>): Stock => ({
  ...stock,
  items: new Map(
    [...stock.items].map(([id, item]) => [
      id,
      { ...item, isUnlent: false, ...(setAsideIds.has(id) ? { quantity: 0 } : {}) },
    ]),
  ),
});

/** Ids are spelled with the same letters everywhere. */
const byLine = (one: PromisedLine, other: PromisedLine): number => (one.lineId < other.lineId ? -1 : 1);

const byRight = (one: PromisedLine, other: PromisedLine): number =>
  Number(other.isApproved) - Number(one.isApproved) ||
  byTime(one.askedAt, other.askedAt) ||
  byLine(one, other);

interface Hurting {
  lineId: string;
  free: number;
}

/** What a change did: those of them that are short since, or shorter than before. */
export const hurtSince = <T extends Hurting>(before: readonly Hurting[], after: readonly T[]): T[] => {
  const had = new Map(before.map(({ lineId, free }) => [lineId, free]));
  return after.filter(({ lineId, free }) => free < (had.get(lineId) ?? Infinity));
};

/** What the borrower and whoever decides read at the reservation. */
export const riskWarning = (item: { id: string; name: string }, quantity: number, free: number): Reason => ({
  code: 'at-risk',
  itemId: item.id,
  message: {
    de: `${item.name}: Der Bestand reicht gerade nur für ${free} von ${quantity}. Die Koordination sucht eine Lösung.`,
    en: `${item.name}: at present there are only ${free} of ${quantity}. The coordination is looking for a way.`,
  },
});
