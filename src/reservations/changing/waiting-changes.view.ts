/** A change that waits, in a list of what is to be decided. */

/** One of them, as far as somebody must know it to look at it. */
export interface WaitingChange {
  reservationId: string;
  number: string;
  partnerName: string;
  occasionName: string;
  decideBy: Date;
}
