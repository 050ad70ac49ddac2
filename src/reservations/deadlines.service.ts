/** Deadlines: writes down that an undecided request has expired, and tells its borrower. What it holds ended at the deadline anyway. */
import { Injectable, Logger } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Database } from '../database/database.service.js';
import { Alliance } from '../partners/alliance.entity.js';
import { AlliancesService } from '../partners/alliances.service.js';
import { Clock } from '../shared/clock.service.js';
import { LoanMails } from './loan-mails.service.js';
import { ReservationStore } from './reservation-store.service.js';
import { Reservation } from './reservation.entity.js';

const MOST_AT_ONCE = 100;

interface Lapsed {
  id: string;
  allianceId: string;
}

@Injectable()
export class DeadlinesService {
  private readonly log = new Logger('Deadlines');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly alliances: AlliancesService,
    private readonly store: ReservationStore,
    private readonly mails: LoanMails,
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
        .where(`reservation.status = 'requested'`)
        .andWhere({ decideBy: LessThanOrEqual(this.clock.now()) })
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
      this.log.error(
        `Reservation ${lapsed.id} could not expire: ${error instanceof Error ? error.name : 'unknown'}`,
      );
      return false;
    }
  }

  private expire({ id, allianceId }: Lapsed): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      await this.alliances.lockPool(tx, allianceId);
      const now = this.clock.now();
      const found = await this.store.findAny(tx, allianceId, id);
      if (!found?.reservation.isLapsed(now)) return false;
      const { reservation, items } = found;
      const versionRead = reservation.version;
      reservation.end('expire', now);
      await this.store.save(tx, reservation, versionRead, { personId: null, what: 'expire', at: now });
      const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
      await this.mails.expired(tx, { alliance, reservation, items });
      return true;
    });
  }
}
