/** Weekends to come on which every place hands over, as days on the alliance's clock: from Friday to Monday. */
import Holidays from 'date-holidays';
import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/Berlin';
const FRIDAY = 5;

export interface Weekend {
  /** Friday, 'YYYY-MM-DD'. */
  from: string;
  /** Monday. */
  until: string;
}

/** Where the demo's alliance is. */
const holidays = new Holidays('DE', 'BB');
const isHoliday = (day: Temporal.PlainDate): boolean => {
  const found = holidays.isHoliday(`${day.toString()} 12:00:00`);
  return found && found.some(({ type }) => type === 'public');
};

/** The next one is number 0; on a Friday it begins today. Those that a public holiday begins or ends are left out. */
export function weekend(number: number): Weekend {
  const today = Temporal.Now.plainDateISO(ZONE);
  const first = today.add({ days: (FRIDAY - today.dayOfWeek + 7) % 7 });
  const fridays = Array.from({ length: number + 10 }, (_, week) => first.add({ weeks: week }));
  const served = fridays.filter((friday) => ![friday, friday.add({ days: 3 })].some(isHoliday));
  const friday = served[number]!;
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

/** As `weekend`, but only such that the one a week later is served as well. */
export function weekendBeforeAnother(number: number): Weekend {
  const known = Array.from({ length: number + 10 }, (_, index) => weekend(index));
  const isServed = ({ from }: Weekend): boolean => known.some((other) => other.from === from);
  return known.filter((one) => isServed(moved(one, 1)))[number]!;
}
