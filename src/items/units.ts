/** Units: how many of an item exist, where its own number or its parts set the limit. */

/** The smaller of the own quantity and what the parts make; 0 where neither says anything. */
export function unitsThatExist(
  own: number | null,
  parts: readonly { itemId: string; quantity: number }[],
  quantityOf: (itemId: string) => number,
): number {
  const fromParts = parts.map((part) => Math.floor(quantityOf(part.itemId) / part.quantity));
  const limits = own === null ? fromParts : [own, ...fromParts];
  return limits.length === 0 ? 0 : Math.min(...limits);
}
