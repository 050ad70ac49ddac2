/** Series of closures: a closure that comes back every year is made ahead, as far as anybody may ask for things. */
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import type { Actor } from '../partners/who/actor.js';
import { Alliance } from '../partners/who/alliance.entity.js';
import { changesBetween } from '../partners/log/audit-changes.js';
import { AuditService } from '../partners/log/audit.service.js';
import { Turns, type Turn } from '../partners/who/turns.service.js';
import { Clock } from '../shared/clock.service.js';
import { FailureLog } from '../shared/failure.log.js';
import { existing, Refusal } from '../shared/refusal.js';
import type { NewClosureDto } from './closure.dto.js';
import { ClosureSeries } from './closure-series.entity.js';
import { meetsItself, yearsToMake } from './closure-years.js';
import { Closure } from './closure.entity.js';
import { ItemsService } from './items.service.js';

type ClockTurn = Omit<Turn, 'actor'>;

@Injectable()
export class ClosureSeriesService {
  private readonly failures = new FailureLog('Yearly closures');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly items: ItemsService,
    private readonly audit: AuditService,
  ) {}

  /** Answers the first closure of it. Refuses (422) what would begin again before it is over. */
  async begin(
    turn: Turn,
    { itemId, quantity, from, until, reason, note = '' }: NewClosureDto,
  ): Promise<Closure> {
    const { tx, actor, now } = turn;
    if (meetsItself({ from, until }, actor.alliance.timeZone)) throw Refusal.invalidField('until', tooLong);
    const series = tx.create(ClosureSeries, {
      id: newId(),
      allianceId: actor.allianceId,
      itemId,
      quantity,
      startsAt: from,
      endsAt: until,
      reason: reason ?? null,
      note,
      made: 0,
      createdBy: actor.personId,
      createdAt: now,
    });
    await tx.insert(ClosureSeries, series);
    const [first] = await this.lengthenOne(turn, series, actor.alliance);
    return existing(first);
  }

  /** Takes away all that have not begun, and no more come; one that is on stays until its end. */
  async remove(actor: Actor, closureId: string): Promise<void> {
    await this.turns.take(actor, async (turn) => {
      const { tx, now } = turn;
      const { allianceId } = actor;
      const { seriesId } = existing(
        await tx.findOneBy(Closure, { allianceId, id: closureId, seriesId: Not(IsNull()) }),
      );
      const series = existing(await tx.findOneBy(ClosureSeries, { allianceId, id: seriesId! }));
      const item = await this.items.find(tx, actor, series.itemId);
      actor.require('closures.remove', actor.actsFor(item.ownerId) ? ['owner'] : []);
      await tx.delete(Closure, { seriesId: series.id, startsAt: MoreThan(now) });
      await tx.update(Closure, { seriesId: series.id }, { seriesId: null });
      await tx.delete(ClosureSeries, { id: series.id });
      const { quantity, startsAt: from, endsAt: until } = series;
      const told = changesBetween(
        { quantity, from, until, everyYear: true },
        { quantity: null, from: null, until: null, everyYear: false },
      );
      const deed = { what: 'closures.remove', subjectId: item.id } as const;
      await this.audit.note(turn, { ...deed, called: item.name, changes: told });
    });
  }

  /** All of an alliance, as its rules are now. */
  async lengthenIn(turn: ClockTurn, alliance: Alliance): Promise<number> {
    let count = 0;
    for (const series of await turn.tx.findBy(ClosureSeries, { allianceId: alliance.id }))
      count += (await this.lengthenOne(turn, series, alliance)).length;
    return count;
  }

  /** How many closures it made; called now and then, and harmless when called twice at once. */
  async lengthen(): Promise<number> {
    const ids = await this.database.read((tx) => this.shortIn(tx));
    let count = 0;
    for (const id of ids) count += await this.safely(id);
    return count;
  }

  /** Alliances of which a series is to be made longer. Looks first: a turn makes all that is shown of them old. */
  private async shortIn(tx: EntityManager): Promise<Set<string>> {
    const now = this.clock.now();
    const all = await tx.find(ClosureSeries);
    const alliances = new Map((await tx.find(Alliance)).map((alliance) => [alliance.id, alliance]));
    const short = all.filter((series) => {
      const alliance = alliances.get(series.allianceId);
      return alliance && yearsToMake(series, aheadOf(alliance, now)).made > series.made;
    });
    return new Set(short.map(({ allianceId }) => allianceId));
  }

  /** One alliance in which it fails must not keep all others waiting. */
  private async safely(allianceId: string): Promise<number> {
    const what = `Alliance ${allianceId}`;
    try {
      const count = await this.turns.ofClock(allianceId, async (turn) =>
        this.lengthenIn(turn, await turn.tx.findOneByOrFail(Alliance, { id: allianceId })),
      );
      this.failures.worked(what);
      return count;
    } catch (error) {
      this.failures.failed(what, error);
      return 0;
    }
  }

  private async lengthenOne(
    { tx, now }: ClockTurn,
    series: ClosureSeries,
    alliance: Alliance,
  ): Promise<Closure[]> {
    const { made, periods } = yearsToMake(series, aheadOf(alliance, now));
    if (made === series.made) return [];
    const { id: seriesId, allianceId, itemId, quantity, reason, note, createdBy } = series;
    const same = { seriesId, allianceId, itemId, quantity, reason, note, createdBy };
    const closures = periods.map(({ from, until }) =>
      tx.create(Closure, {
        ...same,
        id: newId(),
        startsAt: from,
        endsAt: until,
        cause: null,
        createdAt: now,
      }),
    );
    if (closures.length > 0) await tx.insert(Closure, closures);
    await tx.update(ClosureSeries, { id: seriesId }, { made });
    return closures;
  }
}

const aheadOf = ({ rules, timeZone }: Alliance, now: Date) => ({
  now,
  horizonDays: rules.horizonDays,
  timeZone,
});

const tooLong = {
  de: 'Was jedes Jahr wiederkommt, muss vorher zu Ende sein: höchstens ein Jahr.',
  en: 'What comes back every year must be over by then: a year at most.',
};
