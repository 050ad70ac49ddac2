/** How the preview of a wish reads. */
import type { Reason } from '../shared/refusal.js';

export interface WishPreview {
  /** By item: units free throughout the line's period, as if nothing else were wished. */
  free: ReadonlyMap<string, number>;
  /** Why it would be refused; none where it would be taken. */
  reasons: readonly Reason[];
  warnings: readonly Reason[];
  /** Until when a request that is sent now is decided. */
  decideBy: Date;
}
