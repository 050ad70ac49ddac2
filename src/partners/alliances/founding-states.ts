/** What became of an invitation to found. */
import { isBefore } from '../../shared/period.js';

export const invitationStates = ['open', 'used', 'ended', 'lapsed'] as const;
export type InvitationState = (typeof invitationStates)[number];

export const INVITATION_DAYS = 14;

interface Times {
  expiresAt: Date;
  endedAt: Date | null;
  foundedId: string | null;
}

/** `ended` was taken back, by hand or by a newer one to the same address. */
export function stateOf({ expiresAt, endedAt, foundedId }: Times, now: Date): InvitationState {
  if (foundedId !== null) return 'used';
  if (endedAt !== null) return 'ended';
  return isBefore(now, expiresAt) ? 'open' : 'lapsed';
}
