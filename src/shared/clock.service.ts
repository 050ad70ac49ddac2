/** The clock: the only reader of the wall clock, so that tests can set it. */
import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';

@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Milliseconds since some moment, for durations: unlike `now` it never jumps when somebody sets the clock. */
  monotonic(): number {
    return performance.now();
  }
}
