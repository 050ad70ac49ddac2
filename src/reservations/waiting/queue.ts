/** The queue: who stands where in the waiting list, what has become of an entry, and who is offered what became free. */
import { addMinutes, byTime, earlier, overlaps, type Period } from '../../shared/period.js';
import { localTime } from '../../shared/zone.js';
import { hasPassed } from '../record/lifecycle.js';

export const waitingStates = ['waiting', 'offered', 'accepted', 'passed', 'lapsed'] as const;
export type WaitingState = (typeof waitingStates)[number];

/** An entry as the queue sees it. */
export interface Queued {
  id: string;
  itemId: string;
  period: Period;
  askedAt: Date;
  jumpedAt: Date | null;
  heldUntil: Date | null;
  answeredAt: Date | null;
  reservationId: string | null;
}

const HOUR_MINUTES = 60;
/** For so long what became free is held. */
const HELD_MINUTES = 48 * HOUR_MINUTES;
/** Nobody is told at night. */
const FIRST_TOLD = '07:00';
const LAST_TOLD = '20:00';

/** Whatever the timed job has seen: what nobody answered has lapsed, and so has what would have been fetched by now. */
export function stateOf(entry: Queued, now: Date): WaitingState {
  if (entry.answeredAt !== null) return entry.reservationId === null ? 'passed' : 'accepted';
  if (hasPassed(entry.heldUntil ?? entry.period.from, now)) return 'lapsed';
  return entry.heldUntil === null ? 'waiting' : 'offered';
}

const isLive = (entry: Queued, now: Date): boolean => ['waiting', 'offered'].includes(stateOf(entry, now));

/** Whoever was put before all others comes first, the last of them before the others; then whoever has waited longest. */
export const inOrder = <T extends Queued>(entries: readonly T[]): T[] =>
  entries.toSorted(
    (one, other) =>
      byTime(other.jumpedAt ?? NEVER, one.jumpedAt ?? NEVER) ||
      byTime(one.askedAt, other.askedAt) ||
      (one.id < other.id ? -1 : 1),
  );

const NEVER = new Date(0);

/** From 1, among those who wait for the same item at the same time; undefined once the entry has ended. */
export function placeOf(entry: Queued, all: readonly Queued[], now: Date): number | undefined {
  if (!isLive(entry, now)) return undefined;
  const rivals = all.filter(
    (other) => other.itemId === entry.itemId && overlaps(other.period, entry.period) && isLive(other, now),
  );
  return inOrder(rivals).findIndex(({ id }) => id === entry.id) + 1;
}

/** Some things become free by themselves: what is held and not answered to the minute, the rest (the horizon moves on) is found within the hour. */
export function knownUntil(entries: readonly Queued[], now: Date): Date {
  const lapses = entries.flatMap((entry) => (stateOf(entry, now) === 'offered' ? [entry.heldUntil!] : []));
  return [addMinutes(now, HOUR_MINUTES), ...lapses].reduce(earlier);
}

/** Whoever waits longest and fits, one after the other: `take` holds it, so that the next one finds what is left. */
export function offersIn<T extends Queued>(
  entries: readonly T[],
  now: Date,
  { fits, take }: { fits: (entry: T) => boolean; take: (entry: T) => void },
): T[] {
  const waiting = inOrder(entries.filter((entry) => stateOf(entry, now) === 'waiting'));
  return waiting.filter((entry) => {
    const isNext = fits(entry);
    if (isNext) take(entry);
    return isNext;
  });
}

/** Two days, and never past the time at which it would be fetched. */
export const heldUntil = ({ period }: Pick<Queued, 'period'>, now: Date): Date =>
  earlier(addMinutes(now, HELD_MINUTES), period.from);

export function isTellingTime(now: Date, timeZone: string): boolean {
  const { time } = localTime(now, timeZone);
  return time >= FIRST_TOLD && time < LAST_TOLD;
}
