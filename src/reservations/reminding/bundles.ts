/** Bundles: what several people hear of one thing, and one person of several, is told in one unit, so that everybody gets one mail. */

interface Heard {
  readerIds: readonly string[];
}

/** Each is in one bundle with all that a reader of it hears of, and with all that those who hear of that do. */
export function bundled<One extends Heard>(heard: readonly One[]): One[][] {
  let bundles: { readers: Set<string>; all: One[] }[] = [];
  for (const one of heard) {
    const isNear = ({ readers }: { readers: Set<string> }): boolean =>
      one.readerIds.some((id) => readers.has(id));
    const near = bundles.filter(isNear);
    const readers = new Set([...near.flatMap((bundle) => [...bundle.readers]), ...one.readerIds]);
    bundles = [
      ...bundles.filter((bundle) => !isNear(bundle)),
      { readers, all: [...near.flatMap(({ all }) => all), one] },
    ];
  }
  return bundles.map(({ all }) => all);
}

/** Whole bundles together, for units of about `most`: more only where one bundle is larger. */
export function batched<One>(bundles: readonly One[][], most: number): One[][] {
  const batches: One[][] = [];
  for (const bundle of bundles) {
    const last = batches.at(-1);
    if (last && last.length + bundle.length <= most) last.push(...bundle);
    else batches.push([...bundle]);
  }
  return batches;
}
