/** A basket's sheet: its things by storage place, each place with the times at which they are fetched and brought back. */
import type { HandOverTime, HandOverTimes } from '../../items/hand-over-times.js';
import { handOverTimes } from '../../items/hand-over-times.js';
import { isServed } from '../../items/hand-over-windows.js';
import type { ItemView } from '../../items/item.dto.js';
import type { StoragePlaceView } from '../../items/storage-place.dto.js';
import type { NamedPartner } from '../../partners/partner.dto.js';
import type { WishPreview } from '../../reservations/wish-preview.view.js';
import { byTime, isSameInstant } from '../../shared/period.js';
import { localTime } from '../../shared/zone.js';
import type { Basket } from '../basket/basket.js';

export interface BasketThing {
  item: ItemView;
  quantity: number;
}

export interface BasketPlace {
  place: StoragePlaceView;
  times: HandOverTimes;
  things: BasketThing[];
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
  /** One place that has all of it, where it stands at several now. */
  oneStore: OneStore | undefined;
  now: Date;
}

export interface OneStore {
  placeName: string;
  /** "20 × Bierbank" */
  things: string[];
  basket: Basket;
}

export interface Known {
  items: readonly ItemView[];
  places: readonly StoragePlaceView[];
  timeZone: string;
  now: Date;
}

/** In the order in which the things were chosen; nothing while no days are. What is not known here is left out. */
export function basketPlaces(basket: Basket, { items, places, timeZone, now }: Known): BasketPlace[] {
  const things = basket.lines.flatMap(({ itemId, quantity }) => {
    const item = items.find(({ id }) => id === itemId);
    return item ? [{ item, quantity }] : [];
  });
  const placeIds = [...new Set(things.map(({ item }) => item.storagePlace.id))];
  return placeIds.map((placeId) => {
    const place = places.find(({ id }) => id === placeId)!;
    const times = timesAt(place, basket, timeZone, now);
    return { place, times, things: things.filter(({ item }) => item.storagePlace.id === placeId) };
  });
}

/** As they follow from the wished days, unless others were chosen at which the place serves. */
function timesAt(place: StoragePlaceView, basket: Basket, timeZone: string, now: Date): HandOverTimes {
  const { handOverWindows: windows } = place;
  const times = handOverTimes({ windows, timeZone, now }, basket.from === '' ? today(now, timeZone) : basket);
  const chosen = basket.times.find(({ placeId }) => placeId === place.id);
  if (!chosen) return times;
  const isOpen = (at: Date): boolean => isServed(windows, localTime(at, timeZone));
  return {
    ...times,
    ...(isOpen(chosen.pickUpAt) ? taken('pickUp', times.pickUps, chosen.pickUpAt) : {}),
    ...(isOpen(chosen.returnDueAt) ? taken('returnDue', times.returns, chosen.returnDueAt) : {}),
  };
}

function taken(
  which: 'pickUp' | 'returnDue',
  offered: readonly HandOverTime[],
  at: Date,
): Partial<HandOverTimes> {
  const known = offered.find((time) => isSameInstant(time.at, at));
  if (known) return { [which]: known };
  const own = { at, window: { from: at, until: at } };
  const all = [...offered, own].toSorted((one, other) => byTime(one.at, other.at));
  return { [which]: own, [which === 'pickUp' ? 'pickUps' : 'returns']: all };
}

function today(now: Date, timeZone: string): Pick<Basket, 'from' | 'until' | 'fromTime' | 'untilTime'> {
  const { day } = localTime(now, timeZone);
  return { from: day, until: day, fromTime: '', untilTime: '' };
}

/** In euro cents: what is handed over as a deposit for all of it. */
export const depositCents = (places: readonly BasketPlace[]): number =>
  places
    .flatMap(({ things }) => things)
    .map(({ item, quantity }) => item.depositCents * (item.depositBasis === 'per_unit' ? quantity : 1))
    .reduce((sum, cents) => sum + cents, 0);
