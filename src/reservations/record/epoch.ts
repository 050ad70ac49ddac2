/** An epoch: a stretch of time in which nothing changes that an alliance shows, since nobody writes and nothing comes by itself. */
import { dayAfter } from '../../shared/days.js';
import { contains, earlier, later, type Period } from '../../shared/period.js';
import { dayAt, startOfDay } from '../../shared/zone.js';

/** From the last thing that came by itself to the next one, as long as the alliance stays at this revision. */
export interface Epoch extends Period {
  revision: number;
  /** False while something is overdue: with each moment it is missing for longer. Calendars do not show that. */
  isStill: boolean;
}

/** What comes by itself: deadlines of requests and of pending changes, consumables that are fetched, loans that become overdue. */
export interface Edges {
  last: Date | undefined;
  next: Date | undefined;
  isStill: boolean;
}

/** What stands in the alliance's row. */
export interface Standing {
  revision: number;
  timeZone: string;
}

/** A day that begins is an edge too. */
export function epochAt(now: Date, { revision, timeZone }: Standing, { last, next, isStill }: Edges): Epoch {
  const today = dayAt(now, timeZone);
  const midnight = startOfDay(today, timeZone);
  const nextMidnight = startOfDay(dayAfter(today, 1), timeZone);
  return {
    revision,
    from: last ? later(midnight, last) : midnight,
    until: next ? earlier(nextMidnight, next) : nextMidnight,
    isStill,
  };
}

export const isWithin = (epoch: Epoch, now: Date, { revision }: Pick<Standing, 'revision'>): boolean =>
  epoch.revision === revision && contains(epoch, now);

/** The same on every server, and never again once it is over. */
export const wordOf = ({ revision, from }: Epoch): string =>
  `${revision.toString(36)}.${from.getTime().toString(36)}`;
