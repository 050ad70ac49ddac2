/** Series of closures: a closure that comes back every year is made ahead, as far as anybody may ask for its item. */
import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
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
import { horizonsOf } from './closure-horizons.query.js';
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
    const [first] = await this.lengthenThese(turn, actor.alliance, [series]);
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

  /** All of an alliance, as its rules and those of its owners and items are now. */
  async lengthenIn(turn: ClockTurn, allianceId: string): Promise<number> {
    const { tx } = turn;
    const all = await tx.findBy(ClosureSeries, { allianceId });
    if (all.length === 0) return 0;
    const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
    return (await this.lengthenThese(turn, alliance, all)).length;
  }

  /** How many closures it made; called now and then, and harmless when called twice at once. */
  async lengthen(): Promise<number> {
    const ids = await this.database.read((tx) => this.shortIn(tx));
    let count = 0;
    for (const id of ids) count += await this.safely(id);
    return count;
  }

  /** Alliances of which a series is to be made longer. Looks first: a turn makes all that is shown of them old. */
  private async shortIn(tx: EntityManager): Promise<string[]> {
    const now = this.clock.now();
    const all = await tx.find(ClosureSeries);
    const ids = new Set(all.map(({ allianceId }) => allianceId));
    const short: string[] = [];
    for (const alliance of await tx.findBy(Alliance, { id: In([...ids]) })) {
      const own = all.filter(({ allianceId }) => allianceId === alliance.id);
      const missing = await missingYears(tx, alliance, own, now);
      if (missing.length > 0) short.push(alliance.id);
    }
    return short;
  }

  /** One alliance in which it fails must not keep all others waiting. */
  private async safely(allianceId: string): Promise<number> {
    const what = `Alliance ${allianceId}`;
    try {
      const count = await this.turns.ofClock(allianceId, (turn) => this.lengthenIn(turn, allianceId));
      this.failures.worked(what);
      return count;
    } catch (error) {
      this.failures.failed(what, error);
      return 0;
    }
  }

  private async lengthenThese(
    turn: ClockTurn,
    alliance: Alliance,
    all: readonly ClosureSeries[],
  ): Promise<Closure[]> {
    const closures: Closure[] = [];
    for (const { series, years } of await missingYears(turn.tx, alliance, all, turn.now))
      closures.push(...(await lengthenOne(turn, series, years)));
    return closures;
  }
}

async function lengthenOne({ tx, now }: ClockTurn, series: ClosureSeries, years: Years): Promise<Closure[]> {
  const { id: seriesId, allianceId, itemId, quantity, reason, note, createdBy } = series;
  const same = { seriesId, allianceId, itemId, quantity, reason, note, createdBy, createdAt: now };
  const closures = years.periods.map(({ from, until }) =>
    tx.create(Closure, { ...same, id: newId(), startsAt: from, endsAt: until, cause: null }),
  );
  if (closures.length > 0) await tx.insert(Closure, closures);
  await tx.update(ClosureSeries, { id: seriesId }, { made: years.made });
  return closures;
}

type Years = ReturnType<typeof yearsToMake>;

/** What is to be made of these series of one alliance, as far as somebody may ask for the item of each. */
async function missingYears(
  tx: EntityManager,
  alliance: Alliance,
  all: readonly ClosureSeries[],
  now: Date,
): Promise<{ series: ClosureSeries; years: Years }[]> {
  const horizonDays = await horizonsOf(tx, alliance, new Set(all.map(({ itemId }) => itemId)));
  const { timeZone } = alliance;
  return all
    .map((series) => {
      const years = yearsToMake(series, { now, horizonDays: horizonDays(series.itemId), timeZone });
      return { series, years };
    })
    .filter(({ series, years }) => years.made > series.made);
}

const tooLong = {
  de: 'Was jedes Jahr wiederkommt, muss vorher zu Ende sein: höchstens ein Jahr.',
  en: 'What comes back every year must be over by then: a year at most.',
};
