/** Two years of days and their hours take a few megabytes. */
const MOST_REMEMBERED = 5_000;

/** What was worked out of late, where the same is asked over and over. */
export class Remembered<T> {
  private readonly known = new Map<string, T>();

  of(key: string, work: () => T): T {
    const before = this.known.get(key);
    if (before !== undefined) return before;
    if (this.known.size >= MOST_REMEMBERED) this.known.clear();
    const found = work();
    this.known.set(key, found);
    return found;
  }
}
