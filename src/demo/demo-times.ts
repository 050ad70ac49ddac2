/** When a demo loan is fetched and due back, seen from the day on which the demo is loaded. */
import type { Temporal } from 'temporal-polyfill';
import { dayAfter, nextWeekday } from '../shared/days.js';
import { instantAt } from '../shared/zone.js';
import type { SeedReservation } from './seed-files.js';

export interface DemoTimes {
  /** Undefined: it goes out at the door, now. */
  pickUpAt?: Date | undefined;
  returnDueAt: Date;
}

/** `later` weeks after what the seed says; what goes out now cannot, and comes back so many days or weeks later. */
export function demoTimes(
  seed: SeedReservation,
  today: Temporal.PlainDate,
  timeZone: string,
  later: number,
): DemoTimes {
  const { pickUpTime, weeksAhead, returnTime } = seed;
  if (pickUpTime === undefined) {
    const returnDay = dayOr(seed.returnWeekday, today);
    const step = seed.returnWeekday === undefined ? 1 : 7;
    return { returnDueAt: instantAt(dayAfter(returnDay, step * later), returnTime, timeZone) };
  }
  const pickUpDay = dayAfter(dayOr(seed.pickUpWeekday, today), 7 * (weeksAhead + later));
  return {
    pickUpAt: instantAt(pickUpDay, pickUpTime, timeZone),
    returnDueAt: instantAt(dayOr(seed.returnWeekday, pickUpDay), returnTime, timeZone),
  };
}

/** The first such weekday after the day, or the next day. */
const dayOr = (weekday: number | undefined, day: Temporal.PlainDate): Temporal.PlainDate =>
  weekday === undefined ? dayAfter(day, 1) : nextWeekday(day, weekday);
