/** A pending change: what a borrower would like to have instead of what is promised, or what is offered to them instead; what stands goes on until it is decided. */
import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Ref, Text } from '../../database/columns.js';
import { span, type Period } from '../../shared/period.js';
import { hasPassed } from './lifecycle.js';
import type { PendingChangeLine } from './pending-change-line.entity.js';

/** One a reservation; it is gone once it is decided, and the history knows what became of it. */
@Entity('pending_changes')
@Unique(['allianceId', 'reservationId'])
@Unique(['allianceId', 'id'])
@Index(['allianceId', 'decideBy'])
/** Whose deadline has passed, whichever alliance they are in. */
@Index(['decideBy'])
@ForeignKey('Reservation', ['allianceId', 'reservationId'], ['allianceId', 'id'])
@ForeignKey('Person', ['askedBy'], ['id'])
export class PendingChange {
  @Id() id!: string;
  @Ref() allianceId!: string;
  @Ref() reservationId!: string;
  @Ref() askedBy!: string;
  @Instant() askedAt!: Date;
  /** Until when it is to be decided, and holds what it would take. */
  @Instant() decideBy!: Date;
  /** The note that the reservation gets with it. */
  @Text(2000) note!: string;
  /** What whoever decides says to it: then it is a counter-offer, and the borrower answers; null for a wish of the borrower. */
  @Text(500, { nullable: true }) offerMessage!: string | null;

  /** Read along with it, like those of a reservation. */
  lines!: PendingChangeLine[];

  get isOffer(): boolean {
    return this.offerMessage !== null;
  }

  /** Whether or not the timed job has seen it. */
  isLapsed(now: Date): boolean {
    return hasPassed(this.decideBy, now);
  }

  /** What of it is about these things, without what was written about all; undefined where none of it is. */
  part(isSeen: (itemId: string) => boolean): PendingChange | undefined {
    const lines = this.lines.filter(({ itemId }) => isSeen(itemId));
    if (lines.length === this.lines.length || lines.length === 0) return lines.length > 0 ? this : undefined;
    const offerMessage = this.isOffer ? '' : null;
    return Object.assign(new PendingChange(), this, { lines, note: '', offerMessage });
  }

  /** From the first pick-up to the last return, as they would be. */
  get period(): Period {
    const whole = span(this.lines.map(({ period }) => period));
    if (!whole) throw new Error('A change has at least one line.');
    return whole;
  }
}
