/** A reservation: what one partner asks for one occasion, with its lines. Until it is approved, screens call it an Anfrage. */
import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { atMostDaysApart, Id, Instant, Int, Ref, Text } from '../../database/columns.js';
import { earlier, isBefore, isSameInstant, later, span } from '../../shared/period.js';
import type { HandOver } from '../../shared/spoken-time.js';
import { Refusal } from '../../shared/refusal.js';
import {
  firstStatus,
  isHolding,
  isLapsed,
  isLoan,
  isOpen,
  isOut,
  isOverdue,
  isPastReturn,
  isReturned,
  isUnderWay,
  lapsedStatus,
  lifecycle,
  nextStatus,
  type Move,
  type Status,
} from './lifecycle.js';
import type { PendingChange } from './pending-change.entity.js';
import type { ReservationLine } from './reservation-line.entity.js';

const LONGEST_REASON = 500;

@Entity('reservations')
@Unique(['allianceId', 'id'])
@Unique(['allianceId', 'number'])
@Unique(['allianceId', 'numberYear', 'numberInYear'])
@Index(['allianceId', 'returnDueAt'])
/** The lists are in the order of pick-up. */
@Index(['allianceId', 'pickUpAt', 'id'])
/** Whose deadline has passed, whichever alliance they are in. */
@Index('ix_reservations_undecided', ['decideBy'], { where: `"status" = 'requested'` })
@Index(['allianceId', 'status', 'decideBy'])
@Index(['partnerId', 'pickUpAt', 'id'])
@ForeignKey('Alliance', ['allianceId'], ['id'])
@ForeignKey('Partner', ['allianceId', 'partnerId'], ['allianceId', 'id'])
@ForeignKey('Person', ['askedBy'], ['id'])
@Check(
  'ck_reservations_status',
  `"status" IN ('requested', 'approved', 'handed_over', 'returned', 'checked', 'declined', 'withdrawn', 'cancelled', 'expired')`,
)
@Check('ck_reservations_period', '"pick_up_at" < "return_due_at"')
@Check('ck_reservations_horizon', atMostDaysApart('asked_at', 'pick_up_at', 1827))
@Check('ck_reservations_sequence', '"ical_sequence" >= 0')
export class Reservation {
  @Id() id!: string;
  @Ref() allianceId!: string;
  /** What people say on the phone: `A-2027-0042`. */
  @Text(20) number!: string;
  /** Year of asking in the alliance's zone. */
  @Int() numberYear!: number;
  @Int() numberInYear!: number;
  @Ref() partnerId!: string;
  /** Who sent the request; mails go to this person's address. */
  @Ref() askedBy!: string;
  /** A caller without internet for whom it was entered; empty for most. */
  @Text(200) onBehalfOf!: string;
  /** Since then nobody of the partner is mailed about it: the coordination entered it for a caller; null for most. */
  @Instant({ nullable: true }) forCallerSince!: Date | null;
  @Text(200) occasionName!: string;
  @Instant({ nullable: true }) occasionStartsAt!: Date | null;
  @Instant({ nullable: true }) occasionEndsAt!: Date | null;
  /** Since then its name and times may stand in public calendars; null for most. */
  @Instant({ nullable: true }) occasionPublicSince!: Date | null;
  @Text(200) contactName!: string;
  @Text(40) contactPhone!: string;
  @Text(2000) note!: string;
  @Text(20) private status!: Status;
  /** The alliance's loan rules as they stood when it was asked for; null where there were none. */
  @Int({ nullable: true }) loanRulesVersion!: number | null;
  /** Raised by every change; the ETag. */
  @Int() version!: number;
  @Instant() askedAt!: Date;
  /** Until when a request is to be decided and holds stock. */
  @Instant() decideBy!: Date;
  /** Why it was declined, cancelled, or let go; empty otherwise. */
  @Text(LONGEST_REASON) reason!: string;
  /** Earliest pick-up of its lines; of those that are promised, once all is decided. */
  @Instant() pickUpAt!: Date;
  /** Latest return of them. */
  @Instant() returnDueAt!: Date;
  /** Who fetched the things last, as it was said at the desk; null where nobody was named. */
  @Text(200, { nullable: true }) collectedBy!: string | null;
  /** The borrower says since then that all is back; null while nobody said so, or once it was looked at. */
  @Instant({ nullable: true }) returnReportedAt!: Date | null;
  /** UID of the entry in the borrower's mail; a bare UUID (RFC 7986 5.3). */
  @Ref() icalUid!: string;
  /** SEQUENCE of that entry (RFC 5546 2.1.4). */
  @Int() icalSequence!: number;
  /** UID in feeds: never the mail's, or subscribed programs break the invitation. */
  @Ref() feedUid!: string;
  @Instant() updatedAt!: Date;

  /** Read and written along with it by `reservation-store.service.ts`; no relation of the ORM, so nothing loads or saves by itself. */
  lines!: ReservationLine[];
  /** Read along likewise; none for most. */
  pendingChange?: PendingChange | undefined;

  /** A new request, before its lines are added. */
  static requested(facts: Partial<Reservation>): Reservation {
    return Object.assign(
      new Reservation(),
      {
        status: firstStatus,
        version: 1,
        icalSequence: 0,
        reason: '',
        collectedBy: null,
        returnReportedAt: null,
      },
      facts,
    );
  }

  /** As read from the table; computed rather than written by a job that may be late, an undecided request ends at its deadline. */
  statusAt(now: Date): Status {
    return this.isLapsed(now) ? lapsedStatus : this.status;
  }

  /** What was asked for. */
  get asked(): ReservationLine['asked'][] {
    return this.lines.map(({ asked }) => asked);
  }

  /** What it keeps from others; a line that was declined holds nothing. */
  get held(): ReservationLine['held'][] {
    return this.lines.filter(({ holds }) => holds).map(({ held }) => held);
  }

  /** Something of it should be back. */
  isOverdue(now: Date): boolean {
    return this.lines.some(({ outQuantity, returnDueAt }) => isOverdue(outQuantity > 0, returnDueAt, now));
  }

  isPastReturn(now: Date): boolean {
    return isPastReturn(this.status, this.returnDueAt, now);
  }

  /** The first pick-up and the last return, each with its opening. */
  get handOver(): HandOver {
    const first = this.lines.find(({ pickUpAt }) => isSameInstant(pickUpAt, this.pickUpAt));
    const last = this.lines.find(({ returnDueAt }) => isSameInstant(returnDueAt, this.returnDueAt));
    return {
      pickUpAt: this.pickUpAt,
      pickUpUntil: first?.pickUpUntil ?? null,
      returnFrom: last?.returnFrom ?? null,
      returnDueAt: this.returnDueAt,
    };
  }

  /** The reason that was given is about all of it. */
  get isCancelled(): boolean {
    return this.status === lifecycle.cancel.to;
  }

  isLapsed(now: Date): boolean {
    return isLapsed(this.status, this.decideBy, now);
  }

  /** The only door to a status. Refuses a move that the lifecycle does not know from here. */
  move(move: Move, now: Date): void {
    const from = move === 'expire' ? this.status : this.statusAt(now);
    const next = nextStatus(from, move);
    if (!next) throw wrongMoment(from);
    this.status = next;
    for (const line of this.lines) line.follow(next);
    this.touch(now);
  }

  /** Becomes what its lines make of it, once none of them is open; undefined while one is. */
  followLines(now: Date): 'approve' | 'decline' | undefined {
    if (this.lines.some(({ isUndecided }) => isUndecided)) return undefined;
    const move = this.lines.some(({ approvedQuantity }) => approvedQuantity !== 0) ? 'approve' : 'decline';
    this.move(move, now);
    if (move === 'approve') this.spanPromised();
    return move;
  }

  /** A reason for the borrower; what an owner said of their part before stands beside it. */
  give(reason: string): void {
    const both = [this.reason, reason].filter(Boolean).join(' ');
    this.reason = both.length > LONGEST_REASON ? reason : both;
  }

  /** As it is for whoever has to do with these of its lines alone: to be looked at, never saved. */
  part(lines: ReservationLine[]): Reservation {
    const part = this.with(lines);
    const kept = lines.filter(({ approvedQuantity }) => approvedQuantity !== 0);
    part.spanOver(kept.length > 0 ? kept : lines);
    return part;
  }

  /** A copy, to be looked at. */
  with(lines: ReservationLine[]): Reservation {
    return Object.assign(new Reservation(), this, { lines });
  }

  /** Something of it goes out: the first time, it becomes a loan. Refuses (409) what is neither promised nor a loan. */
  goOut(now: Date): void {
    if (isOut(this.status)) this.touch(now);
    else this.move('handOver', now);
  }

  /** A loan is returned once nothing of it is out, and nothing waits to be fetched any more. */
  settle(now: Date): void {
    const isLeft = this.lines.some(
      ({ outQuantity, awaitedQuantity, returnDueAt }) =>
        outQuantity > 0 || (awaitedQuantity > 0 && isBefore(now, returnDueAt)),
    );
    if (!isOut(this.status) || isLeft) return this.touch(now);
    this.move('takeBack', now);
    // What was used up is not looked at.
    if (!this.lines.some(({ isUnchecked }) => isUnchecked)) this.move('check', now);
  }

  /** Refuses (409) unless it is promised, and not all of it is back. */
  requireUnderWay(now: Date): void {
    const status = this.statusAt(now);
    if (!isUnderWay(status)) throw wrongMoment(status);
  }

  /** Refuses (409) unless it is back, and not all of it was looked at. */
  requireReturned(now: Date): void {
    const status = this.statusAt(now);
    if (!isReturned(status)) throw wrongMoment(status);
  }

  /** Refuses (409) unless something of it was handed over. */
  requireLoan(now: Date): void {
    const status = this.statusAt(now);
    if (!isLoan(status)) throw wrongMoment(status);
  }

  /** It can still be decided, and an owner has not answered. */
  awaitsOwnersAt(now: Date): boolean {
    return isOpen(this.statusAt(now)) && this.lines.some(({ awaitsOwner }) => awaitsOwner);
  }

  /** Refuses (409) unless it still waits for its decision. */
  requireOpen(now: Date): void {
    const status = this.statusAt(now);
    if (!isOpen(status)) throw wrongMoment(status);
  }

  /** Whether something of it can still become different. */
  isChangeable(now: Date): boolean {
    return isHolding(this.statusAt(now)) && !this.isPastReturn(now);
  }

  /** Refuses (409) what was handed over, or is over. */
  requireUnfetched(now: Date): void {
    const status = this.statusAt(now);
    if (isOut(status) || !this.isChangeable(now)) throw wrongMoment(status);
  }

  /** Refuses (409) what is over. */
  requireChangeable(now: Date): void {
    if (!this.isChangeable(now)) throw wrongMoment(this.statusAt(now));
  }

  /** What the borrower wishes for beside the promise: nothing from its deadline on, or once the promise has ended. */
  wishAt(now: Date): PendingChange | undefined {
    const { pendingChange } = this;
    const isPending = isUnderWay(this.status) && !pendingChange?.isOffer && !pendingChange?.isLapsed(now);
    return isPending ? pendingChange : undefined;
  }

  /** What is offered instead of what was asked for or promised, until its deadline. */
  offerAt(now: Date): PendingChange | undefined {
    const { pendingChange } = this;
    const isPending = isHolding(this.statusAt(now)) && pendingChange?.isOffer && !pendingChange.isLapsed(now);
    return isPending ? pendingChange : undefined;
  }

  /** Waits longer for its decision, but never past the first pick-up. */
  waitUntil(deadline: Date): void {
    this.decideBy = earlier(later(this.decideBy, deadline), this.pickUpAt);
    for (const line of this.lines) line.heldUntil = this.decideBy;
  }

  /** Marks a change that the status does not show. */
  touch(now: Date): void {
    this.version += 1;
    this.updatedAt = now;
  }

  /** Sets pick-up and return to the span of the lines. */
  spanLines(): void {
    this.spanOver(this.lines);
  }

  /** What was refused is neither fetched nor brought back. */
  spanPromised(): void {
    this.spanOver(this.lines.filter(({ approvedQuantity }) => approvedQuantity !== 0));
  }

  private spanOver(lines: readonly ReservationLine[]): void {
    const whole = span(lines.map((line) => line.period));
    if (!whole) throw new Error('A reservation has at least one line.');
    this.pickUpAt = whole.from;
    this.returnDueAt = whole.until;
  }
}

function wrongMoment(status: Status): Refusal {
  const words = {
    de: 'Das ist in diesem Zustand nicht mehr möglich. Bitte laden Sie die Seite neu.',
    en: `This is not possible any more: the reservation is ${status}.`,
  };
  return new Refusal('conflict', 'wrong-status', words, { extras: { reservationStatus: status } });
}
