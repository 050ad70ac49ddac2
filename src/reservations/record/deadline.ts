/** The deadline of a request: until when it is to be decided, and when that is so near that nobody may wait. */
import { addMinutes, earlier, isBefore } from '../../shared/period.js';

const DAY_MINUTES = 24 * 60;
const URGENT_DAYS = 4;

/** The earlier of the alliance's decision period and the first pick-up: whoever waits learns it before they stand at the door. */
export const decideByOf = (askedAt: Date, decisionDays: number, firstPickUpAt: Date): Date =>
  earlier(addMinutes(askedAt, decisionDays * DAY_MINUTES), firstPickUpAt);

/** A pick-up so near that a mail must not wait for a digest. */
export const isUrgent = (now: Date, firstPickUpAt: Date): boolean =>
  isBefore(firstPickUpAt, addMinutes(now, URGENT_DAYS * DAY_MINUTES));
