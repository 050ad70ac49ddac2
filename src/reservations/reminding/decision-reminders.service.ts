/** Decision reminders: an owner who has not answered is reminded once; then the coordination decides as well, and is reminded once. */
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Clock } from '../../shared/clock.service.js';
import { dayAt } from '../../shared/zone.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import { ConsentMails } from '../telling/consent-mails.service.js';
import type { Told } from '../telling/event.letters.js';
import { Digests } from './digests.service.js';
import { LAST_CALL } from './digests.query.js';
import { CONSENT, unanswered, undecided, unreminded } from './late-decisions.query.js';
import { lateDecisions, type LateDecisions } from './late-decisions.js';
import { Rounds } from './rounds.service.js';
import { eveningOf } from './timed-hours.js';
import { isFirstTold, type Named } from './timed-notices.query.js';

@Injectable()
export class DecisionReminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly consents: ConsentMails,
    private readonly digests: Digests,
    private readonly rounds: Rounds,
  ) {}

  /** How many it reminded or handed on; called every few minutes, and harmless when called twice at once. */
  async tell(): Promise<number> {
    let count = 0;
    for (const timeZone of await this.rounds.awake()) {
      const late = lateDecisions(this.clock.now(), timeZone);
      if (!late) continue;
      count += await this.remindOwners(late, timeZone);
      count += await this.handOn(late, timeZone);
      count += await this.remindCoordination(late, timeZone);
    }
    return count;
  }

  private async remindOwners({ reminder }: LateDecisions, timeZone: string): Promise<number> {
    const now = this.clock.now();
    const silent = await this.database.read((tx) => unreminded(tx, reminder, { timeZone, now }));
    return this.rounds.through('Reminding owners', idsByAlliance(silent), (allianceId, ids) =>
      this.turns.ofClock(allianceId, (turn) =>
        this.remindIn(turn, { allianceId, ids, dueAt: reminder.dueAt }),
      ),
    );
  }

  /** All of one alliance at once, since who owns something of several requests gets one mail. */
  private async remindIn({ tx, now }: ClockTurn, { allianceId, ids, dueAt }: Silent): Promise<number> {
    const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
    const late: Told[] = [];
    for (const id of ids) {
      const found = await this.store.findAny(tx, allianceId, id);
      const notice = { allianceId, kind: CONSENT, subjectId: id, dueAt };
      if (found?.reservation.awaitsOwnersAt(now) && (await isFirstTold(tx, notice)))
        late.push({ alliance, ...found });
    }
    const evening = eveningOf(dayAt(now, alliance.timeZone), alliance.timeZone);
    return this.consents.due({ tx, now }, alliance, late, evening);
  }

  private async handOn({ last }: LateDecisions, timeZone: string): Promise<number> {
    const now = this.clock.now();
    const silent = await this.database.read((tx) => unanswered(tx, last, { timeZone, now }));
    return this.rounds.through('Handing decisions on', byAlliance(silent), (allianceId, id) =>
      this.turns.ofClock(allianceId, (turn) => this.handOnIn(turn, { allianceId, id })),
    );
  }

  /** The owner may still decide as well. */
  private async handOnIn({ tx, now }: ClockTurn, { allianceId, id }: Named): Promise<number> {
    const found = await this.store.findAny(tx, allianceId, id);
    if (!found?.reservation.awaitsOwnersAt(now)) return 0;
    const { reservation } = found;
    const versionRead = reservation.version;
    for (const line of reservation.lines.filter(({ awaitsOwner }) => awaitsOwner))
      line.isFor({ decider: 'coordinator', why: 'late' });
    reservation.touch(now);
    await this.store.save(tx, reservation, versionRead, { personId: null, what: 'hand-on', at: now });
    return 1;
  }

  private async remindCoordination({ last }: LateDecisions, timeZone: string): Promise<number> {
    const now = this.clock.now();
    const ids = await this.database.read((tx) => undecided(tx, last, { timeZone, now }));
    const alliances = ids.map((id) => [id, last.dueAt] as const);
    return this.rounds.through('The last call', alliances, (allianceId, dueAt) =>
      this.turns.ofClock(allianceId, (turn) =>
        this.digests.tellIn(turn, { allianceId, kind: LAST_CALL, subjectId: allianceId, dueAt }),
      ),
    );
  }
}

type ClockTurn = Omit<Turn, 'actor'>;

interface Silent {
  allianceId: string;
  ids: readonly string[];
  dueAt: Date;
}

const byAlliance = (named: readonly Named[]): (readonly [string, string])[] =>
  named.map(({ allianceId, id }) => [allianceId, id] as const);

function idsByAlliance(named: readonly Named[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { allianceId, id } of named) ids.set(allianceId, [...(ids.get(allianceId) ?? []), id]);
  return ids;
}
