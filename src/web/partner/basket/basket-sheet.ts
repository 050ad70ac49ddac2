/** A basket's sheet: its things by storage place, each place with the times at which they are fetched and brought back. */
import type { Temporal } from 'temporal-polyfill';
import {
  handOverTimes,
  withChosen,
  type HandOverTimes,
  type Opening,
} from '../../../items/hand-over-times.js';
import type { ItemView } from '../../../items/item.dto.js';
import { placeHours, type Calendar } from '../../../items/place-hours.js';
import type { StoragePlaceView } from '../../../items/storage-place.dto.js';
import type { NamedPartner } from '../../../partners/members/partner.dto.js';
import type { WishPreview } from '../../../reservations/asking/wish-preview.view.js';
import type { Fit, PlaceWish } from '../../../reservations/stock/obtainable.js';
import { isSameDay } from '../../../shared/days.js';
import { given } from '../../../shared/given.js';
import type { Proposal } from '../../../shared/refusal.js';
import type { Language, Words } from '../../../shared/words.js';
import { dayAt } from '../../../shared/zone.js';
import type { FormState } from '../../forms/typed.js';
import { daysFrom, type WishedDays } from '../../forms/wished-days.js';
import { lineKey, type Basket } from '../../basket/basket.js';
import type { OtherWeek } from '../../basket/other-days.js';
import type { WeekLook } from '../../ui/week.js';

/** All that must be known of an item to say when it is fetched. */
export interface Standing {
  id: string;
  storagePlace: { id: string };
}

export interface BasketThing<I extends Standing = ItemView> {
  item: I;
  quantity: number;
  /** Of its line in the basket. */
  key: string;
}

export interface BasketPlace<I extends Standing = ItemView> {
  place: StoragePlaceView;
  times: HandOverTimes;
  /** Wished days on which it is closed. */
  closings: readonly Closing[];
  things: BasketThing<I>[];
  /** Other days than the basket's, on which these things are wanted; of one place there may be several. */
  days?: WishedDays | undefined;
  /** By item: units that can be had so, as if nothing else were wished; missing while nobody has looked at the stock. */
  free?: ReadonlyMap<string, number> | undefined;
  /** How they can be had at these times; missing while nobody has looked at the stock. */
  fit?: Fit | undefined;
}

/** A basket that is one button away, with the sentence of the refusal that offers it. */
export interface OfferedBasket {
  offer: Proposal;
  basket: Basket;
}

/** A day on which nothing is handed over, and why. */
export interface Closing {
  day: Temporal.PlainDate;
  why: Words;
}

export interface BasketSheet {
  basket: Basket;
  places: readonly BasketPlace[];
  /** Lines whose item is not lent any more. */
  gone: number;
  /** For whom the visitor may ask here; nobody who is not signed in, or acts for no partner. */
  partners: readonly NamedPartner[];
  /** Undefined while nothing is in it, or no days are chosen. */
  preview: WishPreview | undefined;
  /** What could be had instead, as soon as it is known that this could not. */
  offers: readonly OfferedBasket[];
  /** One place that has all of it, where it stands at several now. */
  oneStore: OneStore | undefined;
  /** None while nothing is in it. */
  weeks: readonly ComparedWeek[];
  now: Date;
  /** Of the texts in the request that it becomes. */
  lengths: FormState['lengths'];
}

/** The basket on other days, and how much of it can be had then. */
export interface ComparedWeek extends OtherWeek {
  look: WeekLook;
  says: (language: Language) => string;
}

export interface OneStore {
  placeName: string;
  /** "20 × Bierbank" */
  things: string[];
  basket: Basket;
}

export interface Known<I extends Standing> {
  items: readonly I[];
  places: readonly StoragePlaceView[];
  calendar: Calendar;
  now: Date;
}

/** In the order in which the things were chosen; nothing while no days are. What is not known here is left out. */
export function basketPlaces<I extends Standing>(
  basket: Basket,
  { items, places, calendar, now }: Known<I>,
): BasketPlace<I>[] {
  const groups = new Map<string, Omit<BasketPlace<I>, 'times' | 'closings'>>();
  for (const line of basket.lines) {
    const item = items.find(({ id }) => id === line.itemId);
    const place = places.find(({ id }) => id === item?.storagePlace.id);
    if (!item || !place) continue;
    const key = lineKey({ itemId: place.id, ...given({ days: line.days }) });
    const group = groups.get(key) ?? { place, days: line.days, things: [] };
    group.things.push({ item, quantity: line.quantity, key: lineKey(line) });
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => {
    const opening = { ...placeHours(group.place, calendar), now };
    const times = timesAt(opening, group, basket);
    return { ...group, times, closings: closingsIn(opening, group.days ?? basket) };
  });
}

/** What is wished for, place by place. */
export const wishesOf = (places: readonly BasketPlace<Standing>[]): PlaceWish[] =>
  places.map(({ things, times }) => ({
    things: things.map(({ item, quantity }) => ({ itemId: item.id, quantity })),
    ways: times.ways,
    otherwise: { pickUp: times.pickUp, returnDue: times.returnDue },
  }));

/** The place with the way that is proposed there. */
export function withFit(
  { fit, ...place }: BasketPlace,
  known: Pick<Known<Standing>, 'calendar' | 'now'>,
): BasketPlace {
  if (!fit || place.times.ways.length === 0 || fit.way === place.times.ways[0]) return { ...place, fit };
  const opening = { ...placeHours(place.place, known.calendar), now: known.now };
  const { pickUp, returnDue } = fit.way;
  const times = withChosen(place.times, opening, { pickUpAt: pickUp.at, returnDueAt: returnDue.at });
  return { ...place, fit, times };
}

/** As they follow from the wished days, unless others were chosen at which the place serves. */
function timesAt(
  opening: Opening,
  { place, days: own }: Pick<BasketPlace, 'place' | 'days'>,
  basket: Basket,
): HandOverTimes {
  const today = dayAt(opening.now, opening.timeZone);
  const wished = own ?? basket;
  const days = daysFrom(wished) ?? { from: today, until: today };
  const times = handOverTimes(opening, { ...wished, ...days });
  const chosen = own ? undefined : basket.times.find(({ placeId }) => placeId === place.id);
  return chosen ? withChosen(times, opening, chosen) : times;
}

/** The first and the last of the wished days, where the place is closed on them. */
function closingsIn({ closingOn }: Opening, wished: Pick<Basket, 'from' | 'until'>): Closing[] {
  const days = daysFrom(wished);
  if (!days) return [];
  const ends = isSameDay(days.from, days.until) ? [days.from] : [days.from, days.until];
  return ends.flatMap((day) => {
    const why = closingOn?.(day);
    return why ? [{ day, why }] : [];
  });
}
