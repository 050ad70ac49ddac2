/** The keepers' lists: the evening before, whoever keeps a place hears who comes there on the next day; where nobody comes, nothing. */
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import type { PlaceDay, Walk } from '../../notifications/keeper-mails.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Clock } from '../../shared/clock.service.js';
import type { DaySheet, HandOver } from '../desk/day-sheet.view.js';
import { DaySheets } from '../desk/day-sheets.service.js';
import { keeping, type Somebody } from '../telling/readers.query.js';
import { TimedMails } from '../telling/timed-mails.service.js';
import { busyPlaces, LIST } from './keeper-lists.query.js';
import { listDueAt } from './list-hours.js';
import { Rounds } from './rounds.service.js';
import { isFirstTold } from './timed-notices.query.js';

type Due = NonNullable<ReturnType<typeof listDueAt>>;

@Injectable()
export class KeeperLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly sheets: DaySheets,
    private readonly mails: TimedMails,
    private readonly rounds: Rounds,
  ) {}

  /** How many mails it wrote; called every few minutes, and harmless when called twice at once. */
  async tell(): Promise<number> {
    let count = 0;
    for (const timeZone of await this.rounds.awake()) {
      const due = listDueAt(this.clock.now(), timeZone);
      if (!due) continue;
      const busy = await this.database.read((tx) => busyPlaces(tx, due.day, { timeZone, dueAt: due.dueAt }));
      count += await this.rounds.through('The lists', busy, (allianceId, ids) =>
        this.turns.ofClock(allianceId, (turn) => this.tellIn(turn, { allianceId, placeIds: [...ids], due })),
      );
    }
    return count;
  }

  /** All places at once, so that whoever keeps several gets one mail. */
  private async tellIn(turn: ClockTurn, { allianceId, placeIds, due }: Busy): Promise<number> {
    const { tx } = turn;
    const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
    const sheet = await this.sheets.wholeDay({ ...turn, alliance }, due.day);
    const days = new Map<string, PlaceDay[]>();
    const readers = new Map<string, Somebody>();
    for (const placeId of placeIds) {
      const told = { allianceId, kind: LIST, subjectId: placeId, dueAt: due.dueAt };
      const day = placeDay(sheet, placeId);
      if (!day || !(await isFirstTold(tx, told))) continue;
      for (const reader of await keeping(tx, allianceId, placeId)) {
        readers.set(reader.id, reader);
        days.set(reader.id, [...(days.get(reader.id) ?? []), day]);
      }
    }
    const wanting = [...readers.values()].filter(({ listsOffAt }) => listsOffAt === null);
    const round = { alliance, readers: wanting, refusing: 'lists' as const, staleAt: due.staleAt };
    return this.mails.send(turn, round, (facts, { id }) => [
      { kind: 'keeper-list', facts: { ...facts, day: due.day.from, places: days.get(id) ?? [] } },
    ]);
  }
}

type ClockTurn = Omit<Turn, 'actor'>;

interface Busy {
  allianceId: string;
  placeIds: readonly string[];
  due: Due;
}

/** Undefined where nobody comes. */
function placeDay({ pickUps, returns }: DaySheet, placeId: string): PlaceDay | undefined {
  const here = (walks: readonly HandOver[]): HandOver[] => walks.filter((walk) => walk.placeId === placeId);
  const [out, back] = [here(pickUps), here(returns)];
  const [first] = [...out, ...back];
  return first && { placeName: first.placeName, pickUps: out.map(walkOf), returns: back.map(walkOf) };
}

const walkOf = ({ hours, number, partnerName, contactName, contactPhone, things }: HandOver): Walk => ({
  hours,
  number,
  partnerName,
  contactName,
  contactPhone,
  things: things.map(({ name, unit, quantity }) => ({ itemName: name, unit, quantity })),
});
