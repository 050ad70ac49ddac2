/** Dice that can be thrown again: the same seed draws the same numbers. */

/** Whatever runs longer than in CI: `FAULT_TIMES=10` makes ten times as many rounds. */
export const times = (rounds: number): number => Math.round(rounds * Number(process.env['FAULT_TIMES'] ?? 1));

export class Dice {
  private constructor(private state: number) {}

  /** From `FAULT_SEED`, or a new one; printed, so that a failure can be replayed. */
  static ofThisRun(what: string): Dice {
    const seed = Number(process.env['FAULT_SEED'] ?? Math.floor(Math.random() * 2 ** 32));
    process.stdout.write(`${what}: FAULT_SEED=${seed}\n`);
    return new Dice(seed);
  }

  /** From 0 to 1, without 1 (mulberry32). */
  number(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.number() * (most - least + 1));
  }

  oneOf<T>(many: readonly T[]): T {
    return many[this.whole(0, many.length - 1)]!;
  }
}
