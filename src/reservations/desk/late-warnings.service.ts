/** Late warnings: whoever fetches next what a late loan still has is told in time, once for each such loan, and again when the danger is over. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../database/database.service.js';
import type { Item } from '../../items/item.entity.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Clock } from '../../shared/clock.service.js';
import { FailureLog } from '../../shared/failure.log.js';
import { ReservationStore } from '../record/reservation-store.service.js';
import type { Endangered } from '../stock/endangered.js';
import { riskWarning } from '../stock/stock-risk.js';
import { StockRiskService } from '../stock/stock-risk.service.js';
import { DeskMails } from '../telling/desk-mails.service.js';
import type { LateWarning } from './late-warning.entity.js';
import { lateNews } from './late-news.js';
import { alliancesConcerned, forgetTold, noteTold, toldIn } from './late-warnings.query.js';

type News = ReturnType<typeof lateNews<Danger, LateWarning>>;

interface Danger extends Endangered {
  item: Item;
  reservationId: string;
}

@Injectable()
export class LateWarnings {
  private readonly failures = new FailureLog(LateWarnings.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly store: ReservationStore,
    private readonly risk: StockRiskService,
    private readonly mails: DeskMails,
  ) {}

  /** How many promises heard something; called every few minutes, and harmless when called twice at once. */
  async tell(): Promise<number> {
    const ids = await this.database.read((tx) => alliancesConcerned(tx, this.clock.now()));
    let count = 0;
    for (const id of ids) count += await this.tellSafely(id);
    return count;
  }

  /** One alliance in which it fails must not keep all others waiting. */
  private async tellSafely(allianceId: string): Promise<number> {
    try {
      return await this.tellIn(allianceId);
    } catch (error) {
      this.failures.failed(`Late loans of alliance ${allianceId} could not be told`, error);
      return 0;
    }
  }

  /** Looks first: a turn makes all that is shown of the alliance old, and mostly there is nothing to tell. */
  private async tellIn(allianceId: string): Promise<number> {
    const { fresh, over } = await this.database.read(
      (tx) => this.news(tx, allianceId, this.clock.now()),
      allianceId,
    );
    if (fresh.length + over.length === 0) return 0;
    return this.turns.ofClock(allianceId, async (turn) =>
      this.tellAll(turn, allianceId, await this.news(turn.tx, allianceId, turn.now)),
    );
  }

  private async news(tx: EntityManager, allianceId: string, now: Date): Promise<News> {
    const alliance = await tx.findOneByOrFail(Alliance, { id: allianceId });
    const endangered = await this.risk.endangeredByLate({ tx, now, alliance });
    const dangers = endangered
      .map((one) => ({ ...one, reservationId: one.line.reservationId }))
      .filter(({ reservationId, lateId }) => reservationId !== lateId);
    return lateNews(dangers, await toldIn(tx, allianceId));
  }

  private async tellAll(
    turn: ClockTurn,
    allianceId: string,
    { fresh, over, safeIds }: News,
  ): Promise<number> {
    const ids = [...new Set(fresh.map(({ reservationId }) => reservationId))];
    for (const id of ids) {
      const own = fresh.filter(({ reservationId }) => reservationId === id);
      await this.warn(turn, { allianceId, id }, own);
    }
    for (const warning of over) await forgetTold(turn.tx, warning);
    for (const id of safeIds) await this.reassure(turn, { allianceId, id });
    return ids.length + safeIds.length;
  }

  /** One mail, whatever is late of what it needs. */
  private async warn(turn: ClockTurn, { allianceId, id }: Named, dangers: readonly Danger[]): Promise<void> {
    const lateIds = new Set(dangers.map(({ lateId }) => lateId));
    for (const lateId of lateIds)
      await noteTold(turn.tx, { allianceId, reservationId: id, lateId, toldAt: turn.now });
    const lines = [...new Map(dangers.map((one) => [one.line.lineId, one])).values()];
    const missing = lines.map(({ item, ...risk }) => riskWarning(item, risk).message);
    await this.mails.atRisk(turn, await this.told(turn, { allianceId, id }), missing);
  }

  /** Where the promise itself has ended or was fetched since, or is short for another reason, there is nothing to be glad about. */
  private async reassure(turn: ClockTurn, named: Named): Promise<void> {
    const told = await this.told(turn, named);
    const { reservation, alliance } = told;
    const isAhead = reservation.lines.some(
      ({ awaitedQuantity }) => awaitedQuantity > 0 && reservation.isChangeable(turn.now),
    );
    if (isAhead && !(await this.risk.isAtRisk({ ...turn, alliance }, reservation)))
      await this.mails.outOfRisk(turn, told);
  }

  private async told({ tx }: ClockTurn, { allianceId, id }: Named) {
    const found = await this.store.findAny(tx, allianceId, id);
    if (!found) throw new Error('A reservation that was told of something is not there.');
    return { alliance: await tx.findOneByOrFail(Alliance, { id: allianceId }), ...found };
  }
}

type ClockTurn = Omit<Turn, 'actor'>;

interface Named {
  allianceId: string;
  id: string;
}
