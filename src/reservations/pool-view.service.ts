/** The pooled list as people look at it: every item with what is free in a period. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import { pageOf, type Page } from '../http/pages.js';
import type { ItemView } from '../items/item.dto.js';
import { Item } from '../items/item.entity.js';
import { itemView } from '../items/item.view.js';
import { ItemsService } from '../items/items.service.js';
import { PoolService } from '../items/pool.service.js';
import type { Actor } from '../partners/actor.js';
import { Clock } from '../shared/clock.service.js';
import { LONGEST_PERIOD_MINUTES, isEmpty, minutesBetween, type Period } from '../shared/period.js';
import { Refusal } from '../shared/refusal.js';
import { freeThroughout, steps } from './availability.js';
import { baseQuantity, openLedger, type Ledger } from './ledger.js';
import type { AvailabilityQuery, PoolQuery, StepView } from './pool.dto.js';
import { headingsOf, poolRows } from './pool-search.query.js';
import { StockService } from './stock.service.js';

@Injectable()
export class PoolViewService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly items: ItemsService,
    private readonly pool: PoolService,
    private readonly stock: StockService,
  ) {}

  /** In the order of inventory numbers. */
  list(actor: Actor, asked: PoolQuery): Promise<Page<ItemView>> {
    const period = periodOf(asked);
    return this.database.read(async (tx) => {
      const page = pageOf(await poolRows(tx, actor, asked), asked.limit, ({ inventoryNumber }) => [
        inventoryNumber,
      ]);
      return { ...page, items: await this.views(tx, actor, page.items, period) };
    });
  }

  async get(actor: Actor, id: string): Promise<ItemView> {
    const [view] = await this.some(actor, [id]);
    if (!view) throw Refusal.notFound();
    return view;
  }

  /** Those of the items that there are for the actor, in the order of the ids. */
  some(
    actor: Actor,
    ids: readonly string[],
    asked: Pick<PoolQuery, 'from' | 'until'> = {},
  ): Promise<ItemView[]> {
    const period = periodOf(asked);
    return this.database.read(async (tx) => {
      const found = await tx.findBy(Item, { allianceId: actor.allianceId, id: In([...ids]) });
      const seen = found.filter((item) => isSeen(actor, item));
      const ordered = ids.flatMap((id) => seen.filter((item) => item.id === id));
      return ordered.length === 0 ? [] : this.views(tx, actor, ordered, period);
    });
  }

  /** The headings (categories) of the list, in the order of the alphabet. */
  headings(actor: Actor): Promise<string[]> {
    return this.database.read((tx) => headingsOf(tx, actor));
  }

  /** Steps that cover the period without gaps. */
  availability(actor: Actor, id: string, asked: AvailabilityQuery): Promise<StepView[]> {
    const period = periodOf(asked)!;
    return this.database.read(async (tx) => {
      const item = await this.items.find(tx, actor, id);
      const ledger = await this.ledger(tx, actor, [item], period);
      return steps(ledger, item.id, period).map(({ from, until, free }) => ({
        from: from.toISOString(),
        until: until.toISOString(),
        free,
      }));
    });
  }

  private async views(
    tx: EntityManager,
    actor: Actor,
    items: readonly Item[],
    period: Period | undefined,
  ): Promise<ItemView[]> {
    const now = this.clock.now();
    const ledger = await this.ledger(tx, actor, items, period ?? { from: now, until: now });
    const pooled = await this.pool.withSurroundings(tx, actor.allianceId, items);
    const quantityOf = (itemId: string): number => baseQuantity(ledger.stock.items, itemId);
    return pooled.map((one) => {
      const free = period && freeThroughout(ledger, one.item.id, period);
      return itemView(one, actor.alliance, quantityOf, free);
    });
  }

  private async ledger(
    tx: EntityManager,
    { alliance }: Actor,
    items: readonly Item[],
    period: Period,
  ): Promise<Ledger> {
    const itemIds = items.map(({ id }) => id);
    return openLedger(await this.stock.load(tx, { alliance, itemIds, period, now: this.clock.now() }));
  }
}

/** What is set aside is seen by the coordination and its owner. */
const isSeen = (actor: Actor, { setAsideAt, ownerId }: Item): boolean =>
  setAsideAt === null || actor.isCoordination || actor.actsFor(ownerId);

/** Both ends or none, in order, a year at most. */
function periodOf({ from, until }: { from?: Date; until?: Date }): Period | undefined {
  if (from === undefined && until === undefined) return undefined;
  const isPeriod =
    from && until && !isEmpty({ from, until }) && minutesBetween(from, until) <= LONGEST_PERIOD_MINUTES;
  if (isPeriod) return { from, until };
  throw Refusal.invalidField(from === undefined ? 'from' : 'until', {
    de: 'Bitte Anfang und Ende angeben, das Ende nach dem Anfang und höchstens ein Jahr danach.',
    en: 'Please give both beginning and end, the end after the beginning and a year later at most.',
  });
}
