/** A shelf: what is kept in memory so that it need not be made again. It has so many bytes; what was not asked for longest goes first. */

interface Kept<T> {
  value: T;
  bytes: number;
}

export class Shelf<T> {
  private readonly kept = new Map<string, Kept<T>>();
  private used = 0;

  constructor(private readonly mostBytes: number) {}

  /** Replaces what was there. What alone is larger than the shelf is not kept. */
  put(key: string, value: T, bytes: number): void {
    this.drop(key);
    if (bytes > this.mostBytes) return;
    this.kept.set(key, { value, bytes });
    this.used += bytes;
    for (const oldest of this.kept.keys()) {
      if (this.used <= this.mostBytes) return;
      this.drop(oldest);
    }
  }

  get(key: string): T | undefined {
    const found = this.kept.get(key);
    if (!found) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found.value;
  }

  drop(key: string): void {
    this.used -= this.kept.get(key)?.bytes ?? 0;
    this.kept.delete(key);
  }
}
