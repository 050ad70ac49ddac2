/**
 * The lifecycle: which status follows which, by which move, and what a status means. The sets of statuses and what is
 * past its time stand here, for SQL in `reservations.query.ts`. The only door to a status is `Reservation.move`.
 */
import { isBefore } from '../../shared/period.js';

export const statuses = [
  'requested',
  'approved',
  'handed_over',
  'returned',
  'checked',
  'declined',
  'withdrawn',
  'cancelled',
  'expired',
] as const;
export type Status = (typeof statuses)[number];

export type Move =
  'approve' | 'decline' | 'withdraw' | 'cancel' | 'expire' | 'handOver' | 'takeBack' | 'check';

export const firstStatus: Status = 'requested';

/** Partial decisions, issues and returns are counters on the line: these moves name the whole reservation only. */
export const lifecycle: Readonly<Record<Move, { from: readonly Status[]; to: Status }>> = {
  approve: { from: ['requested'], to: 'approved' },
  decline: { from: ['requested'], to: 'declined' },
  withdraw: { from: ['requested'], to: 'withdrawn' },
  /** Not decided by the deadline, or not collected. */
  expire: { from: ['requested', 'approved'], to: 'expired' },
  cancel: { from: ['approved'], to: 'cancelled' },
  handOver: { from: ['approved'], to: 'handed_over' },
  takeBack: { from: ['handed_over'], to: 'returned' },
  check: { from: ['returned'], to: 'checked' },
};

/** It waits for a decision. */
export const openStatuses: readonly Status[] = [firstStatus];

/** It is promised, and nothing was fetched yet. */
export const awaitedStatuses: readonly Status[] = ['approved'];

/** Units are with the borrower. */
export const outStatuses: readonly Status[] = ['handed_over'];

/** Between the promise and the return. */
export const underWayStatuses: readonly Status[] = [...awaitedStatuses, ...outStatuses];

/** It may keep units from others; an open one until its deadline. */
const holdingStatuses: readonly Status[] = [...openStatuses, ...underWayStatuses];

/** Something was handed over: from then on it is a loan. */
const loanStatuses: readonly Status[] = [...outStatuses, 'returned', 'checked'];

/** Something was granted: it has a calendar entry, and others learn whom to telephone. */
export const promisedStatuses: readonly Status[] = [...awaitedStatuses, ...loanStatuses];

/** Nothing more becomes of it. */
export const endStatuses: readonly Status[] = ['checked', 'declined', 'withdrawn', 'cancelled', 'expired'];

/** It was handed over, and something is still to come of it, whenever that is. */
export const unfinishedStatuses: readonly Status[] = statuses.filter(
  (status) => ![...openStatuses, ...awaitedStatuses, ...endStatuses].includes(status),
);

const among = (set: readonly Status[]) => (status: Status) => set.includes(status);

export const isOpen = among(openStatuses);
export const isAwaited = among(awaitedStatuses);
export const isOut = among(outStatuses);
export const isReturned = among([lifecycle.takeBack.to]);
/** Between the promise and the return. */
export const isUnderWay = among(underWayStatuses);
export const isHolding = among(holdingStatuses);
export const isLoan = among(loanStatuses);
export const isPromised = among(promisedStatuses);
/** Whatever became of the promise; what has expired counts as a request. */
export const wasPromised = among([...promisedStatuses, lifecycle.cancel.to]);

/** What an open request turns into at its deadline. */
export const lapsedStatus = lifecycle.expire.to;

/** From the instant of a deadline on, whether or not the timed job has seen it. */
export const hasPassed = (decideBy: Date, now: Date): boolean => !isBefore(now, decideBy);

/** Of an open request. */
export const isLapsed = (status: Status, decideBy: Date, now: Date): boolean =>
  isOpen(status) && hasPassed(decideBy, now);

/**
 * Of a promise, from the instant on at which all should be back: nobody waits for it any more, and whoever borrowed cannot
 * cancel it. What was handed over and is still out is overdue instead.
 */
export const isPastReturn = (status: Status, returnDueAt: Date, now: Date): boolean =>
  isAwaited(status) && !isBefore(now, returnDueAt);

/** Out past the agreed return; worked out from the clock, never stored. */
export const isOverdue = (areUnitsOut: boolean, returnDueAt: Date, now: Date): boolean =>
  areUnitsOut && isBefore(returnDueAt, now);

/** The status after the move, or undefined where the move is not possible from here. */
export function nextStatus(from: Status, move: Move): Status | undefined {
  const row = lifecycle[move];
  return row.from.includes(from) ? row.to : undefined;
}
