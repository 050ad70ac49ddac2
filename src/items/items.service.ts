/** Items: putting things into the pool and keeping what is said of them true. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { isDangling, isDuplicate } from '../database/faults.js';
import { RequestKeys } from '../database/request-keys.service.js';
import type { Actor } from '../partners/actor.js';
import { AlliancesService } from '../partners/alliances.service.js';
import { AuditService, fieldsOf } from '../partners/audit.service.js';
import { PartnersService } from '../partners/partners.service.js';
import { Clock } from '../shared/clock.service.js';
import { given } from '../shared/given.js';
import { Refusal } from '../shared/refusal.js';
import type { ItemChangeDto, ItemFacts, ItemView, NewItemDto, PartDto } from './item.dto.js';
import { ItemAccessory } from './item-accessory.entity.js';
import { ItemPart } from './item-part.entity.js';
import { itemFaults } from './item-rules.js';
import { Item } from './item.entity.js';
import { itemFacts, itemView } from './item.view.js';
import { PoolService } from './pool.service.js';
import { searchTextOf } from './search-text.js';

@Injectable()
export class ItemsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly alliances: AlliancesService,
    private readonly partners: PartnersService,
    private readonly pool: PoolService,
    private readonly keys: RequestKeys,
    private readonly audit: AuditService,
  ) {}

  /** A member creates for a partner they act for, the coordination for any. */
  create(actor: Actor, { parts = [], accessoryIds = [], ...facts }: NewItemDto): Promise<ItemView> {
    const now = this.clock.now();
    return this.database
      .transaction((tx) =>
        this.keys.once(tx, actor, now, async () => {
          await this.partners.find(tx, actor, facts.ownerId);
          actor.require('items.create', actor.actsFor(facts.ownerId) ? ['owner'] : []);
          await this.alliances.lockPool(tx, actor.allianceId);
          const identity = {
            id: newId(),
            allianceId: actor.allianceId,
            setAsideAt: null,
            createdAt: now,
            updatedAt: now,
          };
          const item = tx.create(Item, { ...unsaid, ...given(facts), ...identity });
          item.searchText = searchTextOf(item);
          await this.refuseUnsound(tx, item, parts);
          await tx.insert(Item, item);
          await this.replaceParts(tx, item, parts);
          await this.replaceAccessories(tx, item, accessoryIds);
          await this.audit.note(tx, actor, { what: 'items.create', subjectId: item.id });
          return this.view(tx, actor, item);
        }),
      )
      .catch(refuseClash);
  }

  /** A smaller quantity is taken even where more is promised: a torn tent is torn. Only the coordination gives an item to another owner. `expect` may refuse what stands, under the lock. */
  async change(
    tx: EntityManager,
    actor: Actor,
    id: string,
    wish: ItemChangeDto,
    expect?: (standing: ItemFacts) => void,
  ): Promise<ItemView> {
    const { parts, accessoryIds, setAside, ...changes } = wish;
    const now = this.clock.now();
    await this.alliances.lockPool(tx, actor.allianceId);
    const item = await this.find(tx, actor, id);
    actor.require('items.change', actor.actsFor(item.ownerId) ? ['owner'] : []);
    expect?.(await this.factsOf(tx, item));
    await this.refuseGivingAway(tx, actor, item, changes.ownerId);
    const aside = setAside === undefined ? {} : { setAsideAt: setAside ? (item.setAsideAt ?? now) : null };
    Object.assign(item, given(changes), aside, { updatedAt: now });
    item.searchText = searchTextOf(item);
    await this.refuseUnsound(tx, item, parts);
    await tx.save(item);
    if (parts) await this.replaceParts(tx, item, parts);
    if (accessoryIds) await this.replaceAccessories(tx, item, accessoryIds);
    await this.audit.note(tx, actor, { what: 'items.change', subjectId: id, detail: fieldsOf(wish) });
    return this.view(tx, actor, item);
  }

  private async refuseGivingAway(
    tx: EntityManager,
    actor: Actor,
    item: Item,
    ownerId: string | undefined,
  ): Promise<void> {
    if (ownerId === undefined || ownerId === item.ownerId) return;
    await this.partners.find(tx, actor, ownerId);
    actor.require('items.change');
  }

  /** As it stands in the table, for whoever may change it: what was never said is null, not what applies instead. */
  facts(actor: Actor, id: string): Promise<ItemFacts> {
    return this.database.read(async (tx) => {
      const item = await this.find(tx, actor, id);
      actor.require('items.change', actor.actsFor(item.ownerId) ? ['owner'] : []);
      return this.factsOf(tx, item);
    });
  }

  private async factsOf(tx: EntityManager, item: Item): Promise<ItemFacts> {
    const [pooled] = await this.pool.withSurroundings(tx, item.allianceId, [item]);
    return itemFacts(item, pooled?.parts ?? [], pooled?.accessoryIds ?? []);
  }

  /** Refuses (404) what is not in the actor's alliance. */
  async find(tx: EntityManager, actor: Actor, id: string): Promise<Item> {
    const item = await tx.findOneBy(Item, { allianceId: actor.allianceId, id });
    if (!item) throw Refusal.notFound();
    return item;
  }

  private async refuseUnsound(
    tx: EntityManager,
    item: Item,
    parts: readonly PartDto[] | undefined,
  ): Promise<void> {
    const { allianceId, id, kind, quantity } = item;
    const partIds = parts?.map(({ itemId }) => itemId) ?? (await this.partIdsOf(tx, item));
    const known = await tx.countBy(Item, { allianceId, id: In(partIds) });
    if (known < new Set(partIds).size) throw Refusal.notFound();
    const nested = await this.pool.partsOf(tx, allianceId, partIds);
    const isPart = await tx.existsBy(ItemPart, { allianceId, partId: id });
    const nestedPartIds = [...nested.map(({ setId }) => setId), ...partIds.filter((partId) => partId === id)];
    const faults = itemFaults({ kind, quantity, partIds, nestedPartIds, isPart });
    if (faults.length > 0) throw Refusal.invalid(faults);
  }

  private async partIdsOf(tx: EntityManager, item: Item): Promise<string[]> {
    return (await this.pool.partsOf(tx, item.allianceId, [item.id])).map(({ partId }) => partId);
  }

  private async replaceParts(tx: EntityManager, item: Item, parts: readonly PartDto[]): Promise<void> {
    await tx.delete(ItemPart, { setId: item.id });
    for (const { itemId, quantity } of parts) {
      const link = { allianceId: item.allianceId, setId: item.id, partId: itemId };
      await tx.insert(ItemPart, { id: newId(), ...link, quantity });
    }
  }

  private async replaceAccessories(
    tx: EntityManager,
    { allianceId, id: itemId }: Item,
    ids: readonly string[],
  ): Promise<void> {
    await tx.delete(ItemAccessory, { itemId });
    for (const accessoryId of new Set(ids)) {
      await tx.insert(ItemAccessory, { id: newId(), allianceId, itemId, accessoryId });
    }
  }

  private async view(tx: EntityManager, actor: Actor, item: Item): Promise<ItemView> {
    const [pooled] = await this.pool.withSurroundings(tx, actor.allianceId, [item]);
    if (!pooled) throw Refusal.notFound();
    const partIds = pooled.parts.map(({ itemId }) => itemId);
    const parts = await tx.findBy(Item, { allianceId: actor.allianceId, id: In(partIds) });
    const quantities = new Map(parts.map(({ id, quantity }) => [id, quantity ?? 0]));
    return itemView(pooled, actor.alliance, (id) => quantities.get(id) ?? 0);
  }
}

const unsaid = {
  quantity: null,
  description: '',
  category: '',
  kind: 'bulk',
  packStep: 1,
  bufferMinutes: null,
  size: '',
  weightGrams: null,
  needsVehicle: '',
  needsPersons: null,
  needsOther: '',
  depositCents: 0,
  depositBasis: '',
  replacementValueCents: null,
  seasonNote: '',
  inspectionDueOn: null,
  notes: '',
} as const;

/** The keys carry the alliance along, so an owner or a place of another one dangles like one that does not exist. */
export function refuseClash(error: unknown): never {
  if (isDangling(error)) throw Refusal.notFound();
  if (!isDuplicate(error)) throw error;
  const words = { de: 'Diese Inventarnummer gibt es schon.', en: 'This inventory number is taken.' };
  throw new Refusal('conflict', 'inventory-number-taken', words);
}
