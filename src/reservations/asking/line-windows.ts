/** The openings of a line: until when it can be fetched, and from when on brought back. */
import { openingAt } from '../../items/hand-over-windows.js';
import { isBefore } from '../../shared/period.js';
import type { LendingLine } from './lending-rule.js';

/** The other ends of the openings in which it is fetched and brought back; none by arrangement, or within one opening. */
export function windowsOf(
  { period, windows, closingOn }: LendingLine,
  timeZone: string,
): { pickUpUntil: Date | null; returnFrom: Date | null } {
  const place = { windows, timeZone, ...(closingOn ? { closingOn } : {}) };
  const [fetched, back] = [openingAt(place, period.from), openingAt(place, period.until)];
  if (!fetched || !back || !isBefore(fetched.until, back.from))
    return { pickUpUntil: null, returnFrom: null };
  return { pickUpUntil: fetched.until, returnFrom: back.from };
}
