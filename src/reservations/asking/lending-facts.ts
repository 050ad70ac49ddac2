/** The facts that the lending rules look at: put together for asking, for what is offered instead, and for the docket. */
import type { Item } from '../../items/item.entity.js';
import { placeHours } from '../../items/place-hours.js';
import type { StoragePlace } from '../../items/storage-place.entity.js';
import type { LineRules } from '../../partners/who/alliance-rules.js';
import type { RestingDays } from '../../partners/holidays/resting-days.js';
import type { AskedLine } from '../stock/ledger.js';
import type { LendingFacts, LendingLine } from './lending-rule.js';

/** What somebody would like to ask for, and for whom. */
export interface Wish {
  partner: LendingFacts['partner'];
  lines: readonly AskedLine[];
}

/** All that stands around a wish, gathered once for as many wishes for these items as one likes. */
export interface Gathered extends Pick<LendingFacts, 'now' | 'timeZone'> {
  /** By which each item is lent, by its id. */
  rules: ReadonlyMap<string, LineRules>;
  /** Of the alliance's Land. */
  resting: RestingDays;
  items: ReadonlyMap<string, Item>;
  places: ReadonlyMap<string, StoragePlace>;
  /** Items that take no new requests. */
  unlent: ReadonlySet<string>;
  /** Sets that cannot be made up, each with a part that takes none. */
  incomplete: ReadonlyMap<string, { name: string }>;
}

export const lendingFacts = (gathered: Gathered, { partner, lines }: Wish): LendingFacts => ({
  now: gathered.now,
  timeZone: gathered.timeZone,
  partner,
  lines: lines.map((line) => lendingLine(line, gathered)),
});

function lendingLine({ itemId, quantity, period, parts }: AskedLine, gathered: Gathered): LendingLine {
  const { items, places, unlent, incomplete } = gathered;
  const item = items.get(itemId)!;
  const place = places.get(item.storagePlaceId);
  return {
    itemId,
    itemName: item.name,
    unit: item.unit,
    quantity,
    rules: gathered.rules.get(itemId)!,
    packStep: item.packStep,
    isSetAside: unlent.has(itemId) || incomplete.has(itemId),
    missingPart: incomplete.get(itemId)?.name,
    period,
    ...(parts && { parts }),
    placeName: place?.name ?? '',
    ...(place ? placeHours(place, gathered) : { windows: [] }),
  };
}
