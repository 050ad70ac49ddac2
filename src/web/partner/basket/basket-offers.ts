/** What a refusal offers, as a basket that is one button away. */
import { isSameInstant, span, type Period } from '../../../shared/period.js';
import type { Proposal, ProposedLine } from '../../../shared/refusal.js';
import { daysOf } from '../../../shared/zone.js';
import { daysText, wishedDaysOf } from '../../forms/wished-days.js';
import { lineKey, withPeriod, withQuantities, type Basket, type ChosenTimes } from '../../basket/basket.js';

/** The basket with exactly the lines of an offer, fetched when it says. `placeOf` names the storage place of an item. */
export function offeredBasket(
  basket: Basket,
  { kind, lines: offered }: Proposal,
  placeOf: (itemId: string) => string,
  timeZone: string,
): Basket {
  const times = timesOf(offered, placeOf);
  const isUsual = (line: ProposedLine): boolean =>
    times.some((one) => one.placeId === placeOf(line.itemId) && isAt(one, periodOf(line)));
  const whole = span(offered.filter(isUsual).map(periodOf));
  const emptied = { ...basket, lines: [] };
  const days = whole && { ...basket, ...daysText(daysOf(whole, timeZone)) };
  const dated = kind === 'period' && days ? withPeriod(emptied, days) : emptied;
  const keyOf = (line: ProposedLine): string =>
    isUsual(line) || placeOf(line.itemId) === ''
      ? line.itemId
      : lineKey({ itemId: line.itemId, days: wishedDaysOf(periodOf(line), timeZone) });
  return { ...withQuantities(dated, unitsOf(offered, keyOf)), times };
}

const periodOf = ({ pickUpAt, returnDueAt }: ProposedLine): Period => ({
  from: new Date(pickUpAt),
  until: new Date(returnDueAt),
});

const isAt = ({ pickUpAt, returnDueAt }: ChosenTimes, { from, until }: Period): boolean =>
  isSameInstant(pickUpAt, from) && isSameInstant(returnDueAt, until);

/** An offer may name a thing twice: as it was asked for, and in the place of another. */
function unitsOf(
  offered: readonly ProposedLine[],
  keyOf: (line: ProposedLine) => string,
): Map<string, number> {
  const units = new Map<string, number>();
  for (const line of offered) units.set(keyOf(line), (units.get(keyOf(line)) ?? 0) + line.quantity);
  return units;
}

/** One for each place: what is fetched there at another time has days of its own. */
function timesOf(offered: readonly ProposedLine[], placeOf: (itemId: string) => string): ChosenTimes[] {
  const times = offered.map(({ itemId, pickUpAt, returnDueAt }) => ({
    placeId: placeOf(itemId),
    pickUpAt: new Date(pickUpAt),
    returnDueAt: new Date(returnDueAt),
  }));
  return times.filter(
    ({ placeId }, index) => placeId !== '' && times.findIndex((one) => one.placeId === placeId) === index,
  );
}
