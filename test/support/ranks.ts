/** Comparing two samples by rank: without any word about how they are spread, and a few wild values weigh little. */

/** How likely one of the first is larger than one of the others (Mann and Whitney); ties count half. */
export function chanceOfMore(some: readonly number[], others: readonly number[]): number {
  const wins = some.flatMap((one) => others.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}
