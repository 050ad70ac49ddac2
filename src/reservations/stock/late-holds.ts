/** Late holds: what is out and should be back; how long it counts as out where it is asked who is in danger. */
import { addMinutes, isBefore } from '../../shared/period.js';
import type { Hold, Stock } from './ledger.js';

/**
 * Nobody knows when a loan that is late comes back. For so long it is taken to stay out where it is asked who is in danger:
 * enough to warn whoever fetches next in time, and no more than can be mended by telephone (0050).
 */
const LATE_STAYS_OUT_MINUTES = 3 * 24 * 60;

const isLate = ({ isOut, period }: Hold, now: Date): boolean => isOut && isBefore(period.until, now);

export const lateHolds = ({ holds, now }: Pick<Stock, 'holds' | 'now'>): Hold[] =>
  holds.filter((hold) => isLate(hold, now));

/** The stock itself holds what is late up to now, and gives it to whoever asks for later. */
export const asItMayStay = (hold: Hold, now: Date): Hold =>
  isLate(hold, now) ? { ...hold, staysUntil: addMinutes(now, LATE_STAYS_OUT_MINUTES) } : hold;

/** All that is late, as it may stay. */
export const withLateStaying = (stock: Stock): Stock => ({
  ...stock,
  holds: stock.holds.map((hold) => asItMayStay(hold, stock.now)),
});
