/** The pooled list as people look at it: every item with what is free in a period. */
import { Injectable } from '@nestjs/common';
import type { ListPart } from '../../http/list-parts.js';
import type { ItemView } from '../../items/item.dto.js';
import { itemView } from '../../items/item.view.js';
import type { PooledItem } from '../../items/pooled-items.query.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { LONGEST_PERIOD_MINUTES, isEmpty, minutesBetween, type Period } from '../../shared/period.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { each, type Search } from '../../shared/search.js';
import { inSlices, stepAside } from '../../shared/search.slices.js';
import { freeThroughout, steps } from '../stock/availability.js';
import { openingLedger, openLedger, unitsLeft, type Stock } from '../stock/ledger.js';
import type { AvailabilityQuery, PoolQuery, StepView } from './pool.dto.js';
import { headingsOf, poolPart, seenItems } from './pool-search.query.js';
import { StockService } from '../stock/stock.service.js';

@Injectable()
export class PoolViewService {
  constructor(
    private readonly turns: Turns,
    private readonly stock: StockService,
  ) {}

  /** As people count the inventory numbers. */
  async list(actor: Actor, queried: PoolQuery): Promise<ListPart<ItemView>> {
    const period = periodOf(queried);
    const { part, stock } = await this.turns.lookAtLength(actor, async (look) => {
      const found = await poolPart(look.tx, actor, queried);
      await stepAside();
      return { part: found, stock: await this.stockOf(look, idsOf(found.items), period) };
    });
    return { ...part, items: await inSlices(views(actor, part.items, stock, period)) };
  }

  async get(actor: Actor, id: string): Promise<ItemView> {
    const [view] = await this.some(actor, [id]);
    return existing(view);
  }

  /** Those of the items that there are for the actor, in the order of the ids. */
  some(actor: Actor, ids: readonly string[]): Promise<ItemView[]> {
    return this.turns.look(actor, async (look) => {
      const seen = await seenItems(look.tx, actor, ids);
      const ordered = ids.flatMap((id) => seen.filter(({ item }) => item.id === id));
      if (ordered.length === 0) return [];
      const ledger = openLedger(await this.stockOf(look, idsOf(ordered)));
      return ordered.map((one) => itemView(one, actor.alliance, unitsLeft(ledger, one.item.id)));
    });
  }

  /** Where they stand, by item; only of those that there are for the actor. Does not look at the stock. */
  placeIds(actor: Actor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.turns.look(actor, async ({ tx }) => {
      const seen = await seenItems(tx, actor, ids);
      return new Map(seen.map(({ item, place }) => [item.id, place.id]));
    });
  }

  /** The headings (categories) of the list, in the order of the alphabet. */
  headings(actor: Actor): Promise<string[]> {
    return this.turns.look(actor, ({ tx }) => headingsOf(tx, actor));
  }

  /** Steps that cover the period without gaps. */
  availability(actor: Actor, id: string, queried: AvailabilityQuery): Promise<StepView[]> {
    const period = periodOf(queried)!;
    return this.turns.look(actor, async (look) => {
      existing((await seenItems(look.tx, actor, [id]))[0]);
      const ledger = openLedger(await this.stockOf(look, [id], period));
      return steps(ledger, id, period).map(({ from, until, free }) => ({
        from: from.toISOString(),
        until: until.toISOString(),
        free,
      }));
    });
  }

  private stockOf(
    { tx, actor: { alliance }, now }: Look,
    itemIds: readonly string[],
    period: Period = { from: now, until: now },
  ): Promise<Stock> {
    return this.stock.load(tx, { alliance, itemIds, period, now });
  }
}

const idsOf = (pooled: readonly PooledItem[]): string[] => pooled.map(({ item }) => item.id);

/** Reads nothing: the tables are free meanwhile. */
function* views(
  { alliance }: Actor,
  pooled: readonly PooledItem[],
  stock: Stock,
  period: Period | undefined,
): Search<ItemView[]> {
  const ledger = yield* openingLedger(stock);
  return yield* each(pooled, (one) => {
    const free = period && freeThroughout(ledger, one.item.id, period);
    return itemView(one, alliance, unitsLeft(ledger, one.item.id), free);
  });
}

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
