/** What follows from what is said of an item: by what it is found, since when it was counted, and how often it was changed. */
import { countingOrder } from '../shared/spelling.js';
import type { Item } from './item.entity.js';
import { searchTextOf } from './search-text.js';

/** After every change of what it is called. */
export function index(item: Item): void {
  item.searchText = searchTextOf(item);
  item.numberOrder = countingOrder(item.inventoryNumber);
}

interface Revision {
  changes: Partial<Item>;
  /** Undefined where nobody says anything of it. */
  setAside: boolean | undefined;
  now: Date;
  /** How often the place was changed that it leaves: calendars add both up, and it must not get lost. */
  leftBehind: number;
}

/** Writes into the item what is newly said of it. */
export function revise(item: Item, { changes, setAside, now, leftBehind }: Revision): void {
  const aside = setAside === undefined ? {} : { setAsideAt: setAside ? (item.setAsideAt ?? now) : null };
  if (isCounted(item, changes)) item.countedAt = now;
  const counted = (item.changes ?? 0) + 1 + leftBehind;
  Object.assign(item, changes, aside, { updatedAt: now, changes: counted });
  index(item);
}

/** Whoever says how many there are has counted; so has whoever says only now that it does not come back. */
const isCounted = ({ kind }: Item, changes: Partial<Item>): boolean =>
  changes.quantity !== undefined || (changes.kind === 'consumable' && kind !== 'consumable');
