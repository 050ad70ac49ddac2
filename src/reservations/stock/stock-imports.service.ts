/** Imports as changes of the stock: whom they hurt, which promises keep their parts, and what has been lent since, which stands against taking them back. */
import { Injectable } from '@nestjs/common';
import { ImportUndoService, type Traces } from '../../items/import/import-undo.service.js';
import type { Counts } from '../../items/import/import-choices.js';
import type { Import } from '../../items/import/import.entity.js';
import { ImportsService } from '../../items/import/imports.service.js';
import type { JudgedList } from '../../items/import/judged-list.js';
import { ListReader } from '../../items/import/list-reader.service.js';
import { PlannedImports } from '../../items/import/planned-imports.service.js';
import { countsOf, isChanged, type Plan } from '../../items/import/plan-shapes.js';
import { removeOrphanedRules } from '../../items/lending/rule-subjects.query.js';
import { refuseClash } from '../../items/items.service.js';
import { PoolService } from '../../items/pool.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Turn } from '../../partners/who/turns.service.js';
import { Refusal, type Reason } from '../../shared/refusal.js';
import { keepParts } from './kept-parts.query.js';
import { lentSince } from './lent-since.query.js';
import { riskView, type AtRiskView } from './risk.view.js';
import { hurtSince } from './stock-risk.js';
import { StockRiskService } from './stock-risk.service.js';

/** What was taken over. */
export interface TakenOver {
  importId: string;
  counts: Counts;
  atRisk: AtRiskView[];
}

@Injectable()
export class StockImportsService {
  constructor(
    private readonly turns: Turns,
    private readonly imports: ImportsService,
    private readonly planned: PlannedImports,
    private readonly undoing: ImportUndoService,
    private readonly reader: ListReader,
    private readonly pool: PoolService,
    private readonly risk: StockRiskService,
  ) {}

  /** What its maker looked at, as it was looked at: `seen` is how many items the page said that it would take over. */
  async take(
    actor: Actor,
    id: string,
    { version, seen }: { version: number; seen: number },
  ): Promise<TakenOver> {
    const { import: found, grids } = await this.imports.brought(actor, id);
    const judged = await this.reader.judge(grids, found.choices);
    return this.turns
      .take(actor, async (turn) => {
        const standing = await this.imports.seen(turn, id, version);
        const plan = await this.planned.in(turn, judged);
        if (countsOf(plan).imported !== seen) throw poolMoved();
        return this.write(turn, standing, { plan, judged });
      })
      .catch(refuseClash);
  }

  /** Without anybody looking first. */
  async takeAtOnce(actor: Actor, name: string, judged: JudgedList): Promise<TakenOver> {
    return this.turns
      .take(actor, async (turn) => {
        const kept = await this.imports.keep(turn, name, judged);
        return this.write(turn, kept, { plan: await this.planned.in(turn, judged), judged });
      })
      .catch(refuseClash);
  }

  private async write(
    turn: Turn,
    kept: Import,
    { plan, judged }: { plan: Plan; judged: JudgedList },
  ): Promise<TakenOver> {
    const before = await this.hurt(turn, plan);
    await this.keepPartsOf(turn, plan);
    const counts = await this.planned.write(turn, kept, { plan, judged });
    return { importId: kept.id, counts, atRisk: hurtSince(before, await this.hurt(turn, plan)) };
  }

  /** A new item hurts nobody. */
  private async hurt(turn: Turn, { lines }: Plan): Promise<AtRiskView[]> {
    const changed = lines.flatMap(({ item }) => (item && isChanged(item) ? [item] : []));
    const bearing = changed.filter(
      ({ facts, links, setAside }) =>
        facts.quantity !== undefined ||
        facts.kind !== undefined ||
        facts.bufferMinutes !== undefined ||
        links.parts !== undefined ||
        setAside !== null,
    );
    const hurt = await this.risk.ofItems(
      turn,
      bearing.map(({ id }) => id),
    );
    return hurt.map((one) => riskView(one, turn.now));
  }

  /** What is promised keeps the parts that it was promised with. */
  private async keepPartsOf({ tx, actor, now }: Turn, { lines }: Plan): Promise<void> {
    const { allianceId } = actor;
    const setIds = lines.flatMap(({ item }) => (item?.standing && item.links.parts ? [item.id] : []));
    const parts = await this.pool.partsOf(tx, allianceId, setIds);
    for (const setId of setIds)
      await keepParts(
        tx,
        { allianceId, setId, now },
        parts.filter((part) => part.setId === setId),
      );
  }

  /** Refuses (409) with all that stands against it. */
  async undo(actor: Actor, id: string): Promise<{ importId: string }> {
    return this.turns
      .take(actor, async (turn) => {
        const traces = await this.undoing.traces(turn, id);
        await this.undoing.undo(turn, traces, await against(turn, traces));
        await removeOrphanedRules(turn.tx, actor.allianceId);
        return { importId: id };
      })
      .catch(refuseClash);
  }
}

const EVER = new Date(0);

/** What it made was not there before, so whatever names it came since. */
async function against(
  { tx, actor }: Turn,
  { import: done, madeIds, changedIds }: Traces,
): Promise<Reason[]> {
  const { allianceId } = actor;
  const since = done.doneAt ?? done.madeAt;
  const made = await lentSince(tx, { allianceId, itemIds: madeIds, since: EVER });
  const changed = await lentSince(tx, { allianceId, itemIds: changedIds, since });
  return [...made, ...changed].map(({ itemId, number, name }) => ({
    code: 'lent-since',
    message: { de: `„${name}“ steht in ${number}.`, en: `“${name}” is in ${number}.` },
    itemId,
  }));
}

const poolMoved = (): Refusal =>
  new Refusal('stale', 'list-moved', {
    de: 'Inzwischen hat sich die Liste der Gegenstände geändert. Bitte sehen Sie noch einmal nach.',
    en: 'The list of items has changed in the meantime. Please look again.',
  });
