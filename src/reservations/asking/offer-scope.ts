/** The scope of offers: what is looked at to find something instead of a refused wish, and which of it the rules would take. */
import { openingsAround } from '../../items/hand-over-times.js';
import { momentsAround, nearestWays } from '../../items/nearest-ways.js';
import { placeHours } from '../../items/place-hours.js';
import { dayAfter, isSameDay } from '../../shared/days.js';
import { isSameInstant, span, type Period } from '../../shared/period.js';
import type { Reason } from '../../shared/refusal.js';
import { daysOf } from '../../shared/zone.js';
import type { AskedLine, Ledger } from '../stock/ledger.js';
import { lendingFacts, type Gathered, type Wish } from './lending-facts.js';
import { reasonsAgainst } from './lending-rules.js';
import type { LendingFacts } from './lending-rule.js';
import { fitsWhole, sameWeekdaysFirst, type RefusedRequest } from './offers.js';
import { atServedTimes, oneOfEach, shiftedBy, timeCodes, type Timetable } from './served-times.js';

/** How far ahead and back another date is still worth proposing. */
export const MOST_DAYS = 60;
/** So many lines are looked at for other times: of a long wish the best days only. */
const MOST_LINES_LOOKED = 3_000;
/** Ways to fetch things and bring them back near the wished instants. */
const MOST_WAYS = 3;

export interface Refused extends Wish {
  reasons: readonly Reason[];
  /** Somebody stands at the desk: what is offered goes out now, by these rules. */
  atDesk?: Rules | undefined;
}

export type Rules = (facts: LendingFacts) => Reason[];

export interface Surroundings {
  gathered: Gathered;
  ledger: Ledger;
  /** The refused lines as near as the rules of time allow, whether or not their places serve then. */
  near: readonly AskedLine[];
  /** By the id of an asked item: what can replace it, best first. */
  replacements: ReadonlyMap<string, readonly string[]>;
}

export interface OfferScope {
  request: RefusedRequest;
  /** The wish itself is at another time than it was asked for: nothing but its time was wrong. */
  isMoved: boolean;
  passes: (lines: readonly AskedLine[]) => boolean;
}

export function offerScope(refused: Refused, around: Surroundings): OfferScope {
  const { partner, lines, reasons, atDesk } = refused;
  const { gathered, ledger, near, replacements } = around;
  const rules = atDesk ?? reasonsAgainst;
  const codesAgainst = (other: readonly AskedLine[]): string[] =>
    rules(lendingFacts(gathered, { partner, lines: other })).map(({ code }) => code);
  const placeOf = (itemId: string): string => gathered.items.get(itemId)!.storagePlaceId;
  // One of those that are fetched together tells for all of them.
  const isTimely = (other: readonly AskedLine[]): boolean =>
    !codesAgainst(oneOfEach(other, placeOf)).some((code) => timeCodes.has(code));
  const timetable = timetableOf(around);
  const served = (other: readonly AskedLine[], nth = 0): AskedLine[][] =>
    [atServedTimes(ledger, other, timetable, nth) ?? []].filter((found) => found.length > 0);
  const isTimeWrong = reasons.some(({ code }) => timeCodes.has(code));
  const nearby = isTimeWrong ? nearbyTimes(near, served, isTimely) : [];
  const start = nearby[0] ?? (isTimeWrong ? near : lines);
  const atDays = (days: number): Variant[] => {
    const shifted = shiftedBy(start, days, gathered.timeZone);
    // On other weekdays the hours are others anyway: nothing is bent to fit.
    const sameDays = () =>
      served(shifted).filter((other) => areOnSameDays(other, shifted, gathered.timeZone));
    return [() => [shifted], ...(days % 7 === 0 ? [sameDays] : [])];
  };
  return {
    request: {
      ledger,
      lines: start,
      similarTo: (line) =>
        (replacements.get(line.itemId) ?? []).flatMap((itemId) => {
          const other = { ...line, itemId };
          return isTimely([other]) ? [other] : served([other]).flat();
        }),
      // Whether it is free is found out faster than whether the rules allow it.
      otherTimes: firstFree(
        [...nearby.slice(1).map((one) => () => [() => [one]]), ...shiftsOf(atDays, lines.length)],
        (other) => fitsWhole(ledger, other) && isTimely(other),
      ),
    },
    isMoved: nearby.length > 0,
    passes: (other) => codesAgainst(other).length === 0 && (!atDesk || goTogether(lines, other)),
  };
}

/** Fetched when these are. */
const goTogether = (asked: readonly AskedLine[], other: readonly AskedLine[]): boolean =>
  other.every(({ period }) => asked.some((one) => isSameInstant(one.period.from, period.from)));

/** As it is, where it is served then; else by the nearest ways. */
function nearbyTimes(
  near: readonly AskedLine[],
  served: (lines: readonly AskedLine[], nth: number) => AskedLine[][],
  isTimely: (lines: readonly AskedLine[]) => boolean,
): AskedLine[][] {
  if (isTimely(near)) return [[...near]];
  const ways = Array.from({ length: MOST_WAYS }, (_, nth) => nth);
  return ways.flatMap((nth) => served(near, nth)).filter(isTimely);
}

/** Other hours are no other days. */
const areOnSameDays = (
  lines: readonly AskedLine[],
  others: readonly AskedLine[],
  timeZone: string,
): boolean =>
  lines.every(({ period }, index) => {
    const [one, other] = [daysOf(period, timeZone), daysOf(others[index]!.period, timeZone)];
    return isSameDay(one.from, other.from) && isSameDay(one.until, other.until);
  });

/** The same time, exactly or as its places serve; none where they do not. */
type Variant = () => AskedLine[][];

const shiftsOf = (atDays: (days: number) => Variant[], lines: number): (() => Variant[])[] =>
  sameWeekdaysFirst(MOST_DAYS)
    .slice(0, Math.ceil(MOST_LINES_LOOKED / lines))
    .map((days) => () => atDays(days));

/** Of each time the first variant that is free; nothing is worked out before it is asked for, and undefined gives way in between. */
function* firstFree(
  times: readonly (() => Variant[])[],
  isFree: (lines: readonly AskedLine[]) => boolean,
): Generator<AskedLine[] | undefined> {
  for (const variantsAt of times) {
    for (const variant of variantsAt()) {
      const found = variant().find(isFree);
      yield found;
      if (found) break;
    }
  }
}

/** The openings of each place are worked out once. */
function timetableOf({ gathered, near }: Surroundings): Timetable {
  const { items, places, timeZone, now } = gathered;
  const whole = daysOf(span(near.map(({ period }) => period))!, timeZone);
  const days = { from: dayAfter(whole.from, -MOST_DAYS), until: dayAfter(whole.until, MOST_DAYS) };
  const known = new Map<string, Period[]>();
  return {
    placeOf: (itemId) => items.get(itemId)!.storagePlaceId,
    waysNear: (placeId, wished) => {
      const hours = placeHours(places.get(placeId)!, gathered);
      if (hours.windows.length === 0)
        return nearestWays(
          { pickUps: momentsAround(hours, wished.from), returns: momentsAround(hours, wished.until) },
          wished,
          now,
        );
      const openings = known.get(placeId) ?? openingsAround(hours, days);
      known.set(placeId, openings);
      return nearestWays({ pickUps: openings, returns: openings }, wished, now);
    },
  };
}
