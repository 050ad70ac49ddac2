/** The digests: on Monday morning whoever decides gets one list of all that waits. */
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Clock } from '../../shared/clock.service.js';
import { FailureLog } from '../../shared/failure.log.js';
import { isBefore } from '../../shared/period.js';
import { dayAt } from '../../shared/zone.js';
import { lastDigestAt } from '../record/digest-hour.js';
import { TimedMails } from '../telling/timed-mails.service.js';
import { coordination } from '../telling/readers.query.js';
import { awaitingDigest, DIGEST, waitingIn } from './digests.query.js';
import { eveningOf, isQuiet, staleAtOf } from './timed-hours.js';
import { isFirstTold, zonesOf } from './timed-notices.query.js';

@Injectable()
export class Digests {
  private readonly failures = new FailureLog(Digests.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly mails: TimedMails,
  ) {}

  /** How many mails it wrote; called every few minutes, and harmless when called twice at once. */
  async tell(): Promise<number> {
    const now = this.clock.now();
    const zones = await this.database.read(zonesOf);
    let count = 0;
    for (const timeZone of zones) {
      const dueAt = lastDigestAt(now, timeZone);
      if (isQuiet(now, timeZone) || !isBefore(now, staleAtOf(dueAt, timeZone))) continue;
      const ids = await this.database.read((tx) => awaitingDigest(tx, { timeZone, dueAt, now }));
      for (const id of ids) count += await this.tellSafely(id, dueAt);
    }
    return count;
  }

  /** One alliance in which it fails must not keep all others waiting. */
  private async tellSafely(allianceId: string, dueAt: Date): Promise<number> {
    const what = `The digest of alliance ${allianceId}`;
    try {
      const count = await this.turns.ofClock(allianceId, (turn) => this.tellIn(turn, allianceId, dueAt));
      this.failures.worked(what);
      return count;
    } catch (error) {
      this.failures.failed(what, error);
      return 0;
    }
  }

  private async tellIn({ tx, now }: ClockTurn, allianceId: string, dueAt: Date): Promise<number> {
    if (!(await isFirstTold(tx, { allianceId, kind: DIGEST, subjectId: allianceId, dueAt }))) return 0;
    const { waiting, count, wishes } = await waitingIn(tx, allianceId, now);
    if (count === 0) return 0;
    const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
    const deciders = await coordination(tx, allianceId);
    const readers = deciders.filter(({ digestsOffAt }) => digestsOffAt === null);
    const staleAt = eveningOf(dayAt(now, alliance.timeZone), alliance.timeZone);
    return this.mails.send({ tx, now }, { alliance, readers, refusing: 'digests', staleAt }, (told) => [
      { kind: 'digest', facts: { ...told, toldAt: now, waiting, count, wishes } },
    ]);
  }
}

type ClockTurn = Omit<Turn, 'actor'>;
