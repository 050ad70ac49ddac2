/** Stock: reads from the tables all that availability needs to answer for some items and a period. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PoolService } from '../../items/pool.service.js';
import { stockedItems, type RelatedItems, type StockedItems } from '../../items/related-items.query.js';
import type { Alliance } from '../../partners/who/alliance.entity.js';
import type { Look } from '../../partners/who/turns.service.js';
import { earlier, type Period } from '../../shared/period.js';
import { tiedTo, type KeptPart } from './kept-parts.js';
import { keptParts } from './kept-parts.query.js';
import { openLedger, unitsLeft, type Part, type Stock, type StockItem } from './ledger.js';
import { pendingHolds } from './pending-holds.js';
import { stockRows, type RowsQuestion } from './stock-rows.query.js';

export interface StockQuestion {
  alliance: Alliance;
  itemIds: readonly string[];
  period: Period;
  now: Date;
  /** A reservation whose own holds do not count: it is being decided or changed. */
  except?: string;
}

@Injectable()
export class StockService {
  constructor(private readonly pool: PoolService) {}

  /** Call it inside the transaction that decides, after the pool lock. */
  async load(tx: EntityManager, question: StockQuestion): Promise<Stock> {
    return this.loadOf(tx, question, await stockedItems(tx, question.alliance.id, question.itemIds));
  }

  /** Every item whose loans bear on these, also by what promises were made with. */
  async related(tx: EntityManager, allianceId: string, ids: readonly string[]): Promise<RelatedItems> {
    const related = await this.pool.related(tx, allianceId, ids);
    const all = withTied(related, await keptParts(tx, allianceId));
    return all ? this.pool.related(tx, allianceId, all) : related;
  }

  /** The same for whoever has read already which items bear on these. */
  async loadOf(tx: EntityManager, question: StockQuestion, known: StockedItems): Promise<Stock> {
    const { alliance, now } = question;
    const stockItems = stockItemsOf(known, alliance.rules.bufferMinutes);
    const { holds, wished, closures, kept } = await stockRows(tx, rowsQuestion(question, stockItems));
    const all = withTied(known, kept);
    if (all) return this.loadOf(tx, question, await stockedItems(tx, alliance.id, all));
    const items = new Map(stockItems.map((item) => [item.id, item]));
    const pending = pendingHolds({ items, now }, holds, wished);
    return { now, holds: [...holds, ...pending], closures, items };
  }

  /** How many of an item are there now; of a consumable what is left. */
  async unitsLeft({ tx, actor, now }: Look, itemId: string): Promise<number> {
    const period = { from: now, until: now };
    const stock = await this.load(tx, { alliance: actor.alliance, itemIds: [itemId], period, now });
    return unitsLeft(openLedger(stock), itemId);
  }
}

/** These and what promises tie to them; undefined where that is nothing else. */
function withTied({ items }: StockedItems, kept: readonly KeptPart[]): string[] | undefined {
  const ids = items.map(({ id }) => id);
  const tied = tiedTo(kept, ids);
  return tied.length === 0 ? undefined : [...ids, ...tied];
}

const rowsQuestion = (
  { alliance, period, now, except }: StockQuestion,
  items: readonly StockItem[],
): RowsQuestion => ({
  allianceId: alliance.id,
  itemIds: items.map(({ id }) => id),
  period,
  restMinutes: Math.max(0, ...items.map(({ bufferMinutes }) => bufferMinutes)),
  now,
  except,
  issued: issuedOf(items),
});

/** Consumables, and sets that draw on one; undefined where there are none, since history is read for these only. */
function issuedOf(items: readonly StockItem[]): RowsQuestion['issued'] {
  const since = new Map(items.flatMap(({ id, issuedSince }) => (issuedSince ? [[id, issuedSince]] : [])));
  if (since.size === 0) return undefined;
  const isIssuing = ({ id, parts }: StockItem): boolean =>
    since.has(id) || parts.some(({ itemId }) => since.has(itemId));
  return {
    itemIds: items.filter(isIssuing).map(({ id }) => id),
    since: [...since.values()].reduce(earlier),
  };
}

function stockItemsOf({ items, parts, unlent }: StockedItems, usualBuffer: number): StockItem[] {
  const made = new Map<string, Part[]>(items.map(({ id }) => [id, []]));
  for (const { setId, partId, quantity } of parts) made.get(setId)?.push({ itemId: partId, quantity });
  return items.map((item) => ({
    id: item.id,
    quantity: item.quantity,
    packStep: item.packStep,
    ...(item.kind === 'consumable' ? { issuedSince: item.countedAt ?? item.createdAt } : {}),
    bufferMinutes: item.bufferMinutes ?? usualBuffer,
    parts: made.get(item.id)!,
    isUnlent: unlent.has(item.id),
  }));
}
