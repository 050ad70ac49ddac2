/** How the preview of a wish reads. */
import type { Reason } from '../../shared/refusal.js';
import type { Fit } from '../stock/obtainable.js';

/** What would be said to one of several wishes. */
export type Compared = Pick<WishPreview, 'fits' | 'reasons'>;

export interface Outlook {
  /** Undefined where nothing was wished. */
  preview: WishPreview | undefined;
  /** In the order of the others. */
  others: readonly Compared[];
}

export interface WishPreview {
  /** By place, in the order of the wishes: the way that is proposed, and from when to when the things are held. */
  fits: readonly Fit[];
  /** By place and item: units that can be had at the hours of the place, as if nothing else were wished. */
  free: readonly ReadonlyMap<string, number>[];
  /** Why it would be refused; none where it would be taken. */
  reasons: readonly Reason[];
  warnings: readonly Reason[];
  /** Until when a request that is sent now is decided. */
  decideBy: Date;
}
