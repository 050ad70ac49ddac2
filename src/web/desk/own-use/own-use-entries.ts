/** Own uses as people entered them: what was taken together is one. */
import type { ClosureView } from '../../../items/closure.dto.js';

export interface OwnUseEntry extends Pick<ClosureView, 'id' | 'from' | 'until' | 'reason'> {
  parts: Pick<ClosureView, 'itemId' | 'quantity'>[];
}

/** In the order in which they were entered; other closures are none. */
export function entriesOf(closures: readonly ClosureView[]): OwnUseEntry[] {
  const entries = new Map<string, OwnUseEntry>();
  for (const { id, togetherId, itemId, quantity, from, until, reason, cause } of closures) {
    if (cause !== 'own-use') continue;
    const key = togetherId ?? id;
    const entry = entries.get(key) ?? { id: key, from, until, reason, parts: [] };
    entries.set(key, { ...entry, parts: [...entry.parts, { itemId, quantity }] });
  }
  return [...entries.values()];
}
