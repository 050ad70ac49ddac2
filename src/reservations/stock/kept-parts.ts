/** Kept parts: what promises were made with where the set is made of others since, and which items that ties together. */
import type { Part } from './ledger.js';

/** A part that the promise of a line keeps. */
export interface KeptPart extends Part {
  /** Of the row; those of one line count in the order of their ids. */
  id: string;
  lineId: string;
  setId: string;
}

export function partsByLine(kept: readonly KeptPart[]): ReadonlyMap<string, Part[]> {
  const byLine = new Map<string, Part[]>();
  for (const { lineId, itemId, quantity } of kept.toSorted(byId)) {
    const parts = byLine.get(lineId);
    if (parts) parts.push({ itemId, quantity });
    else byLine.set(lineId, [{ itemId, quantity }]);
  }
  return byLine;
}

const byId = (one: KeptPart, other: KeptPart): number => (one.id < other.id ? -1 : 1);

/** Items that are tied to these: a set and what it was promised with. None of these themselves. */
export function tiedTo(kept: readonly KeptPart[], ids: readonly string[]): string[] {
  const known = new Set(ids);
  for (let size = -1; size < known.size;) {
    size = known.size;
    for (const { setId, itemId } of kept)
      if (known.has(setId) || known.has(itemId)) known.add(setId).add(itemId);
  }
  return [...known].slice(ids.length);
}
