/** A queue: one piece of work at a time, in the order of asking. */

export class Queue {
  private last: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects as `work` does; a failure does not stop those who wait. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
