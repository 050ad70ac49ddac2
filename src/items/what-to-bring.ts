/** What to bring: what it takes to fetch so many units of these items, with the deposit. Said by mail, page, paper, calendar entry and basket. */
import type { Item } from './item.entity.js';

/** What an item asks of whoever fetches it. */
export type Needs = Pick<
  Item,
  'id' | 'name' | 'needsVehicle' | 'needsPersons' | 'needsOther' | 'depositCents' | 'depositBasis'
>;

/** So many units of one item, fetched on one way. */
export interface Fetched {
  item: Needs;
  quantity: number;
}

/** Something needed, in the owner's words, and the things that need it. */
export interface Need {
  what: string;
  forThings: string[];
}

export interface ToBring {
  /** Words cannot be ranked: what each thing needs, said once. */
  vehicles: Need[];
  /** As many as the thing that needs most; 0 where nothing is said. */
  persons: number;
  others: Need[];
  /** In euro cents, for all of it. */
  depositCents: number;
}

export function whatToBring(fetched: readonly Fetched[]): ToBring {
  const items = fetched.filter(({ quantity }) => quantity > 0).map(({ item }) => item);
  return {
    vehicles: needsOf(items, ({ needsVehicle }) => needsVehicle),
    persons: Math.max(0, ...items.map(({ needsPersons }) => needsPersons ?? 0)),
    others: needsOf(items, ({ needsOther }) => needsOther),
    depositCents: depositCents(fetched),
  };
}

/** In euro cents: for each unit, or once for an item of a loan, in however many lines it stands. */
export function depositCents(fetched: readonly Fetched[]): number {
  const once = new Map<string, number>();
  let perUnit = 0;
  for (const { item, quantity } of fetched.filter((one) => one.quantity > 0)) {
    if (item.depositBasis === 'per_unit') perUnit += item.depositCents * quantity;
    else once.set(item.id, item.depositCents);
  }
  return [...once.values()].reduce((sum, cents) => sum + cents, perUnit);
}

function needsOf(items: readonly Needs[], textOf: (item: Needs) => string): Need[] {
  const needs = new Map<string, Need>();
  for (const item of items) {
    const what = textOf(item).trim();
    if (what === '') continue;
    const need = needs.get(what.toLowerCase()) ?? { what, forThings: [] };
    if (!need.forThings.includes(item.name)) need.forThings.push(item.name);
    needs.set(what.toLowerCase(), need);
  }
  return [...needs.values()];
}
