/** The stretch in which a list differs from what it was: it mostly changes in one place, and the rest need not be looked at. */
export interface Stretch {
  from: number;
  /** Where it ended before, and where it ends now. */
  before: number;
  now: number;
}

/** As short as can be: empty where nothing differs. */
export function stretchOf(before: readonly string[], now: readonly string[]): Stretch {
  const most = Math.min(before.length, now.length);
  let from = 0;
  while (from < most && before[from] === now[from]) from += 1;
  let behind = 0;
  while (behind < most - from && before.at(-1 - behind) === now.at(-1 - behind)) behind += 1;
  return { from, before: before.length - behind, now: now.length - behind };
}
