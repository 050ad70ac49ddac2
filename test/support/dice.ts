/** Dice that can be thrown again: the same seed draws the same numbers. */
import { chance, printedSeed } from './chance.js';

/** Whatever runs longer than in CI: `FAULT_TIMES=10` makes ten times as many rounds. */
export const times = (rounds: number): number => Math.round(rounds * Number(process.env['FAULT_TIMES'] ?? 1));

export class Dice {
  private constructor(
    /** From 0 to 1, without 1. */
    readonly number: () => number,
  ) {}

  /** From `SEED`, or a new one; printed, so that a failure can be replayed. */
  static ofThisRun(what: string): Dice {
    return new Dice(chance(printedSeed(what)));
  }

  static of(seed: number): Dice {
    return new Dice(chance(seed));
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.number() * (most - least + 1));
  }

  oneOf<T>(many: readonly T[]): T {
    return many[this.whole(0, many.length - 1)]!;
  }
}
