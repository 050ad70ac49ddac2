/** Stock risk: stock may truly fall below what was promised (a torn tent is torn). Says which promises it no longer covers. */
import { ahead, byTime, isBefore } from '../../shared/period.js';
import type { Reason } from '../../shared/refusal.js';
import type { Search } from '../../shared/search.js';
import { uncovering } from './availability.js';
import { asItMayStay, lateHolds } from './late-holds.js';
import { openingLedger, type AskedLine, type Hold, type Stock } from './ledger.js';

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
  /** It could get more if what is late were back. */
  isByLate: boolean;
}

/** Everything that bears on who is in danger. */
export interface Risked {
  stock: Stock;
  /** Of these nothing can be handed over any more. */
  setAsideIds: ReadonlySet<string>;
  promised: readonly PromisedLine[];
}

/**
 * Handed-over loans count first: they are out, whatever the list says. Then what was approved, then what was only asked
 * for, each in the order of asking.
 */
export function* linesAtRisk(risked: Risked): Search<LineAtRisk[]> {
  const short = yield* shortLines(risked);
  if (short.length === 0 || lateHolds(risked.stock).length === 0)
    return short.map((one) => ({ ...one, isByLate: false }));
  const helped = helpedBy(short, yield* shortLines(without(risked, lateHolds(risked.stock))));
  return short.map((one) => ({ ...one, isByLate: helped.has(one.line.lineId) }));
}

export type Short = Omit<LineAtRisk, 'isByLate'>;

/** Without saying why. */
export function* shortLines({ stock, setAsideIds, promised }: Risked): Search<Short[]> {
  // What is over still counts where it was given out for good.
  const out = stock.holds.filter(({ isOut, period }) => isOut || !isBefore(stock.now, period.until));
  const holds = out.map((hold) => asItMayStay(hold, stock.now));
  const ledger = yield* openingLedger({ ...withoutSetAside(stock, setAsideIds), holds });
  const asked = promised
    .toSorted(byRight)
    .map((line) => ({ ...line, period: ahead(line.period, stock.now), line }));
  yield;
  return (yield* uncovering(ledger, asked)).map(({ line: { line }, free }) => ({ line, free }));
}

export const without = ({ stock, ...risked }: Risked, gone: readonly Hold[]): Risked => ({
  ...risked,
  stock: { ...stock, holds: stock.holds.filter((hold) => !gone.includes(hold)) },
});

/** Those that get more where others are gone, by their lines. */
export const helpedBy = (short: readonly Short[], gone: readonly Short[]): Set<string> => {
  const byLine = ({ line: { lineId }, free }: Short): Hurting => ({ lineId, free });
  return new Set(hurtSince(gone.map(byLine), short.map(byLine)).map(({ lineId }) => lineId));
};

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
export function riskWarning(
  item: { id: string; name: string },
  {
    line: { quantity },
    free,
    isByLate,
  }: Pick<LineAtRisk, 'free' | 'isByLate'> & { line: { quantity: number } },
): Reason {
  const [de, en] = isByLate
    ? [' Eine andere Ausleihe ist noch nicht zurück.', ' Another loan is not back yet.']
    : ['', ''];
  return {
    code: 'at-risk',
    itemId: item.id,
    message: {
      de: `${item.name}: Der Bestand reicht gerade nur für ${free} von ${quantity}.${de} Die Koordination sucht eine Lösung.`,
      en: `${item.name}: at present there are only ${free} of ${quantity}.${en} The coordination is looking for a way.`,
    },
  };
}
