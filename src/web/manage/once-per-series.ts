/** Closures that come back every year stand once in a list. */
import type { ClosureView } from '../../items/closure.dto.js';
import { byTime } from '../../shared/period.js';

export const nextFirst = (one: ClosureView, other: ClosureView): number =>
  byTime(new Date(one.from), new Date(other.from));

export type Times = readonly [ClosureView, ...ClosureView[]];

/** The next one first; what comes back every year stands once, with its later times behind it. */
export function oncePerSeries(closures: readonly ClosureView[]): Times[] {
  const all = new Map<string, Times>();
  for (const closure of closures.toSorted(nextFirst)) {
    const known = all.get(closure.seriesId ?? closure.id);
    all.set(closure.seriesId ?? closure.id, known ? [...known, closure] : [closure]);
  }
  return [...all.values()];
}
