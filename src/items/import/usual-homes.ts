/** Usual homes: whose things mostly stand where, to propose what a line leaves out. */
import { isDitto } from './dittos.js';

type Pair = readonly [owner: string, place: string];

export interface UsualHomes {
  /** Who owns most of what stands there, else most of all; empty where the list names nobody. */
  ownerAt: (place: string) => string;
  /** Where most things of that owner stand, else most of all. */
  placeOf: (owner: string) => string;
}

export function usualHomes(pairs: readonly Pair[]): UsualHomes {
  const sound = pairs.filter((pair) => pair.every((text) => text !== '' && !isDitto(text)));
  const owners = counted(sound.map(([owner, place]) => [place, owner]));
  const places = counted(sound);
  return {
    ownerAt: (place) => mostIn(owners.get(place)) || mostIn(owners.get('')),
    placeOf: (owner) => mostIn(places.get(owner)) || mostIn(places.get('')),
  };
}

/** How often each second one goes with a first one, and with any (''). */
function counted(pairs: readonly Pair[]): Map<string, Map<string, number>> {
  const all = new Map<string, Map<string, number>>();
  for (const [first, second] of pairs)
    for (const key of [first, '']) {
      const counts = all.get(key) ?? new Map<string, number>();
      all.set(key, counts.set(second, (counts.get(second) ?? 0) + 1));
    }
  return all;
}

function mostIn(counts: ReadonlyMap<string, number> | undefined): string {
  let most = '';
  for (const [one, times] of counts ?? []) if (times > (counts?.get(most) ?? 0)) most = one;
  return most;
}
