/** Closures: taking units out for a time, and putting them back. */
import { Injectable } from '@nestjs/common';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { readPart } from '../http/list-part.query.js';
import { eachOf, type ListPart } from '../http/list-parts.js';
import type { Actor } from '../partners/who/actor.js';
import { changesBetween } from '../partners/log/audit-changes.js';
import { AuditService } from '../partners/log/audit.service.js';
import { Turns, type Turn } from '../partners/who/turns.service.js';
import { given } from '../shared/given.js';
import { existing, Refusal } from '../shared/refusal.js';
import { closureView, type ClosureQuery, type ClosureView, type NewClosureDto } from './closure.dto.js';
import { closureFaults } from './closure-rules.js';
import { ClosureSeriesService } from './closure-series.service.js';
import { Closure, isOpenEnded } from './closure.entity.js';
import { Item } from './item.entity.js';
import { ItemsService } from './items.service.js';

/** Own use; of a part, together with the other parts of a set. */
export interface OwnUseOf {
  together?: { id: string; setId: string; togetherId: string };
}

@Injectable()
export class ClosuresService {
  constructor(
    private readonly turns: Turns,
    private readonly items: ItemsService,
    private readonly series: ClosureSeriesService,
    private readonly audit: AuditService,
  ) {}

  /** Those that are not over. */
  list(actor: Actor, queried: ClosureQuery): Promise<ListPart<ClosureView>> {
    return this.turns.look(actor, async ({ tx, now }) => {
      const item = given({ itemId: queried.item, setId: queried.set });
      const where = { allianceId: actor.allianceId, endsAt: MoreThan(now), ...item };
      const part = await readPart(tx, { of: Closure, where }, queried);
      const own = await this.ownItemIds(tx, actor, part.items);
      return eachOf(part, (closure) => closureView(closure, actor.isCoordination || own.has(closure.itemId)));
    });
  }

  /** Refuses (404) what is not in the actor's alliance. */
  get(actor: Actor, id: string): Promise<ClosureView> {
    return this.turns.look(actor, async ({ tx }) => {
      const closure = await this.find(tx, actor, id);
      const own = await this.ownItemIds(tx, actor, [closure]);
      return closureView(closure, actor.isCoordination || own.has(closure.itemId));
    });
  }

  /** Taken even where units are promised: what is broken is broken. */
  async create(turn: Turn, facts: NewClosureDto, own: OwnUseOf | null = null): Promise<ClosureView> {
    const { quantity, from, until, everyYear = false } = facts;
    const item = await this.closable(turn, facts);
    const closure = everyYear ? await this.series.begin(turn, facts) : await addOne(turn, facts, own);
    const told = changesBetween({}, { quantity, from, until, ...(everyYear && { everyYear }) });
    const deed = { what: 'closures.create', subjectId: item.id } as const;
    await this.audit.note(turn, { ...deed, called: item.name, changes: told });
    return closureView(closure, true);
  }

  /** Refuses (404, 403, 422) what cannot be closed so, whatever is promised of it. */
  async closable({ tx, actor, now }: Turn, { itemId, quantity, from, until }: NewClosureDto): Promise<Item> {
    const item = await this.items.find(tx, actor, itemId);
    actor.require('closures.create', actor.actsFor(item.ownerId) ? ['owner'] : []);
    const units = await this.items.units(tx, item);
    const faults = closureFaults({ period: { from, until }, quantity, units, now });
    if (faults.length > 0) throw Refusal.invalid(faults);
    return item;
  }

  /** With those that were entered together with it. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.turns.take(actor, async (turn) => {
      const { tx } = turn;
      const closure = await this.find(tx, actor, id);
      const { allianceId, togetherId } = closure;
      const all = togetherId === null ? [closure] : await tx.findBy(Closure, { allianceId, togetherId });
      for (const one of all) await this.removeOne(turn, one);
    });
  }

  private async removeOne(turn: Turn, closure: Closure): Promise<void> {
    const { tx, actor } = turn;
    const item = await this.items.find(tx, actor, closure.itemId);
    actor.require('closures.remove', actor.actsFor(item.ownerId) ? ['owner'] : []);
    await tx.delete(Closure, { id: closure.id });
    const { quantity, startsAt: from, endsAt } = closure;
    const until = isOpenEnded(closure) ? null : endsAt;
    const told = changesBetween({ quantity, from, until }, { quantity: null, from: null, until: null });
    const deed = { what: 'closures.remove', subjectId: item.id } as const;
    await this.audit.note(turn, { ...deed, called: item.name, changes: told });
  }

  /** Those of their items that the actor acts for. */
  private async ownItemIds(
    tx: EntityManager,
    { allianceId, partnerIds }: Actor,
    closures: readonly Closure[],
  ): Promise<Set<string>> {
    const ids = [...new Set(closures.map(({ itemId }) => itemId))];
    if (ids.length === 0 || partnerIds.length === 0) return new Set();
    const own = await tx.findBy(Item, { allianceId, id: In(ids), ownerId: In(partnerIds) });
    return new Set(own.map(({ id }) => id));
  }

  private async find(tx: EntityManager, actor: Actor, id: string): Promise<Closure> {
    return existing(await tx.findOneBy(Closure, { allianceId: actor.allianceId, id }));
  }
}

async function addOne(
  { tx, actor, now }: Turn,
  { itemId, quantity, from, until, reason, note = '' }: NewClosureDto,
  own: OwnUseOf | null,
): Promise<Closure> {
  const { id = newId(), setId = null, togetherId = null } = own?.together ?? {};
  const identity = { id, allianceId: actor.allianceId, createdBy: actor.personId, createdAt: now };
  const facts = { itemId, quantity, startsAt: from, endsAt: until, reason: reason ?? null, note };
  const cause = own && ('own-use' as const);
  const closure = tx.create(Closure, { ...facts, cause, setId, togetherId, ...identity });
  await tx.insert(Closure, closure);
  return closure;
}
