/** Other baskets that one button away: what a refusal offers, and the same things a week earlier or later. */
import { dayAfter } from '../../items/hand-over-times.js';
import { byTime } from '../../shared/period.js';
import type { Proposal } from '../../shared/refusal.js';
import { shortPeriod } from '../../shared/spoken-time.js';
import type { Language } from '../../shared/words.js';
import { instantAt, localTime } from '../../shared/zone.js';
import { withPeriod, withQuantities, type Basket, type ChosenTimes } from '../basket/basket.js';

interface OfferedLine {
  itemId: string;
  quantity: number;
  pickUpAt: string;
  returnDueAt: string;
}

/** The basket with exactly the lines of an offer, fetched when it says. `placeOf` names the storage place of an item. */
export function offeredBasket(
  basket: Basket,
  { kind, lines }: Proposal,
  placeOf: (itemId: string) => string,
  timeZone: string,
): Basket {
  const offered = lines as OfferedLine[];
  const taken = withQuantities(
    { ...basket, lines: [] },
    new Map(offered.map(({ itemId, quantity }) => [itemId, quantity])),
  );
  const dated = kind === 'period' ? withPeriod(taken, offeredDays(basket, offered, timeZone)) : taken;
  return { ...dated, times: timesOf(offered, placeOf) };
}

function offeredDays(basket: Basket, offered: readonly OfferedLine[], timeZone: string): Basket {
  const dayOf = (at: Date): string => localTime(at, timeZone).day;
  const first = offered.map(({ pickUpAt }) => new Date(pickUpAt)).toSorted(byTime)[0]!;
  const last = offered
    .map(({ returnDueAt }) => new Date(returnDueAt))
    .toSorted(byTime)
    .at(-1)!;
  return { ...basket, from: dayOf(first), until: dayOf(last) };
}

function timesOf(offered: readonly OfferedLine[], placeOf: (itemId: string) => string): ChosenTimes[] {
  const times = offered.map(({ itemId, pickUpAt, returnDueAt }) => ({
    placeId: placeOf(itemId),
    pickUpAt: new Date(pickUpAt),
    returnDueAt: new Date(returnDueAt),
  }));
  return times.filter(
    ({ placeId }, index) => placeId !== '' && times.findIndex((one) => one.placeId === placeId) === index,
  );
}

export interface Neighbour {
  /** "Fr., 14.05. bis Mo., 17.05." */
  label: string;
  basket: Basket;
  isChosen: boolean;
}

const WEEKS = [-2, -1, 0, 1, 2, 3];

/** The same weekdays in the weeks around; none of them begins before today. */
export function neighbours(basket: Basket, timeZone: string, now: Date, language: Language): Neighbour[] {
  if (basket.from === '') return [];
  const today = localTime(now, timeZone).day;
  return WEEKS.map((weeks) => ({ weeks, basket: shifted(basket, weeks * 7, timeZone) }))
    .filter(({ basket: { from } }) => from >= today)
    .map(({ weeks, basket: other }) => ({
      label: shortPeriod(daysOf(other, timeZone), timeZone, language),
      basket: other,
      isChosen: weeks === 0,
    }));
}

export const shifted = (basket: Basket, days: number, timeZone: string): Basket =>
  withPeriod(basket, {
    ...basket,
    from: dayAfter(basket.from, days, timeZone),
    until: dayAfter(basket.until, days, timeZone),
  });

/** For words: noon stands on its day everywhere. */
export const daysOf = ({ from, until }: Basket, timeZone: string): { from: Date; until: Date } => ({
  from: instantAt(from, '12:00', timeZone),
  until: instantAt(until, '12:00', timeZone),
});

/** A year in whole weeks, so that a Friday stays a Friday. */
const YEAR_DAYS = 364;
const MOST_YEARS = 40;

/** The same weekdays a year later, or as many years later as it takes to lie ahead. */
export function nextYears(basket: Basket, timeZone: string, now: Date): Basket {
  const today = localTime(now, timeZone).day;
  let next = shifted(basket, YEAR_DAYS, timeZone);
  for (let years = 1; next.from <= today && years < MOST_YEARS; years += 1)
    next = shifted(next, YEAR_DAYS, timeZone);
  return next;
}
