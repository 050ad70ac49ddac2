/** Weekends to come, as days on the alliance's clock: from Friday to Monday. */
import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/Berlin';
const FRIDAY = 5;

export interface Weekend {
  /** Friday, 'YYYY-MM-DD'. */
  from: string;
  /** Monday. */
  until: string;
}

/** The next one is number 0; on a Friday it begins today. */
export function weekend(number: number): Weekend {
  const today = Temporal.Now.plainDateISO(ZONE);
  const friday = today.add({ days: ((FRIDAY - today.dayOfWeek + 7) % 7) + 7 * number });
  return { from: friday.toString(), until: friday.add({ days: 3 }).toString() };
}

/** An instant as the API takes it. */
export const at = (day: string, time: string): string =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(ZONE).toInstant().toString();

/** The same days some weeks earlier or later. */
export const moved = ({ from, until }: Weekend, weeks: number): Weekend => ({
  from: Temporal.PlainDate.from(from).add({ weeks }).toString(),
  until: Temporal.PlainDate.from(until).add({ weeks }).toString(),
});
