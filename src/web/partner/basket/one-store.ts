/** One store: where a basket would be fetched at several storage places, the one that has something like all of it. */
import type { ItemView } from '../../../items/item.dto.js';
import { withQuantities, type Basket } from '../../basket/basket.js';
import type { BasketPlace, OneStore } from './basket-sheet.js';

/** `pool` says what is free; the place that has most of the basket already comes first. */
export function oneStore(
  basket: Basket,
  places: readonly BasketPlace[],
  pool: readonly ItemView[],
): OneStore | undefined {
  if (places.length < 2) return undefined;
  const fullestFirst = places.toSorted((one, other) => other.things.length - one.things.length);
  for (const { place } of fullestFirst) {
    const quantities = movedTo(place.id, places, pool);
    if (!quantities) continue;
    const there = pool.filter(({ id }) => quantities.has(id));
    return {
      placeName: place.name,
      things: there.map(({ id, name }) => `${quantities.get(id)} × ${name}`),
      basket: { ...withQuantities({ ...basket, lines: [] }, quantities), times: [] },
    };
  }
  return undefined;
}

/** Units by item at that place; undefined where one of the things has nothing like it there, or not enough. */
function movedTo(
  placeId: string,
  places: readonly BasketPlace[],
  pool: readonly ItemView[],
): Map<string, number> | undefined {
  const there = pool.filter(({ storagePlace, lent }) => storagePlace.id === placeId && lent);
  const quantities = new Map<string, number>();
  for (const { item, quantity } of places.flatMap(({ things }) => things)) {
    const alike = there.find(({ id }) => id === item.id) ?? there.find((other) => isAlike(item, other));
    if (!alike) return undefined;
    quantities.set(alike.id, (quantities.get(alike.id) ?? 0) + quantity);
  }
  const isEnough = there.every(({ id, free = 0, packStep }) => {
    const units = quantities.get(id) ?? 0;
    return units <= free && units % packStep === 0;
  });
  return isEnough ? quantities : undefined;
}

/** Named alike and counted alike: "Bierbank 220 x 25 cm" and "Bierbank, grün". */
const isAlike = (one: ItemView, other: ItemView): boolean =>
  one.unit === other.unit && one.kind === other.kind && firstWord(one.name) === firstWord(other.name);

const firstWord = (name: string): string => /[\p{L}\p{N}]+/u.exec(name.toLowerCase())?.[0] ?? name;
