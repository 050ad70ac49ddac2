/** News: what was said once is not said again until it has been quiet about it for a while. Keeps the log readable. */

const MOST_KEPT = 1_000;

export class News {
  /** When each was met last, by a clock that never jumps; the longest ago first. */
  private readonly met = new Map<string, number>();

  /** Something is news again after so many milliseconds without it. */
  constructor(private readonly quietMs: number) {}

  /** True where `what` is worth a line; counts it as met. */
  isNews(what: string, now: number): boolean {
    const last = this.met.get(what);
    this.met.delete(what);
    this.met.set(what, now);
    const [oldest] = this.met.keys();
    if (this.met.size > MOST_KEPT && oldest !== undefined) this.met.delete(oldest);
    return last === undefined || now - last >= this.quietMs;
  }

  /** True while anything was met within that time. */
  isOn(now: number): boolean {
    const last = [...this.met.values()].at(-1);
    return last !== undefined && now - last < this.quietMs;
  }
}
