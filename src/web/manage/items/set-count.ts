/** How many sets the parts make that somebody has typed so far, and which of them is scarce. */
import type { ItemView } from '../../../items/item.dto.js';
import { unitsThatExist } from '../../../items/units.js';
import { wholeNumber, type Typed } from '../../forms/typed.js';
import { nameIn, rowsOf } from '../typed-rows.js';

/** What is known of a thing that can be a part. */
export type Piece = Pick<ItemView, 'id' | 'name' | 'unit' | 'quantity' | 'free'>;

export interface CountedPart {
  /** Of its row in the form: `parts.0`. */
  row: string;
  piece: Piece;
  /** How many sets there would be if everything else were plenty. */
  sets: number;
}

export interface SetCount {
  parts: readonly CountedPart[];
  /** In all, and those that are free today. */
  sets: number;
  free: number;
  /** The part that sets the limit, where another would make more. */
  scarce: Piece | undefined;
}

/** Undefined where nothing is said yet; rows that are not whole do not count. */
export function setCount(typed: Typed, pieces: readonly Piece[]): SetCount | undefined {
  const rows = rowsOf(typed, 'parts', ['itemId', 'quantity']).flatMap((row, index) => {
    const piece = pieces.find(({ id }) => id === row['itemId']);
    const per = wholeNumber(row['quantity']);
    return piece && typeof per === 'number' && per > 0
      ? [{ row: nameIn('parts', index, ''), piece, per }]
      : [];
  });
  if (rows.length === 0) return undefined;
  const needed = rows.map(({ piece, per }) => ({ itemId: piece.id, quantity: per }));
  const made = (of: (piece: Piece) => number, some = needed): number =>
    unitsThatExist(ownOf(typed), some, (id) => of(pieces.find((one) => one.id === id)!));
  const parts = rows.map(({ row, piece }, index) => ({
    row,
    piece,
    sets: unitsThatExist(null, [needed[index]!], () => piece.quantity),
  }));
  const sets = made(({ quantity }) => quantity);
  const least = parts.filter((part) => part.sets === sets);
  const scarce = least.length < parts.length ? least[0]?.piece : undefined;
  return { parts, sets, free: made(({ quantity, free = quantity }) => free), scarce };
}

/** A fixed set has a number of its own, which is another limit. */
function ownOf({ kind, quantity }: Typed): number | null {
  const own = wholeNumber(quantity);
  return kind === 'computed_set' || typeof own !== 'number' ? null : own;
}
