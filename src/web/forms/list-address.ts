/** The address of the list: what it may say, so that whoever steps, searches or chooses days comes back to the same list. */
import type { Typed } from './typed.js';

/** Whatever else is sent is left out. */
const asking = [
  'from',
  'until',
  'fromTime',
  'untilTime',
  'search',
  'category',
  'storagePlace',
  'owner',
  'free',
  'view',
  'cursor',
];

const LONGEST = 500;

/** What was said of it, as part of an address, without `?`. */
export function listQuery(said: Typed): string {
  const parts = asking.flatMap((name): [string, string][] =>
    said[name] ? [[name, said[name].slice(0, LONGEST)]] : [],
  );
  return new URLSearchParams(parts).toString();
}

/** The same of a query that a form of the list brought along. */
export const sameQuery = (query = ''): string =>
  listQuery(Object.fromEntries(new URLSearchParams(query.slice(0, 10 * LONGEST))));

/** Where an item stands in it. */
export const itemAnchor = (itemId: string): string => `item-${itemId}`;
