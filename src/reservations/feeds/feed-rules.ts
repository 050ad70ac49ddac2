/** Who may have which feed, judged when it is made and again at every reading. */
import { fold } from '../../items/search-text.js';
import type { FeedDetail, FeedScope } from './feed.entity.js';

interface Reader {
  isInsider: boolean;
  isCoordination: boolean;
  actsFor(partnerId: string): boolean;
  keeps(storagePlaceId: string): boolean;
}

export interface Shown {
  scope: FeedScope;
  /** Of scope `partner` and `owner`. */
  partnerId: string | null;
  /** Of scope `storagePlace`. */
  storagePlaceId: string | null;
  /** Of scope `item`: whose it is, and where it stands. */
  item?: { ownerId: string; storagePlaceId: string } | undefined;
  detail: FeedDetail;
}

/**
 * The coordination may have all. One's own partner's bookings are one's own; what is lent of the pool every insider may
 * see as partners do. In full it is for whoever lends the things or keeps their place, who see those requests on pages
 * too; the pick-ups and returns of a place are for its keeper.
 */
export function mayRead(reader: Reader, shown: Shown): boolean {
  const { scope, partnerId, detail } = shown;
  if (reader.isCoordination) return true;
  if (!reader.isInsider) return false;
  if (detail === 'desk') return scope === 'storagePlace' && isKept(reader, shown.storagePlaceId);
  if (scope === 'partner') return isOwn(reader, partnerId);
  return detail !== 'full' || isConcerned(reader, shown);
}

function isConcerned(reader: Reader, { scope, partnerId, storagePlaceId, item }: Shown): boolean {
  if (scope === 'owner') return isOwn(reader, partnerId);
  if (scope === 'storagePlace') return isKept(reader, storagePlaceId);
  return item !== undefined && (reader.actsFor(item.ownerId) || reader.keeps(item.storagePlaceId));
}

const isOwn = (reader: Reader, partnerId: string | null): boolean =>
  partnerId !== null && reader.actsFor(partnerId);

const isKept = (reader: Reader, placeId: string | null): boolean => placeId !== null && reader.keeps(placeId);

/** The last segment of the address: some programs show it as the calendar's name. */
export const slugOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'kalender';
