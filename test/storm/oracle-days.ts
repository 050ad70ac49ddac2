/** What is taken of stocks, found by the days that it touches. */
import type { Thing } from './things.js';

/** Of the days that a loan is about; the end is no part of it. */
export interface Period {
  from: number;
  until: number;
}

/** Units of one stock in a period. */
export interface Draw extends Period {
  stock: Thing;
  units: number;
}

const DAY = 86_400_000;

export class Days<D extends Draw> {
  private readonly byDay = new Map<string, D[]>();

  add(draw: D): void {
    for (const key of keysOf(draw.stock, draw)) {
      const known = this.byDay.get(key);
      if (known) known.push(draw);
      else this.byDay.set(key, [draw]);
    }
  }

  /** All that meets the period. */
  near(stock: Thing, period: Period): D[] {
    const found = new Set(keysOf(stock, period).flatMap((key) => this.byDay.get(key) ?? []));
    return [...found].filter((one) => one.from < period.until && period.from < one.until);
  }
}

function keysOf(stock: Thing, { from, until }: Period): string[] {
  const [first, last] = [Math.floor(from / DAY), Math.floor(until / DAY)];
  return Array.from({ length: last - first + 1 }, (_, index) => `${stock} ${first + index}`);
}

/** The most that is taken at one instant. */
export function peakOf(draws: readonly Draw[], { from, until }: Period): number {
  const changes = draws
    .filter((one) => one.from < until && from < one.until)
    .flatMap((one) => [
      { at: Math.max(from, one.from), by: one.units },
      { at: one.until, by: -one.units },
    ])
    .toSorted((one, other) => one.at - other.at || one.by - other.by);
  let [held, most] = [0, 0];
  for (const { by } of changes) most = Math.max(most, (held += by));
  return most;
}
