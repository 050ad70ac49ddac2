/** A wish at places: what the wished days come to at the hours of each, worked out once for all that stands there. */
import { handOverTimes, type DaysAndTimes, type Opening, type Way } from '../../items/hand-over-times.js';
import { isSameDay } from '../../shared/days.js';
import { span, type Period } from '../../shared/period.js';
import type { Words } from '../../shared/words.js';
import { localDay, type LocalDay } from '../../shared/zone.js';
import { daysAround, daysAt, looksOf, type DayAtPlace } from '../stock/day-look.js';
import type { Ledger } from '../stock/ledger.js';
import { obtainable, spansOf } from '../stock/obtainable.js';
import type { WishedItem } from './wished-item.view.js';

export interface WishAtPlace {
  ways: readonly Way[];
  /** Of a wish for a single day: that day. */
  day: readonly DayAtPlace[] | undefined;
  /** Nothing opens near: what the first or the last of the days says. */
  closing: Words | undefined;
}

/** By place. */
export type WishAtPlaces = ReadonlyMap<string, WishAtPlace>;

export function wishAtPlaces(openings: ReadonlyMap<string, Opening>, wished: DaysAndTimes): WishAtPlaces {
  return new Map([...openings].map(([placeId, opening]) => [placeId, wishAt(opening, wished)]));
}

function wishAt(opening: Opening, wished: DaysAndTimes): WishAtPlace {
  const { ways } = handOverTimes(opening, wished);
  const day = singleDay(wished, opening.timeZone);
  return {
    ways,
    day: day && daysAt(opening, [day]),
    closing: ways.length === 0 ? whyClosed(opening, wished) : undefined,
  };
}

const whyClosed = ({ closingOn }: Opening, { from, until }: DaysAndTimes): Words | undefined =>
  closingOn?.(from) ?? closingOn?.(until);

const singleDay = (
  { from, until, fromTime, untilTime }: DaysAndTimes,
  timeZone: string,
): LocalDay | undefined =>
  isSameDay(from, until) && fromTime + untilTime === '' ? localDay(from, timeZone) : undefined;

/** What must be known to judge it; undefined where nothing must. */
export function bearingOn(wish: WishAtPlaces, timeZone: string): Period | undefined {
  const places = [...wish.values()];
  const day = places[0]?.day;
  const around = day
    ? [
        daysAround(
          day.map(({ local }) => local),
          timeZone,
        ),
      ]
    : [];
  return span([...around, ...spansOf(places.map(({ ways }) => ways))]);
}

/** How much of an item that stands there can be had, and when or why not. */
export function hadAt(
  ledger: Ledger,
  itemId: string,
  { ways, day, closing }: WishAtPlace,
): Pick<WishedItem, 'hours' | 'closing'> & { free: number } {
  const free = obtainable(ledger, itemId, ways);
  const [look] = day && free === 0 ? looksOf(ledger, itemId, day) : [];
  return { free, hours: look?.hours ?? [], closing };
}
