/** The kept ratios: what an earlier small round measured, and what has become twice as slow since. */
import type { Figure } from './figures.js';

export type Kept = Readonly<Record<string, number>>;

/** Ratios carry over from one machine to another; absolute figures do not. */
export const keptOf = (figures: readonly Figure[]): Kept =>
  Object.fromEntries(
    figures.flatMap((figure) => (figure.ratio ? [[nameOf(figure), rounded(figure.ratio.median)]] : [])),
  );

export const nameOf = ({ part, engine, what }: Figure): string => `${part}, ${engine}: ${what}`;

const rounded = (ratio: number): number => Number(ratio.toPrecision(3));

/** A sentence for each ratio that has fallen by half; where less is better (it has a `most`), that has doubled. */
export function fallen(figures: readonly Figure[], kept: Kept): string[] {
  return figures.flatMap((figure) => {
    const before = kept[nameOf(figure)];
    const now = figure.ratio?.median;
    if (before === undefined || now === undefined) return [];
    const isWorse = figure.goal?.most === undefined ? now < before / 2 : now > before * 2;
    return isWorse ? [`${nameOf(figure)} was ${before} and is ${rounded(now)}.`] : [];
  });
}

/** Names of what was kept and is not measured any more, so that nothing drops out unseen. */
export const unmeasured = (figures: readonly Figure[], kept: Kept): string[] => {
  const measured = new Set(figures.map(nameOf));
  return Object.keys(kept).filter((name) => !measured.has(name));
};
