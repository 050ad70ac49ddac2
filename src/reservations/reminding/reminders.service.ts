/** The reminders: before the pick-up, before the return, and where the return is overdue, everybody hears in the morning what is due. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Database } from '../../database/database.service.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Clock } from '../../shared/clock.service.js';
import { dayAt } from '../../shared/zone.js';
import { isUnderWay } from '../record/lifecycle.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import type { ReservationLine } from '../record/reservation-line.entity.js';
import { Reservation } from '../record/reservation.entity.js';
import { addLines } from '../record/reservations.query.js';
import { borrowers } from '../telling/readers.query.js';
import { ReminderMails, type Due } from '../telling/reminder-mails.service.js';
import { batched, bundled } from './bundles.js';
import { remindersOf, windowsAt, type Reminder } from './reminders.js';
import { Rounds } from './rounds.service.js';
import { eveningOf } from './timed-hours.js';
import { concernedIn, isFirstTold } from './timed-notices.query.js';

/** So many loans in one unit, so that nobody waits long behind it. */
const MOST_AT_ONCE = 20;

@Injectable()
export class Reminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly mails: ReminderMails,
    private readonly rounds: Rounds,
  ) {}

  /** How many mails it wrote; called every few minutes, and harmless when called twice at once. */
  async tell(): Promise<number> {
    let count = 0;
    for (const zone of await this.rounds.awake()) {
      const now = this.clock.now();
      const concerned = await this.database.read((tx) => idsByAlliance(tx, now, zone));
      count += await this.rounds.through('Reminders', concerned, (id, ids) => this.tellIn(id, [...ids]));
    }
    return count;
  }

  private async tellIn(allianceId: string, ids: readonly string[]): Promise<number> {
    const heard = await this.database.read((tx) => this.heardIn(tx, allianceId, ids), allianceId);
    let count = 0;
    for (const batch of batched(bundled(heard), MOST_AT_ONCE))
      count += await this.turns.ofClock(allianceId, (turn) => this.tellOf(turn, allianceId, batch));
    return count;
  }

  /** Looks first: a turn makes all that is shown of the alliance old. */
  private async heardIn(tx: EntityManager, allianceId: string, ids: readonly string[]): Promise<Heard[]> {
    const { timeZone } = await tx.findOneByOrFail(Alliance, { id: allianceId });
    const loans = await tx.findBy(Reservation, { allianceId, id: In([...ids]) });
    await addLines(tx, loans);
    const heard: Heard[] = [];
    for (const loan of loans) {
      if (dueOf(loan, this.clock.now(), timeZone).length === 0) continue;
      const readers = await borrowers(tx, loan, this.clock.now());
      heard.push({ id: loan.id, readerIds: readers.map(({ id }) => id) });
    }
    return heard;
  }

  /** Asked again now that nobody can report a return meanwhile; who reads it is looked up now as well. */
  private async tellOf(turn: ClockTurn, allianceId: string, loans: readonly Heard[]): Promise<number> {
    const { tx, now } = turn;
    const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
    const dues: Due[] = [];
    for (const { id } of loans) dues.push(...(await this.fresh(turn, alliance, id)));
    const evening = eveningOf(dayAt(now, alliance.timeZone), alliance.timeZone);
    return this.mails.remind(turn, alliance, dues, evening);
  }

  private async fresh({ tx, now }: ClockTurn, alliance: Alliance, id: string): Promise<Due[]> {
    const allianceId = alliance.id;
    const found = await this.store.findAny(tx, allianceId, id);
    if (!found) return [];
    const dues: Due[] = [];
    for (const { kind, nth, dueAt, lines } of dueOf(found.reservation, now, alliance.timeZone)) {
      if (!(await isFirstTold(tx, { allianceId, kind, subjectId: id, dueAt }))) continue;
      dues.push({ told: { alliance, ...found }, kind, nth, lines });
    }
    return dues;
  }
}

type ClockTurn = Omit<Turn, 'actor'>;

interface Heard {
  id: string;
  readerIds: readonly string[];
}

const dueOf = (loan: Reservation, now: Date, timeZone: string): Reminder<ReservationLine>[] => {
  const { lines, returnReportedAt } = loan;
  return remindersOf({ lines, returnReportedAt, isUnderWay: isUnderWay(loan.statusAt(now)) }, now, timeZone);
};

async function idsByAlliance(
  tx: EntityManager,
  now: Date,
  timeZone: string,
): Promise<Map<string, Set<string>>> {
  const ids = new Map<string, Set<string>>();
  for (const window of windowsAt(now, timeZone))
    for (const { allianceId, id } of await concernedIn(tx, window, timeZone))
      ids.set(allianceId, (ids.get(allianceId) ?? new Set()).add(id));
  return ids;
}
