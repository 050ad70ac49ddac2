/** Finds the promises that the stock no longer covers. Computed whenever somebody looks, so it is never out of date. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import type { ListQuery } from '../http/list.query.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import { Item } from '../items/item.entity.js';
import { PoolService } from '../items/pool.service.js';
import type { Actor } from '../partners/actor.js';
import type { Alliance } from '../partners/alliance.entity.js';
import { Clock } from '../shared/clock.service.js';
import { byTime, later } from '../shared/period.js';
import type { Reason } from '../shared/refusal.js';
import { ReservationLine } from './reservation-line.entity.js';
import { Reservation } from './reservation.entity.js';
import { riskView, type AtRiskView } from './risk.view.js';
import { linesAtRisk, riskWarning, type LineAtRisk, type PromisedLine } from './stock-risk.js';
import { StockService } from './stock.service.js';

/** A line at risk with the reservation and the item that it belongs to. */
export interface Hurt extends LineAtRisk {
  reservation: Reservation;
  item: Item;
}

@Injectable()
export class StockRiskService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly pool: PoolService,
    private readonly stock: StockService,
  ) {}

  /** Everything at risk in the alliance. */
  list(actor: Actor, { limit, cursor }: ListQuery): Promise<Page<AtRiskView>> {
    const now = this.clock.now();
    return this.database.read(async (tx) => {
      const itemIds = await promisedItemIds(tx, actor.allianceId, now);
      const hurt = await this.ofItems(tx, actor.alliance, itemIds, now);
      const after = cursor === undefined ? '' : cursorKey(cursor, 1)[0]!;
      const views = hurt.map((one) => riskView(one, now)).filter(({ lineId }) => lineId > after);
      const sorted = views.toSorted((one, other) => (one.lineId < other.lineId ? -1 : 1));
      return pageOf(sorted.slice(0, limit + 1), limit, ({ lineId }) => [lineId]);
    });
  }

  /** Promises, no mere requests, that the stock no longer covers; the next pick-up first. */
  async brokenPromises(tx: EntityManager, { allianceId, alliance }: Actor, now: Date): Promise<Hurt[]> {
    const itemIds = await promisedItemIds(tx, allianceId, now);
    const hurt = await this.ofItems(tx, alliance, itemIds, now);
    return hurt
      .filter(({ line }) => line.isApproved)
      .toSorted((one, other) => byTime(one.line.period.from, other.line.period.from));
  }

  /** Whom it hurts as this item stands now; for whoever may change it. */
  ofItem(actor: Actor, itemId: string): Promise<AtRiskView[]> {
    return this.database.read((tx) => this.hurtBy(tx, actor, itemId, this.clock.now()));
  }

  /** What a change of this item's stock hurts. An owner is told of own items only: loans of others are none of theirs. */
  async hurtBy(tx: EntityManager, actor: Actor, itemId: string, now: Date): Promise<AtRiskView[]> {
    const hurt = await this.ofItems(tx, actor.alliance, [itemId], now);
    const isTold = ({ item }: Hurt): boolean => actor.isCoordination || actor.actsFor(item.ownerId);
    return hurt.filter(isTold).map((one) => riskView(one, now));
  }

  /** By reservation, a sentence for each line that it may not get in full. */
  async warnings(
    tx: EntityManager,
    alliance: Alliance,
    reservations: readonly Reservation[],
    now: Date,
  ): Promise<Map<string, Reason[]>> {
    const itemIds = new Set(
      reservations.flatMap(({ lines }) =>
        lines.filter(({ heldQuantity }) => heldQuantity > 0).map(({ itemId }) => itemId),
      ),
    );
    const warnings = new Map<string, Reason[]>();
    for (const { reservation, item, line, free } of await this.ofItems(tx, alliance, [...itemIds], now)) {
      const known = warnings.get(reservation.id) ?? [];
      warnings.set(reservation.id, [...known, riskWarning(item, line.quantity, free)]);
    }
    return warnings;
  }

  private async ofItems(
    tx: EntityManager,
    alliance: Alliance,
    itemIds: readonly string[],
    now: Date,
  ): Promise<Hurt[]> {
    if (itemIds.length === 0) return [];
    const { items } = await this.pool.related(tx, alliance.id, itemIds);
    const known = new Map(items.map((item) => [item.id, item]));
    const { promised, reservations } = await promises(tx, [...known.keys()], now);
    const until = promised.reduce((last, { period }) => later(last, period.until), now);
    const stock = await this.stock.load(tx, { alliance, itemIds, period: { from: now, until }, now });
    const aside = new Set(items.filter(({ setAsideAt }) => setAsideAt !== null).map(({ id }) => id));
    return linesAtRisk(stock, aside, promised).map((risk) => ({
      ...risk,
      reservation: reservations.get(risk.line.reservationId)!,
      item: known.get(risk.line.itemId)!,
    }));
  }
}

const HOLDS_LATER = `line.heldQuantity > 0 AND line.outQuantity = 0 AND line.returnDueAt > :now
  AND (line.heldUntil IS NULL OR line.heldUntil > :now)`;

async function promisedItemIds(tx: EntityManager, allianceId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .createQueryBuilder(ReservationLine, 'line')
    .select('DISTINCT line.itemId', 'itemId')
    .where('line.allianceId = :allianceId', { allianceId })
    .andWhere(HOLDS_LATER, { now })
    .getRawMany<{ itemId: string }>();
  return rows.map(({ itemId }) => itemId);
}

/** What holds these items and was not handed over yet. */
async function promises(
  tx: EntityManager,
  itemIds: readonly string[],
  now: Date,
): Promise<{ promised: PromisedLine[]; reservations: Map<string, Reservation> }> {
  const lines = await tx
    .createQueryBuilder(ReservationLine, 'line')
    .where('line.itemId IN (:...itemIds)', { itemIds })
    .andWhere(HOLDS_LATER, { now })
    .getMany();
  const ids = [...new Set(lines.map(({ reservationId }) => reservationId))];
  const found = await tx.findBy(Reservation, { id: In(ids) });
  const reservations = new Map(found.map((reservation) => [reservation.id, reservation]));
  return { promised: lines.map((line) => promisedLine(line, reservations, now)), reservations };
}

function promisedLine(
  { id, reservationId, itemId, heldQuantity, period }: ReservationLine,
  reservations: ReadonlyMap<string, Reservation>,
  now: Date,
): PromisedLine {
  const { askedAt } = reservations.get(reservationId)!;
  const isApproved = reservations.get(reservationId)!.statusAt(now) !== 'requested';
  return { lineId: id, reservationId, itemId, quantity: heldQuantity, period, isApproved, askedAt };
}
