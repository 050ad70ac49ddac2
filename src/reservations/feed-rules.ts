/** Who may have which feed, judged when it is made and again at every reading. */
import { fold } from '../items/search-text.js';
import type { FeedDetail, FeedScope } from './feed.entity.js';

interface Reader {
  isInsider: boolean;
  isCoordination: boolean;
  actsFor(partnerId: string): boolean;
}

interface Wish {
  scope: FeedScope;
  partnerId: string | null;
  detail: FeedDetail;
}

/** One's own partner in full; the pool as partners see it for every insider; the rest for the coordination. */
export function mayRead(reader: Reader, { scope, partnerId, detail }: Wish): boolean {
  if (reader.isCoordination) return true;
  if (scope === 'partner') return partnerId !== null && reader.actsFor(partnerId);
  return reader.isInsider && detail === 'partners';
}

/** The last segment of the address: some programs show it as the calendar's name. */
export const slugOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'kalender';
