/** Units: how many of an item exist, where its own number or its parts set the limit. */

/** The smaller of the own quantity and what the parts make; an item has one of both at least. */
export function unitsThatExist(
  own: number | null,
  parts: readonly { itemId: string; quantity: number }[],
  quantityOf: (itemId: string) => number,
): number {
  const fromParts = parts.map((part) => Math.floor(quantityOf(part.itemId) / part.quantity));
  return Math.min(own ?? Infinity, ...fromParts);
}
