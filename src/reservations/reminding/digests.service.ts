/** The digests: on Monday morning whoever decides gets one list of all that waits. */
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Clock } from '../../shared/clock.service.js';
import { isBefore } from '../../shared/period.js';
import { dayAt } from '../../shared/zone.js';
import { lastDigestAt } from '../record/digest-hour.js';
import { TimedMails } from '../telling/timed-mails.service.js';
import { coordination } from '../telling/readers.query.js';
import { awaitingDigest, DIGEST, LAST_CALL, waitingIn } from './digests.query.js';
import { Rounds } from './rounds.service.js';
import { eveningOf, morningOf, staleAtOf } from './timed-hours.js';
import type { TimedNotice } from './timed-notice.entity.js';
import { isFirstTold } from './timed-notices.query.js';

@Injectable()
export class Digests {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly mails: TimedMails,
    private readonly rounds: Rounds,
  ) {}

  /** How many mails it wrote; called every few minutes, and harmless when called twice at once. */
  async tell(): Promise<number> {
    const now = this.clock.now();
    let count = 0;
    for (const timeZone of await this.rounds.awake()) {
      const dueAt = lastDigestAt(now, timeZone);
      if (!isBefore(now, staleAtOf(dueAt, timeZone))) continue;
      const ids = await this.database.read((tx) => awaitingDigest(tx, { timeZone, dueAt, now }));
      const alliances = ids.map((id) => [id, dueAt] as const);
      count += await this.rounds.through('The digest', alliances, (id, at) =>
        this.turns.ofClock(id, (turn) => this.digestIn(turn, id, { dueAt: at, timeZone })),
      );
    }
    return count;
  }

  /** The last call of the same day has the same: whichever comes first stands for both. */
  private async digestIn(turn: ClockTurn, allianceId: string, { dueAt, timeZone }: Due): Promise<number> {
    const about = { allianceId, subjectId: allianceId };
    const today = morningOf(dayAt(turn.now, timeZone), timeZone);
    const digest = { ...about, kind: DIGEST, dueAt };
    if (await isFirstTold(turn.tx, { ...about, kind: LAST_CALL, dueAt: today }))
      return this.tellIn(turn, digest);
    await isFirstTold(turn.tx, digest);
    return 0;
  }

  /** All that waits in one alliance, once for this notice. */
  async tellIn({ tx, now }: ClockTurn, notice: Omit<TimedNotice, 'id'>): Promise<number> {
    const { allianceId } = notice;
    if (!(await isFirstTold(tx, notice))) return 0;
    const { waiting, count, wishes } = await waitingIn(tx, allianceId, now);
    if (count === 0) return 0;
    const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
    const deciders = await coordination(tx, allianceId, now);
    const readers = deciders.filter(({ digestsOffAt }) => digestsOffAt === null);
    const staleAt = eveningOf(dayAt(now, alliance.timeZone), alliance.timeZone);
    return this.mails.send({ tx, now }, { alliance, readers, refusing: 'digests', staleAt }, (told) => [
      { kind: 'digest', facts: { ...told, toldAt: now, waiting, count, wishes } },
    ]);
  }
}

type ClockTurn = Omit<Turn, 'actor'>;

interface Due {
  dueAt: Date;
  timeZone: string;
}
