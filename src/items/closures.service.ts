/** Closures: taking units out for a time, and putting them back. */
import { Injectable } from '@nestjs/common';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { RequestKeys } from '../database/request-keys.service.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import type { Actor } from '../partners/actor.js';
import { AlliancesService } from '../partners/alliances.service.js';
import { AuditService } from '../partners/audit.service.js';
import { Clock } from '../shared/clock.service.js';
import { isEmpty, minutesBetween } from '../shared/period.js';
import { Refusal } from '../shared/refusal.js';
import { closureView, type ClosureQuery, type ClosureView, type NewClosureDto } from './closure.dto.js';
import { Closure } from './closure.entity.js';
import { ItemsService } from './items.service.js';

const MOST_MINUTES = 5 * 366 * 24 * 60;

@Injectable()
export class ClosuresService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly alliances: AlliancesService,
    private readonly items: ItemsService,
    private readonly keys: RequestKeys,
    private readonly audit: AuditService,
  ) {}

  /** Those that are not over. */
  list(actor: Actor, { limit, cursor, item }: ClosureQuery): Promise<Page<ClosureView>> {
    return this.database.read(async (tx) => {
      const query = tx
        .createQueryBuilder(Closure, 'closure')
        .where('closure.allianceId = :allianceId', { allianceId: actor.allianceId })
        .andWhere('closure.endsAt > :now', { now: this.clock.now() })
        .orderBy('closure.id')
        .limit(limit + 1);
      if (item !== undefined) query.andWhere('closure.itemId = :item', { item });
      if (cursor !== undefined) query.andWhere('closure.id > :after', { after: cursorKey(cursor, 1)[0] });
      const page = pageOf(await query.getMany(), limit, ({ id }) => [id]);
      return { ...page, items: page.items.map(closureView) };
    });
  }

  /** Refuses (404) what is not in the actor's alliance. */
  get(actor: Actor, id: string): Promise<ClosureView> {
    return this.database.read(async (tx) => closureView(await this.find(tx, actor, id)));
  }

  /** Taken even where units are promised: what is broken is broken. */
  async create(
    tx: EntityManager,
    actor: Actor,
    { from, until, ...facts }: NewClosureDto,
  ): Promise<ClosureView> {
    if (isEmpty({ from, until }) || minutesBetween(from, until) > MOST_MINUTES) throw wrongPeriod();
    await this.alliances.lockPool(tx, actor.allianceId);
    const item = await this.items.find(tx, actor, facts.itemId);
    actor.require('closures.create', actor.actsFor(item.ownerId) ? ['owner'] : []);
    const createdAt = this.clock.now();
    const identity = { id: newId(), allianceId: actor.allianceId, createdBy: actor.personId, createdAt };
    const closure = tx.create(Closure, { ...facts, startsAt: from, endsAt: until, ...identity });
    await tx.insert(Closure, closure);
    await this.audit.note(tx, actor, { what: 'closures.create', subjectId: item.id });
    return closureView(closure);
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction((tx) =>
      this.keys.once(tx, actor, this.clock.now(), async () => {
        await this.alliances.lockPool(tx, actor.allianceId);
        const closure = await this.find(tx, actor, id);
        const item = await this.items.find(tx, actor, closure.itemId);
        actor.require('closures.remove', actor.actsFor(item.ownerId) ? ['owner'] : []);
        await tx.delete(Closure, { id });
        await this.audit.note(tx, actor, { what: 'closures.remove', subjectId: item.id });
      }),
    );
  }

  private async find(tx: EntityManager, actor: Actor, id: string): Promise<Closure> {
    const closure = await tx.findOneBy(Closure, { allianceId: actor.allianceId, id });
    if (!closure) throw Refusal.notFound();
    return closure;
  }

  /** Closures of these items that reach beyond an instant. */
  endingAfter(
    tx: EntityManager,
    allianceId: string,
    itemIds: readonly string[],
    instant: Date,
  ): Promise<Closure[]> {
    return tx.findBy(Closure, { allianceId, itemId: In([...itemIds]), endsAt: MoreThan(instant) });
  }
}

const wrongPeriod = (): Refusal =>
  Refusal.invalidField('until', {
    de: 'Das Ende muss nach dem Anfang liegen, höchstens fünf Jahre danach.',
    en: 'The end must come after the beginning, five years later at most.',
  });
