/** A clock that stands still until a test sets it. */
import { Clock } from '../../src/shared/clock.service.js';

export class TestClock extends Clock {
  private instant = new Date('2027-03-01T09:00:00Z');

  override now(): Date {
    return this.instant;
  }

  set(instant: string | Date): void {
    this.instant = new Date(instant);
  }

  advance(minutes: number): void {
    this.instant = new Date(this.instant.getTime() + minutes * 60_000);
  }
}
