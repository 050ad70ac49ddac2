/** Monday: which requests whoever decides hears of only then, counted without the application's code. */
import { Temporal } from 'temporal-polyfill';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The usual rule of an alliance. */
const DECISION_DAYS = 7;

/** In milliseconds, on a wall in Berlin. */
export function waitsUntilMonday(askedAt: number, pickUpAt: number): boolean {
  const asked = Temporal.Instant.fromEpochMilliseconds(askedAt).toZonedDateTimeISO('Europe/Berlin');
  const monday = asked.subtract({ days: asked.dayOfWeek - 1 }).withPlainTime('07:00');
  const next = monday.epochMilliseconds > askedAt ? monday : monday.add({ days: 7 });
  const deadline = Math.min(askedAt + DECISION_DAYS * DAY, pickUpAt);
  return pickUpAt >= askedAt + 4 * DAY && deadline > next.epochMilliseconds + DAY;
}
