/** Whereabouts: where each unit of an item is at this moment: with borrowers, gone, broken or closed, and else in the store. */
import type { ClosureCause } from '../../items/closure.entity.js';
import { isSameInstant } from '../../shared/period.js';
import { drawsOf, type Hold, type Stock } from '../stock/ledger.js';

export const wheres = ['store', 'out', 'own-use', 'repair', 'missing'] as const;
export type Where = (typeof wheres)[number];

/** Units that are in one place for one reason. */
export interface Spot {
  where: Where;
  quantity: number;
  from?: Date;
  /** Left out where nobody knows. */
  until?: Date;
  reservationId?: string;
  /** What was lent: the item itself, or a set that it is a part of. */
  lentItemId?: string;
}

/** Units out of use now, as people said. */
export interface ClosedUnits extends Omit<Spot, 'where' | 'lentItemId'> {
  cause: ClosureCause | null;
}

/** Of sets what is out as sets, of their parts what is out with them, too. */
export function outsOf(stock: Stock, itemId: string): Spot[] {
  const spots: Spot[] = [];
  for (const hold of stock.holds.filter(({ isOut, isReckoned }) => isOut && !isReckoned)) {
    const quantity = unitsIn(stock, hold, itemId);
    const spot = spotOf(hold, quantity);
    const known = spots.find((other) => isSameLoan(spot, other));
    if (known) known.quantity += quantity;
    else if (quantity > 0) spots.push(spot);
  }
  return spots;
}

/** Whoever has more than there should be has it all the same; of the rest, what is gone is counted before what is planned. */
export function whereabouts(units: number, outs: readonly Spot[], closed: readonly ClosedUnits[]): Spot[] {
  let left = units - outs.reduce((sum, { quantity }) => sum + quantity, 0);
  const away = closed
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .map((one): Spot => {
      const { cause, ...rest } = one;
      const quantity = Math.min(one.quantity, Math.max(0, left));
      left -= quantity;
      return { ...rest, quantity, where: cause === null || cause === 'damaged' ? 'repair' : cause };
    });
  const store: Spot = { where: 'store', quantity: Math.max(0, left) };
  return [store, ...outs, ...away].filter(({ quantity }) => quantity > 0);
}

const inOrder: readonly ClosedUnits['cause'][] = ['missing', 'damaged', 'own-use', null];
const rankOf = ({ cause }: ClosedUnits): number => inOrder.indexOf(cause);

const unitsIn = (stock: Stock, hold: Hold, itemId: string): number =>
  hold.itemId === itemId
    ? hold.quantity
    : drawsOf(stock, hold)
        .filter(({ stockId }) => stockId === itemId)
        .reduce((sum, { quantity }) => sum + quantity, 0);

const spotOf = ({ itemId, period, reservationId }: Hold, quantity: number): Spot => ({
  where: 'out',
  quantity,
  ...period,
  lentItemId: itemId,
  ...(reservationId === undefined ? {} : { reservationId }),
});

const isSameLoan = (one: Spot, other: Spot): boolean =>
  one.reservationId === other.reservationId &&
  one.lentItemId === other.lentItemId &&
  isSameInstant(one.until!, other.until!);
