/** The mail queue: the outbox as workers see it, who take one mail each and write down what became of it. */
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan, Not, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Database } from '../database/database.service.js';
import { Leases } from '../database/leases.service.js';
import { rowsOf } from '../database/sql.query.js';
import { Config } from '../shared/config.js';
import { addMinutes } from '../shared/period.js';
import { isHurried, LEASE_MINUTES, leaseMinutes } from './delivery-rules.js';
import { freeAgainAt, holdBack, MOST_AN_HOUR } from './mail-pace.query.js';
import type { Written } from './mail-writer.service.js';
import { OutboxMail } from './outbox-mail.entity.js';

/** No lease reaches so far, unless the clock was set back since: somebody who died would keep the mail until the hour comes again. */
const IMPOSSIBLE_LEASE_MINUTES = 2 * LEASE_MINUTES;

const MOST_REFERENCES = 20;

const THREAD = `
  SELECT message_id AS "messageId" FROM outbox_mails
  WHERE series = $1 AND "position" < $2 AND state IN ('due', 'sent', 'dead')
  ORDER BY "position" DESC, id DESC LIMIT ${MOST_REFERENCES}`;

export type Result = Pick<OutboxMail, 'state' | 'lastCode' | 'lastText'> & Partial<OutboxMail>;

@Injectable()
export class MailQueue {
  /** For one reader. More in tests, whose clock stands still. */
  mostAnHour: number;

  constructor(
    private readonly database: Database,
    private readonly leases: Leases,
    { rateLimits }: Config,
  ) {
    this.mostAnHour = rateLimits ? MOST_AN_HOUR : Number.POSITIVE_INFINITY;
  }

  /** Takes the next mail for the worker, of these kinds where some are named: whoever else looks sees it as taken until the lease has passed. */
  take(now: Date, kinds?: readonly string[]): Promise<OutboxMail | null> {
    return this.database.transaction(async (tx) => {
      const leaseTime = await this.leases.time(tx);
      const mail = await this.next(tx, { now, leaseTime }, kinds);
      if (!mail) return null;
      const lease = {
        leaseUntil: addMinutes(leaseTime, leaseMinutes(mail.kind)),
        attempts: mail.attempts + 1,
      };
      await tx.update(OutboxMail, { id: mail.id }, lease);
      return Object.assign(mail, lease);
    });
  }

  /** Past those whose readers got enough in this hour: what is due to them is held back, all at once. */
  private async next(
    tx: EntityManager,
    { now, leaseTime }: Moment,
    kinds?: readonly string[],
  ): Promise<OutboxMail | null> {
    const { mostAnHour: most } = this;
    for (;;) {
      const due = nextDue(tx, now, leaseTime);
      // They belong to no alliance: an index leads to them past ten thousand others.
      if (kinds) due.andWhere('mail.allianceId IS NULL AND mail.kind IN (:...kinds)', { kinds });
      const mail = await this.leases.unlocked(due).getOne();
      if (!mail || isHurried(mail.kind) || !Number.isFinite(most)) return mail;
      const { recipient } = mail;
      // Two workers would each see one place left.
      await this.database.lockWord(tx, `pace of ${recipient}`);
      const until = await freeAgainAt(tx, { recipient, now, leaseTime, most });
      if (!until) return mail;
      await holdBack(tx, { recipient, leaseTime }, until);
    }
  }

  /** The Message-IDs of what left of its series before, oldest first. */
  thread({ series, position }: OutboxMail): Promise<string[]> {
    return this.database.read(async (tx) => {
      const rows = await rowsOf<{ messageId: string }>(tx, THREAD, [series, position]);
      return rows.map(({ messageId }) => messageId).toReversed();
    });
  }

  /** The bytes that leave from now on. False where the mail is another worker's meanwhile. */
  async keep({ id, attempts }: OutboxMail, { subject, raw }: Written): Promise<boolean> {
    const ours = { id, state: 'due' as const, attempts, raw: IsNull() };
    const { affected } = await this.database.transaction((tx) =>
      tx.update(OutboxMail, ours, { subject, raw, facts: null }),
    );
    return affected === 1;
  }

  /** Whatever became of the row meanwhile: an accepted mail never leaves again. */
  async close(mail: OutboxMail, result: Result): Promise<void> {
    const closed = { ...result, leaseUntil: null };
    await this.database.transaction((tx) => tx.update(OutboxMail, { id: mail.id }, closed));
  }

  /** After a failure, if the mail is still the worker's: its number of attempts says so. Later ones of its series wait along. */
  async giveBack(mail: OutboxMail, result: Partial<OutboxMail>): Promise<void> {
    const { id, series, attempts } = mail;
    await this.database.transaction(async (tx) => {
      const ours = { id, state: 'due' as const, attempts };
      const { affected } = await tx.update(OutboxMail, ours, { ...result, leaseUntil: null });
      const { nextAt, state = 'due' } = result;
      if (affected !== 1 || state !== 'due' || !nextAt) return;
      const followers = { series, state, id: Not(id), nextAt: LessThan(nextAt) };
      await tx.update(OutboxMail, followers, { nextAt });
    });
  }

  /** Drops what is no use any more; answers how many. */
  dropStale(now: Date): Promise<number> {
    return this.database.transaction(async (tx) => {
      const leaseTime = await this.leases.time(tx);
      const { affected } = await tx
        .createQueryBuilder()
        .update(OutboxMail)
        .set({ state: 'expired', endedAt: now })
        .where(`state = 'due' AND stale_at <= :now AND ${free('')}`, { now, ...leaseLimits(leaseTime) })
        .execute();
      return affected ?? 0;
    });
  }

  /** Lets nothing wait any longer: what was written before the clock was set back would wait until the hour comes again. */
  async hurry(now: Date): Promise<void> {
    const waiting = { state: 'due' as const, nextAt: MoreThan(now) };
    await this.database.transaction((tx) => tx.update(OutboxMail, waiting, { nextAt: now }));
  }
}

interface Moment {
  now: Date;
  leaseTime: Date;
}

const leaseLimits = (leaseTime: Date): Record<string, Date> => ({
  leaseTime,
  impossible: addMinutes(leaseTime, IMPOSSIBLE_LEASE_MINUTES),
});

/** That nobody is sending it. */
const free = (table: string): string =>
  `(${table}lease_until IS NULL OR ${table}lease_until <= :leaseTime OR ${table}lease_until > :impossible)`;

/**
 * The mail that has been due for longest and that nobody sends and that no earlier mail of its series keeps waiting.
 * The subquery with LIMIT keeps PostgreSQL from looking at the whole queue: it would turn NOT EXISTS into a join.
 */
function nextDue(tx: EntityManager, now: Date, leaseTime: Date): SelectQueryBuilder<OutboxMail> {
  const firstOfSeries = tx
    .createQueryBuilder(OutboxMail, 'first')
    .select('first.id')
    .where(`first.series = mail.series AND first.state = 'due'`)
    .orderBy('first.position')
    .addOrderBy('first.id')
    .limit(1);
  return tx
    .createQueryBuilder(OutboxMail, 'mail')
    .addSelect('mail.raw')
    .where(`mail.state = 'due' AND mail.nextAt <= :now`, { now })
    .andWhere('(mail.staleAt IS NULL OR mail.staleAt > :now)')
    .andWhere(free('mail.'), leaseLimits(leaseTime))
    .andWhere(`mail.id = (${firstOfSeries.getQuery()})`)
    .orderBy('mail.nextAt')
    .addOrderBy('mail.id')
    .limit(1);
}
