/** The clock: the only reader of the wall clock, so that tests can set it. */
import { Injectable } from '@nestjs/common';

@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
