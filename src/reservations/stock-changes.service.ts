/** Changes of the stock that people make by hand, answered with the promises that they hurt (safety.md, A06). */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.service.js';
import { RequestKeys } from '../database/request-keys.service.js';
import type { NewClosureDto } from '../items/closure.dto.js';
import { ClosuresService } from '../items/closures.service.js';
import type { ItemChangeDto, ItemFacts } from '../items/item.dto.js';
import { ItemsService, refuseClash } from '../items/items.service.js';
import type { Actor } from '../partners/actor.js';
import { Clock } from '../shared/clock.service.js';
import type { AtRiskView, ChangedItemView, NewClosureView } from './risk.view.js';
import { StockRiskService } from './stock-risk.service.js';

@Injectable()
export class StockChangesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly items: ItemsService,
    private readonly closures: ClosuresService,
    private readonly risk: StockRiskService,
    private readonly keys: RequestKeys,
  ) {}

  changeItem(
    actor: Actor,
    id: string,
    changes: ItemChangeDto,
    expect?: (standing: ItemFacts) => void,
  ): Promise<ChangedItemView> {
    const work = (tx: EntityManager) => this.items.change(tx, actor, id, changes, expect);
    return this.change(actor, id, work).catch(refuseClash);
  }

  closeUnits(actor: Actor, closure: NewClosureDto): Promise<NewClosureView> {
    return this.change(actor, closure.itemId, (tx) => this.closures.create(tx, actor, closure));
  }

  private change<T extends object>(
    actor: Actor,
    itemId: string,
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T & { atRisk: AtRiskView[] }> {
    const now = this.clock.now();
    return this.database.transaction((tx) =>
      this.keys.once(tx, actor, now, async () => ({
        ...(await work(tx)),
        atRisk: await this.risk.hurtBy(tx, actor, itemId, now),
      })),
    );
  }
}
