/** Approval: whose yes is needed, and until when. */
import { addMinutes, earlier, isBefore } from '../shared/period.js';

const DAY_MINUTES = 24 * 60;
const URGENT_DAYS = 4;

/** The earlier of the alliance's decision period and the first pick-up: whoever waits learns it before they stand at the door. */
export const decideByOf = (askedAt: Date, decisionDays: number, firstPickUpAt: Date): Date =>
  earlier(addMinutes(askedAt, decisionDays * DAY_MINUTES), firstPickUpAt);

/** A pick-up so near that a mail must not wait for a digest. */
export const isUrgent = (now: Date, firstPickUpAt: Date): boolean =>
  isBefore(firstPickUpAt, addMinutes(now, URGENT_DAYS * DAY_MINUTES));

export interface Decider {
  isCoordination: boolean;
  /** Ids of the items that belong to the partners this person acts for. */
  ownItemIds: ReadonlySet<string>;
}

/** The coordination decides every open line, an owner those of their own items. */
export const mayDecideLine = (
  { isCoordination, ownItemIds }: Decider,
  line: { itemId: string; approvedQuantity: number | null },
): boolean => line.approvedQuantity === null && (isCoordination || ownItemIds.has(line.itemId));
