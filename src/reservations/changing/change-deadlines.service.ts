/** Deadlines of changes: writes down that a wish was not decided in time, or an offer not answered, and tells whoever waits. What it held ended at the deadline anyway. */
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import { Turns } from '../../partners/who/turns.service.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Clock } from '../../shared/clock.service.js';
import { FailureLog } from '../../shared/failure.log.js';
import { isHolding } from '../record/lifecycle.js';
import { PendingChange } from '../record/pending-change.entity.js';
import { endChange } from '../record/pending-changes.query.js';
import { LAPSED_CHANGE } from '../record/reservations.query.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import { ChangeMails } from '../telling/change-mails.service.js';
import { OfferMails } from '../telling/offer-mails.service.js';
import { toldWish } from './waiting.wish.js';

const MOST_AT_ONCE = 100;

type Lapsed = Pick<PendingChange, 'allianceId' | 'reservationId'>;

@Injectable()
export class ChangeDeadlines {
  private readonly failures = new FailureLog(ChangeDeadlines.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly mails: ChangeMails,
    private readonly offers: OfferMails,
  ) {}

  /** How many it let go; called every minute, and harmless when called twice at once. */
  async expireLapsed(): Promise<number> {
    const now = this.clock.now();
    const lapsed = await this.database.read((tx) =>
      tx
        .createQueryBuilder(PendingChange, 'change')
        .where(LAPSED_CHANGE, { now })
        .orderBy('change.decideBy')
        .limit(MOST_AT_ONCE)
        .getMany(),
    );
    let count = 0;
    for (const one of lapsed) if (await this.expireSafely(one)) count += 1;
    return count;
  }

  /** One that cannot be let go must not keep all others waiting. */
  private async expireSafely(lapsed: Lapsed): Promise<boolean> {
    try {
      return await this.expire(lapsed);
    } catch (error) {
      this.failures.failed(`A change of reservation ${lapsed.reservationId} could not expire`, error);
      return false;
    }
  }

  /** Where the loan itself has ended since, nobody waits for an answer. */
  private expire({ allianceId, reservationId }: Lapsed): Promise<boolean> {
    return this.turns.ofClock(allianceId, async (turn) => {
      const { tx, now } = turn;
      const found = await this.store.findAny(tx, allianceId, reservationId);
      const pending = found?.reservation.pendingChange;
      if (!found || !pending?.isLapsed(now)) return false;
      const { reservation } = found;
      await endChange(tx, pending);
      if (!isHolding(reservation.statusAt(now))) return true;
      const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
      const told = await toldWish(tx, alliance, found, pending);
      const versionRead = reservation.version;
      reservation.pendingChange = undefined;
      reservation.touch(now);
      await this.store.save(tx, reservation, versionRead, deedOf(pending, now));
      if (pending.isOffer) await this.offers.answered(turn, told, { answer: 'expired', reason: '' });
      else await this.mails.ended(turn, told, { decideBy: pending.decideBy, reason: null });
      return true;
    });
  }
}

const deedOf = ({ isOffer }: PendingChange, at: Date) => ({
  personId: null,
  what: isOffer ? 'expire-offer' : 'expire-change',
  at,
});
