/** Deadlines: writes down that an undecided request has expired, and tells its borrower. What it holds ended at the deadline anyway. */
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns } from '../../partners/who/turns.service.js';
import { Clock } from '../../shared/clock.service.js';
import { FailureLog } from '../../shared/failure.log.js';
import { ReservationMails } from '../telling/reservation-mails.service.js';
import { endOffer } from '../record/pending-changes.query.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import { Reservation } from '../record/reservation.entity.js';
import { LAPSED } from '../record/reservations.query.js';

const MOST_AT_ONCE = 100;

interface Lapsed {
  id: string;
  allianceId: string;
}

@Injectable()
export class DeadlinesService {
  private readonly failures = new FailureLog('Deadlines');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly mails: ReservationMails,
  ) {}

  /** How many it let go; called every minute, and harmless when called twice at once. */
  async expireLapsed(): Promise<number> {
    const lapsed = await this.lapsed();
    let count = 0;
    for (const one of lapsed) if (await this.expireSafely(one)) count += 1;
    return count;
  }

  private lapsed(): Promise<Lapsed[]> {
    return this.database.read((tx) =>
      tx
        .createQueryBuilder(Reservation, 'reservation')
        .select(['reservation.id AS id', 'reservation.allianceId AS "allianceId"'])
        .where(LAPSED, { now: this.clock.now() })
        .orderBy('reservation.decideBy')
        .limit(MOST_AT_ONCE)
        .getRawMany<Lapsed>(),
    );
  }

  /** One that cannot be let go must not keep all others waiting. */
  private async expireSafely(lapsed: Lapsed): Promise<boolean> {
    try {
      return await this.expire(lapsed);
    } catch (error) {
      this.failures.failed(`Reservation ${lapsed.id} could not expire`, error);
      return false;
    }
  }

  private expire({ id, allianceId }: Lapsed): Promise<boolean> {
    return this.turns.ofClock(allianceId, async (turn) => {
      const { tx, now } = turn;
      const found = await this.store.findAny(tx, allianceId, id);
      if (!found?.reservation.isLapsed(now)) return false;
      const { reservation } = found;
      const versionRead = reservation.version;
      reservation.move('expire', now);
      await endOffer(tx, reservation);
      await this.store.save(tx, reservation, versionRead, { personId: null, what: 'expire', at: now });
      const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
      await this.mails.expired(turn, { alliance, ...found });
      return true;
    });
  }
}
