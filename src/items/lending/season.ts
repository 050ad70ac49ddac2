/** The season of a pick-up: from its opening day on it may be asked for. */
import { Temporal } from 'temporal-polyfill';
import { isEarlierDay } from '../../shared/days.js';

/** The last opening day ('MM-DD') up to the pick-up: what is fetched before that day of its year belongs to the season of the year before. */
export function seasonOpening(pickUp: Temporal.PlainDate, opensOn: string): Temporal.PlainDate {
  const inItsYear = Temporal.PlainDate.from(`${pickUp.toString().slice(0, -5)}${opensOn}`);
  return isEarlierDay(pickUp, inItsYear) ? inItsYear.subtract({ years: 1 }) : inItsYear;
}
