/** The Monday digest: when it comes, and which requests cannot wait for it. */
import { dayAfter, nextWeekday } from '../../shared/days.js';
import { addMinutes, isBefore } from '../../shared/period.js';
import { dayAt, instantAt } from '../../shared/zone.js';
import { isUrgent } from './deadline.js';
import { hasPassed } from './lifecycle.js';

const MONDAY = 1;
const HOUR = '07:00';
/** So long after the digest a deadline is not over yet. */
const DAY_MINUTES = 24 * 60;

/** The last that came, or comes at this instant. */
export const lastDigestAt = (now: Date, timeZone: string): Date => {
  const next = nextWeekday(dayAt(now, timeZone), MONDAY);
  const [thisOne, before] = [dayAfter(next, -7), dayAfter(next, -14)].map((day) =>
    instantAt(day, HOUR, timeZone),
  ) as [Date, Date];
  return isBefore(now, thisOne) ? before : thisOne;
};

const nextDigestAt = (now: Date, timeZone: string): Date => {
  const monday = dayAfter(dayAt(lastDigestAt(now, timeZone), timeZone), 7);
  return instantAt(monday, HOUR, timeZone);
};

interface Asked {
  askedAt: Date;
  pickUpAt: Date;
  decideBy: Date;
}

/** Not what is fetched soon, and not what the digest would tell too late to decide it in peace. */
export const waitsForDigest = ({ askedAt, pickUpAt, decideBy }: Asked, timeZone: string): boolean =>
  !isUrgent(askedAt, pickUpAt) &&
  !hasPassed(decideBy, addMinutes(nextDigestAt(askedAt, timeZone), DAY_MINUTES));
