/** Changes of the stock that people make by hand, answered with the promises that they hurt (safety.md, A06). */
import { Injectable } from '@nestjs/common';
import type { NewClosureDto } from '../../items/closure.dto.js';
import { ClosureSeriesService } from '../../items/closure-series.service.js';
import { ClosuresService } from '../../items/closures.service.js';
import type { ItemChangeDto, ItemFacts, ItemView, NewItemDto } from '../../items/item.dto.js';
import { ItemsService, refuseClash } from '../../items/items.service.js';
import { PoolService } from '../../items/pool.service.js';
import { AllianceSettingsService } from '../../partners/alliances/alliance-settings.service.js';
import type { SettingsChangeDto, SettingsView } from '../../partners/alliances/settings.dto.js';
import type { Actor } from '../../partners/who/actor.js';
import { Alliance } from '../../partners/who/alliance.entity.js';
import { Turns, type Look, type Turn } from '../../partners/who/turns.service.js';
import { Refusal, type FieldFault } from '../../shared/refusal.js';
import { keepParts } from './kept-parts.query.js';
import type { AtRiskView, ChangedItemView, ChangedSettingsView, NewClosureView } from './risk.view.js';
import { hurtSince } from './stock-risk.js';
import { StockService } from './stock.service.js';
import { StockRiskService } from './stock-risk.service.js';
import { faultsOf } from './table-faults.js';

/** What somebody changed in a table, and what they added; `row` says where it stands in the form. */
export interface Table {
  changed: readonly {
    row: string;
    id: string;
    changes: ItemChangeDto;
    expect: (standing: ItemFacts) => void;
  }[];
  made: readonly { row: string; facts: NewItemDto }[];
}

@Injectable()
export class StockChangesService {
  constructor(
    private readonly turns: Turns,
    private readonly items: ItemsService,
    private readonly pool: PoolService,
    private readonly closures: ClosuresService,
    private readonly series: ClosureSeriesService,
    private readonly settings: AllianceSettingsService,
    private readonly stock: StockService,
    private readonly risk: StockRiskService,
  ) {}

  /** What is promised keeps the parts that it was promised with. */
  changeItem(
    actor: Actor,
    id: string,
    changes: ItemChangeDto,
    expect?: (standing: ItemFacts) => void,
  ): Promise<ChangedItemView> {
    const hurt = (turn: Turn) => this.risk.hurtBy(turn, id);
    return this.change(actor, hurt, (turn) => this.changeIn(turn, id, changes, expect)).catch(refuseClash);
  }

  private async changeIn(
    turn: Turn,
    id: string,
    changes: ItemChangeDto,
    expect?: (standing: ItemFacts) => void,
  ): Promise<ItemView> {
    const left = await this.left(turn, id);
    if (changes.parts) await this.keepParts(turn, id);
    const view = await this.items.change(turn, id, changes, (facts) => expect?.({ ...facts, ...left }));
    await this.lengthenFor(turn, changes);
    return changes.quantity === undefined ? { ...view, ...left } : view;
  }

  /** With another owner, or in a set, somebody may ask for it farther ahead. */
  private async lengthenFor(turn: Turn, { ownerId, parts }: ItemChangeDto): Promise<void> {
    if (ownerId !== undefined || parts) await this.series.lengthenIn(turn, turn.actor.allianceId);
  }

  /** A table at once, all of it or nothing: what is refused is named by its row. */
  saveTable(actor: Actor, { changed, made }: Table): Promise<{ atRisk: AtRiskView[] }> {
    const hurt = (turn: Turn) =>
      this.hurtByAny(
        turn,
        changed.map(({ id }) => id),
      );
    const work = async (turn: Turn): Promise<object> => {
      const faults: FieldFault[] = [];
      for (const { row, id, changes, expect } of changed)
        faults.push(...(await faultsOf(row, () => this.changeIn(turn, id, changes, expect))));
      for (const { row, facts } of made)
        faults.push(...(await faultsOf(row, () => this.items.createIn(turn, facts))));
      if (faults.length > 0) throw Refusal.invalid(faults);
      return {};
    };
    return this.change(actor, hurt, work).catch(refuseClash);
  }

  private async hurtByAny(turn: Turn, ids: readonly string[]): Promise<AtRiskView[]> {
    const lines = new Map<string, AtRiskView>();
    for (const id of ids) for (const one of await this.risk.hurtBy(turn, id)) lines.set(one.lineId, one);
    return [...lines.values()];
  }

  /** As it stands, for whoever may change it; of a consumable what is left of it. */
  async facts(actor: Actor, id: string): Promise<ItemFacts> {
    const facts = await this.items.facts(actor, id);
    const left = await this.turns.look(actor, (look) => this.left(look, id));
    return { ...facts, ...left };
  }

  /** Nothing of what comes back. */
  private async left(look: Look, id: string): Promise<{ quantity?: number }> {
    const { kind } = await this.items.find(look.tx, look.actor, id);
    return kind === 'consumable' ? { quantity: await this.stock.unitsLeft(look, id) } : {};
  }

  closeUnits(actor: Actor, closure: NewClosureDto): Promise<NewClosureView> {
    const hurt = (turn: Turn) => this.risk.hurtBy(turn, closure.itemId);
    return this.change(actor, hurt, (turn) => this.closures.create(turn, closure));
  }

  /** A longer rest hurts promises that follow each other closely. Whoever may ask farther ahead must find the closures of those years. */
  changeSettings(
    actor: Actor,
    changes: SettingsChangeDto,
    expect?: (standing: SettingsView) => void,
  ): Promise<ChangedSettingsView> {
    const standing = ({ tx }: Turn) => tx.findOneByOrFail(Alliance, { id: actor.allianceId });
    const hurt = async (turn: Turn) => this.risk.hurtByRules(turn, await standing(turn));
    return this.change(actor, hurt, async (turn) => {
      const view = await this.settings.change(turn, changes, expect);
      await this.series.lengthenIn(turn, actor.allianceId);
      return view;
    });
  }

  /** Answers what this change hurts, and nothing that was short before. */
  private change<T extends object>(
    actor: Actor,
    hurt: (turn: Turn) => Promise<AtRiskView[]>,
    work: (turn: Turn) => Promise<T>,
  ): Promise<T & { atRisk: AtRiskView[] }> {
    return this.turns.take(actor, async (turn) => {
      const before = await hurt(turn);
      const changed = await work(turn);
      return { ...changed, atRisk: hurtSince(before, await hurt(turn)) };
    });
  }

  private async keepParts({ tx, actor, now }: Turn, setId: string): Promise<void> {
    const { allianceId } = actor;
    await keepParts(tx, { allianceId, setId, now }, await this.pool.partsOf(tx, allianceId, [setId]));
  }
}
