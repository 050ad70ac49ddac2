/** Pending holds: what changes that wait would take beyond what is promised. Each stock holds the larger of both at every instant, so that either outcome is possible. */
import { drawsOf, type Hold, type Stock } from './ledger.js';
import { surplus, type Taking } from './surplus.js';

type Around = Pick<Stock, 'items' | 'now'>;

/** Beside all that `standing` holds. Counted where units are drawn: what rests, and parts of sets, count once. */
export function pendingHolds(around: Around, standing: readonly Hold[], wished: readonly Hold[]): Hold[] {
  const ids = new Set(wished.map(({ reservationId }) => reservationId));
  return [...ids].flatMap((reservationId) => {
    const ofOne = (holds: readonly Hold[]): Hold[] =>
      holds.filter((hold) => hold.reservationId === reservationId);
    return surplus(drawn(around, ofOne(standing)), drawn(around, ofOne(wished))).map(
      ({ of, quantity, period }): Hold => ({
        itemId: of,
        quantity,
        period,
        isOut: false,
        isReckoned: true,
        ...(reservationId === undefined ? {} : { reservationId }),
      }),
    );
  });
}

/** More of an item at any instant, be it another item or a longer time; or more of what items are made of and rest with. */
export const takesMore = (around: Around, standing: readonly Hold[], wished: readonly Hold[]): boolean =>
  surplus(named(standing), named(wished)).length > 0 ||
  surplus(drawn(around, standing), drawn(around, wished)).length > 0;

const named = (holds: readonly Hold[]): Taking[] =>
  holds.map(({ itemId, quantity, period }) => ({ of: itemId, quantity, period }));

const drawn = (around: Around, holds: readonly Hold[]): Taking[] =>
  holds
    .flatMap((hold) => drawsOf(around, hold))
    .map(({ stockId, quantity, period }) => ({ of: stockId, quantity, period }));
