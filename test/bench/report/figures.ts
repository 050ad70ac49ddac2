/** Figures: what was measured round by round, as medians, ranges and ratios, and what is to be reached. */

export interface Spread {
  median: number;
  least: number;
  most: number;
}

export interface Goal {
  of: 'ratio' | 'product';
  least?: number;
  most?: number;
}

export interface Figure {
  /** Of the table of goals: `P1`; `V` is what another visitor feels. */
  part: string;
  what: string;
  engine: string;
  unit: string;
  product: Spread;
  /** Left out where the goal is an absolute one. */
  base?: Spread;
  ratio?: Spread;
  goal?: Goal;
}

/** Of an even number of values the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/** The product against the base of the same round, since rounds differ more than what is compared. */
export const ratiosOf = (product: readonly number[], base: readonly number[]): number[] =>
  product.map((value, round) => value / base[round]!);

type Named = Pick<Figure, 'part' | 'what' | 'engine' | 'unit'> & { goal?: Goal };

export const alone = (named: Named, product: readonly number[]): Figure => ({
  ...named,
  product: spreadOf(product),
});

/** `speeds` are the more the better; `times` the less, and their ratio is how many times as fast. */
export function compared(
  named: Named,
  { product, base }: { product: readonly number[]; base: readonly number[] },
  kind: 'growth' | 'speeds' | 'times' = 'speeds',
): Figure {
  const ratios = kind === 'times' ? ratiosOf(base, product) : ratiosOf(product, base);
  return { ...named, product: spreadOf(product), base: spreadOf(base), ratio: spreadOf(ratios) };
}

/** Undefined where there is no goal. */
export function isReached({ goal, ratio, product }: Figure): boolean | undefined {
  const reached = goal?.of === 'ratio' ? ratio?.median : product.median;
  if (!goal || reached === undefined) return undefined;
  return reached >= (goal.least ?? -Infinity) && reached <= (goal.most ?? Infinity);
}
