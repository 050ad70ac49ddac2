/** The lifecycle: which status follows which, by which move. The only door to a status is `Reservation.move`. */

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

export const endStatuses: readonly Status[] = ['checked', 'declined', 'withdrawn', 'cancelled', 'expired'];

/** The status after the move, or undefined where the move is not possible from here. */
export function nextStatus(from: Status, move: Move): Status | undefined {
  const row = lifecycle[move];
  return row.from.includes(from) ? row.to : undefined;
}
