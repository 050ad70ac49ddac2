/** A queue: one piece of work at a time, in the order of asking, and nobody waits for ever. */

export class PatientQueue {
  private last: Promise<unknown> = Promise.resolve();

  /** Whose turn has not come after `mostWaitMs` gets what `refuse` makes, and its work is never begun. */
  constructor(
    private readonly mostWaitMs: number,
    private readonly refuse: () => Error,
  ) {}

  /** Resolves or rejects as `work` does; a failure does not stop those who wait. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let hasGivenUp = false;
      const patience = setTimeout(() => {
        hasGivenUp = true;
        reject(this.refuse());
      }, this.mostWaitMs);
      const begin = async (): Promise<void> => {
        if (hasGivenUp) return;
        clearTimeout(patience);
        await work().then(resolve, reject);
      };
      this.last = this.last.then(begin);
    });
  }
}
