/** How long a session lasts: it ends when it was not used for long, or is old. */
import { addMinutes, isBefore } from '../shared/period.js';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Whoever decides for others signs in more often. */
const limits = {
  member: { idleMinutes: 14 * DAY, absoluteMinutes: 90 * DAY },
  powerful: { idleMinutes: 12 * HOUR, absoluteMinutes: 7 * DAY },
};

interface SessionTimes {
  createdAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
}

/** `isPowerful`: coordinator or deputy anywhere, or operator. */
export function isAlive(session: SessionTimes, isPowerful: boolean, now: Date): boolean {
  const { idleMinutes, absoluteMinutes } = isPowerful ? limits.powerful : limits.member;
  return (
    session.endedAt === null &&
    isBefore(now, addMinutes(session.lastSeenAt, idleMinutes)) &&
    isBefore(now, addMinutes(session.createdAt, absoluteMinutes))
  );
}

/** Being seen is written down at most every ten minutes. */
export const isWorthNoting = (lastSeenAt: Date, now: Date): boolean =>
  !isBefore(now, addMinutes(lastSeenAt, 10));
