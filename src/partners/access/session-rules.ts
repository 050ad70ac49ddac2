/** How long a session lasts: it ends when it was not used for long, or is old. */
import { addMinutes, isBefore } from '../../shared/period.js';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Whoever decides for others signs in more often. */
const limits = {
  member: { idleMinutes: 14 * DAY, absoluteMinutes: 90 * DAY },
  powerful: { idleMinutes: 12 * HOUR, absoluteMinutes: 7 * DAY },
};

/** No session is alive that began earlier. */
export const LONGEST_SESSION_MINUTES = limits.member.absoluteMinutes;

/** What cannot be taken back easily asks for a sign-in that is no older. */
export const FRESH_MINUTES = 10;

interface SessionTimes {
  createdAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
}

/** Alive is what began, and was seen, after these. `isPowerful`: coordinator or deputy anywhere, or operator. */
export function aliveSince(isPowerful: boolean, now: Date): { createdAt: Date; lastSeenAt: Date } {
  const { idleMinutes, absoluteMinutes } = isPowerful ? limits.powerful : limits.member;
  return { createdAt: addMinutes(now, -absoluteMinutes), lastSeenAt: addMinutes(now, -idleMinutes) };
}

export function isAlive(session: SessionTimes, isPowerful: boolean, now: Date): boolean {
  const since = aliveSince(isPowerful, now);
  return (
    session.endedAt === null &&
    isBefore(since.lastSeenAt, session.lastSeenAt) &&
    isBefore(since.createdAt, session.createdAt)
  );
}

export const isFresh = ({ createdAt }: Pick<SessionTimes, 'createdAt'>, now: Date): boolean =>
  !isBefore(addMinutes(createdAt, FRESH_MINUTES), now);

/** Being seen is written down at most every ten minutes. */
export const isWorthNoting = (lastSeenAt: Date, now: Date): boolean =>
  !isBefore(now, addMinutes(lastSeenAt, 10));
