/** Draws: what takes units of one stock, in the order of its beginning, so that what meets a period is found without a look at the rest. */
import { overlaps, type Period } from '../../shared/period.js';

/** What is known of a draw here; what of one hold begins at one instant is one draw. */
interface Timed {
  period: Period;
  hold?: object;
}

interface Removed<Draw> {
  draw: Draw;
  index: number;
}

export class Draws<Draw extends Timed> {
  private readonly byStart: Draw[] = [];
  /** The longest that there ever was: whatever began earlier than so long before a period does not reach it. */
  private longestMs = 0;

  add(draw: Draw): void {
    this.byStart.splice(this.firstFrom(startOf(draw) + 1), 0, draw);
    this.longestMs = Math.max(this.longestMs, draw.period.until.getTime() - startOf(draw));
  }

  /** Takes out the draw of this hold that begins with this one; answers where it stood, for `putBack`. */
  remove({ hold, period }: Draw): Removed<Draw> | undefined {
    const start = period.from.getTime();
    for (let index = this.firstFrom(start); ; index += 1) {
      const draw = this.byStart[index];
      if (!draw || startOf(draw) !== start) return undefined;
      if (draw.hold !== hold) continue;
      this.byStart.splice(index, 1);
      return { draw, index };
    }
  }

  /** The latest that was taken out comes back first. */
  putBack({ draw, index }: Removed<Draw>): void {
    this.byStart.splice(index, 0, draw);
  }

  /** In the order of their beginning. */
  meeting(frame: Period): Draw[] {
    const met: Draw[] = [];
    const until = frame.until.getTime();
    for (let index = this.firstFrom(frame.from.getTime() - this.longestMs); ; index += 1) {
      const draw = this.byStart[index];
      if (!draw || startOf(draw) >= until) return met;
      if (overlaps(draw.period, frame)) met.push(draw);
    }
  }

  /** Whenever they are. */
  all(): readonly Draw[] {
    return this.byStart;
  }

  /** The position of the first that begins then or later. */
  private firstFrom(ms: number): number {
    let [low, high] = [0, this.byStart.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startOf(this.byStart[middle]!) < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const startOf = ({ period }: Timed): number => period.from.getTime();
