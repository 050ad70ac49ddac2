/** Stock: reads from the tables all that availability needs to answer for some items and a period. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { instantFrom } from '../database/columns.js';
import { ClosuresService } from '../items/closures.service.js';
import type { Item } from '../items/item.entity.js';
import { PoolService } from '../items/pool.service.js';
import type { Alliance } from '../partners/alliance.entity.js';
import { addMinutes, type Period } from '../shared/period.js';
import type { Hold, Stock, StockItem } from './ledger.js';
import { ReservationLine } from './reservation-line.entity.js';

export interface StockQuestion {
  alliance: Alliance;
  itemIds: readonly string[];
  period: Period;
  now: Date;
  /** A reservation whose own holds do not count: it is being decided or changed. */
  except?: string;
}

interface LineRow {
  itemId: string;
  reservationId: string;
  quantity: number;
  pickUpAt: Date | string;
  returnDueAt: Date | string;
  outQuantity: number;
}

/** The longest rest that an item may have; the CHECK on `items` says the same. */
const LONGEST_BUFFER_MINUTES = 43_200;

@Injectable()
export class StockService {
  constructor(
    private readonly pool: PoolService,
    private readonly closures: ClosuresService,
  ) {}

  /** Call it inside the transaction that decides, after the pool lock. */
  async load(tx: EntityManager, question: StockQuestion): Promise<Stock> {
    const { alliance, itemIds, period, now } = question;
    const { items, parts } = await this.pool.related(tx, alliance.id, itemIds);
    const relatedIds = items.map(({ id }) => id);
    const holds = await this.holds(tx, question, relatedIds);
    const closures = await this.closures.endingAfter(tx, alliance.id, relatedIds, period.from);
    const stockItems = items.map((item) => stockItem(item, parts, alliance.rules.bufferMinutes));
    return {
      now,
      holds,
      items: new Map(stockItems.map((item) => [item.id, item])),
      closures: closures.map(({ itemId, quantity, startsAt, endsAt }) => ({
        itemId,
        quantity,
        period: { from: startsAt, until: endsAt },
      })),
    };
  }

  /** One query for all items. A request past its deadline holds nothing, whether or not the timed job has seen it. */
  private async holds(
    tx: EntityManager,
    question: StockQuestion,
    itemIds: readonly string[],
  ): Promise<Hold[]> {
    if (itemIds.length === 0) return [];
    const { period, now, except } = question;
    const query = tx
      .createQueryBuilder(ReservationLine, 'line')
      .select([
        'line.itemId AS "itemId"',
        'line.reservationId AS "reservationId"',
        'line.heldQuantity AS quantity',
        'line.outQuantity AS "outQuantity"',
      ])
      .addSelect(['line.pickUpAt AS "pickUpAt"', 'line.returnDueAt AS "returnDueAt"'])
      .where('line.itemId IN (:...itemIds)', { itemIds })
      .andWhere('((line.returnDueAt > :from AND line.pickUpAt < :until) OR line.outQuantity > 0)', {
        from: addMinutes(period.from, -LONGEST_BUFFER_MINUTES),
        until: addMinutes(period.until, LONGEST_BUFFER_MINUTES),
      })
      .andWhere('line.heldQuantity > 0')
      .andWhere('(line.heldUntil IS NULL OR line.heldUntil > :now)', { now });
    if (except !== undefined) query.andWhere('line.reservationId <> :except', { except });
    return (await query.getRawMany<LineRow>()).map(holdOf);
  }
}

const holdOf = ({ itemId, reservationId, quantity, outQuantity, pickUpAt, returnDueAt }: LineRow): Hold => ({
  itemId,
  reservationId,
  quantity,
  isOut: outQuantity > 0,
  period: { from: instantFrom(pickUpAt), until: instantFrom(returnDueAt) },
});

function stockItem(
  item: Item,
  parts: readonly { setId: string; partId: string; quantity: number }[],
  usualBuffer: number,
): StockItem {
  const own = parts.filter(({ setId }) => setId === item.id);
  return {
    id: item.id,
    quantity: item.quantity,
    packStep: item.packStep,
    bufferMinutes: item.bufferMinutes ?? usualBuffer,
    parts: own.map(({ partId, quantity }) => ({ itemId: partId, quantity })),
  };
}
