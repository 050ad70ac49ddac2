/** A counter at which mails are handed over: its lanes, and whether it is shut for a while because the server failed. */
import { pauseSeconds, type Failure, type Verdict } from './delivery-rules.js';

const SECOND = 1_000;

/** All times are milliseconds of a clock that nobody sets. */
export class MailCounter {
  private readonly busy: (Promise<number> | undefined)[];
  private shutMs = -Infinity;
  /** In a row, since the server last answered. */
  private failures = 0;
  /** Whether the server took the last mail; while it is in doubt, one lane asks. */
  private isTrusted = false;

  /** `isForCodes`: what somebody waits for at a screen is handed over here, and nothing else. */
  constructor(
    readonly isForCodes: boolean,
    lanes: number,
  ) {
    this.busy = Array.from({ length: lanes }, () => undefined);
  }

  /** Lets idle lanes work; resolves with what each of all lanes answers, once they are idle. */
  async run(work: () => Promise<number>): Promise<number> {
    const idle = [...this.busy.keys()].filter((lane) => !this.busy[lane]);
    for (const lane of this.isTrusted ? idle : idle.slice(0, 1))
      this.busy[lane] = work().finally(() => {
        this.busy[lane] = undefined;
      });
    const counts = await Promise.all(this.busy);
    return counts.reduce<number>((sum, count = 0) => sum + count, 0);
  }

  get lanes(): readonly (Promise<number> | undefined)[] {
    return this.busy;
  }

  isOpen(ms: number): boolean {
    return ms >= this.shutMs;
  }

  /** The server answered, whatever it said of the mail. Answers how often it had failed. */
  answered(hasTaken: boolean): number {
    const { failures } = this;
    this.failures = 0;
    if (hasTaken) this.isTrusted = true;
    return failures;
  }

  /** The server is not there for anybody. Answers how often in a row; lanes that fail together are one failure. */
  failed(verdict: Verdict, failure: Failure, ms: number): number {
    this.isTrusted = false;
    if (!this.isOpen(ms)) return this.failures;
    this.failures += 1;
    this.shutMs = ms + pauseSeconds(verdict, failure, this.failures) * SECOND;
    return this.failures;
  }
}
