/** Items: putting things into the pool and keeping what is said of them true. */
import { Injectable } from '@nestjs/common';
import { In, Not, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { isDangling, isDuplicate } from '../database/faults.js';
import type { Actor } from '../partners/who/actor.js';
import { changesBetween } from '../partners/log/audit-changes.js';
import { AuditService, fieldsOf } from '../partners/log/audit.service.js';
import { PartnersService } from '../partners/members/partners.service.js';
import { Qualification } from '../partners/who/qualification.entity.js';
import { Turns, type Turn } from '../partners/who/turns.service.js';
import { given } from '../shared/given.js';
import { existing, Refusal } from '../shared/refusal.js';
import type { ItemChangeDto, ItemFacts, ItemView, NewItemDto, PartDto } from './item.dto.js';
import { ItemAccessory } from './item-accessory.entity.js';
import { index, revise } from './item-changes.js';
import { ItemPart } from './item-part.entity.js';
import { itemFaults } from './item-rules.js';
import { Item } from './item.entity.js';
import { itemFacts, itemView } from './item.view.js';
import { PoolService } from './pool.service.js';
import { pooledItemsOf } from './pooled-items.query.js';
import { unitsThatExist } from './units.js';
import { StoragePlace } from './storage-place.entity.js';

@Injectable()
export class ItemsService {
  constructor(
    private readonly turns: Turns,
    private readonly partners: PartnersService,
    private readonly pool: PoolService,
    private readonly audit: AuditService,
  ) {}

  /** A member creates for a partner they act for, the coordination for any. `expect` may refuse; what was sent before and is done is not asked again. */
  create(actor: Actor, facts: NewItemDto, expect?: () => void): Promise<ItemView> {
    return this.turns
      .take(actor, (turn) => {
        expect?.();
        return this.createIn(turn, facts);
      })
      .catch(refuseClash);
  }

  /** The same amid other work. */
  async createIn(turn: Turn, { parts = [], accessoryIds = [], ...facts }: NewItemDto): Promise<ItemView> {
    const { tx, actor, now } = turn;
    await this.partners.find(tx, actor, facts.ownerId);
    actor.require('items.create', actor.actsFor(facts.ownerId) ? ['owner'] : []);
    const identity = { id: newId(), allianceId: actor.allianceId, createdAt: now, updatedAt: now };
    const item = tx.create(Item, { ...given(facts), ...identity });
    index(item);
    await refuseTakenNumber(tx, item);
    await this.refuseUnsound(tx, item, { ...facts, parts });
    await this.refuseUnknown(tx, item);
    await refuseUnknownQualification(tx, item);
    await tx.insert(Item, item);
    await this.replaceParts(tx, item, parts);
    await this.replaceAccessories(tx, item, accessoryIds);
    await this.audit.note(turn, { what: 'items.create', subjectId: item.id, called: item.name });
    return this.view(tx, actor, item);
  }

  /** A smaller quantity is taken even where more is promised: a torn tent is torn. Only the coordination gives an item to another owner. `expect` may refuse what stands, under the lock. */
  async change(
    turn: Turn,
    id: string,
    facts: ItemChangeDto,
    expect?: (standing: ItemFacts) => void,
  ): Promise<ItemView> {
    const { parts, accessoryIds, setAside, ...changes } = facts;
    const { tx, actor, now } = turn;
    const item = await this.find(tx, actor, id);
    actor.require('items.change', actor.actsFor(item.ownerId) ? ['owner'] : []);
    const before = await this.factsOf(tx, item);
    expect?.(before);
    if (fieldsOf(facts) === '') return this.view(tx, actor, item);
    await this.refuseGivingAway(tx, actor, item, changes.ownerId);
    const leftBehind = await this.leftBehind(tx, item, changes.storagePlaceId);
    revise(item, { changes: given(changes), setAside, now, leftBehind });
    if (changes.inventoryNumber !== undefined) await refuseTakenNumber(tx, item);
    await this.refuseUnsound(tx, item, facts);
    if (changes.replacementIds) await this.refuseUnknown(tx, item);
    await refuseUnknownQualification(tx, item);
    await tx.save(item);
    if (parts) await this.replaceParts(tx, item, parts);
    if (accessoryIds) await this.replaceAccessories(tx, item, accessoryIds);
    const told = changesBetween(before, await this.factsOf(tx, item), unquoted);
    const deed = { what: 'items.change', subjectId: id, detail: fieldsOf(facts) } as const;
    await this.audit.note(turn, { ...deed, called: item.name, changes: told });
    return this.view(tx, actor, item);
  }

  /** Calendars add up how often a thing and its place were changed: what the old place brought along must not get lost. */
  private async leftBehind(tx: EntityManager, item: Item, nextPlaceId: string | undefined): Promise<number> {
    if (nextPlaceId === undefined || nextPlaceId === item.storagePlaceId) return 0;
    const place = await tx.findOneBy(StoragePlace, { allianceId: item.allianceId, id: item.storagePlaceId });
    return place?.changes ?? 0;
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
    return this.turns.look(actor, async ({ tx }) => {
      const item = await this.find(tx, actor, id);
      actor.require('items.change', actor.actsFor(item.ownerId) ? ['owner'] : []);
      return this.factsOf(tx, item);
    });
  }

  private async factsOf(tx: EntityManager, item: Item): Promise<ItemFacts> {
    const [pooled] = await pooledItemsOf(tx, item.allianceId, [item.id]);
    return itemFacts(item, pooled?.parts ?? [], pooled?.accessoryIds ?? []);
  }

  /** Refuses (404) what is not in the actor's alliance. */
  async find(tx: EntityManager, actor: Actor, id: string): Promise<Item> {
    return existing(await tx.findOneBy(Item, { allianceId: actor.allianceId, id }));
  }

  private async refuseUnsound(
    tx: EntityManager,
    item: Item,
    { parts, accessoryIds = [], packStep }: ItemChangeDto,
  ): Promise<void> {
    const { allianceId, id, kind, quantity } = item;
    const partIds = parts?.map(({ itemId }) => itemId) ?? (await this.partIdsOf(tx, item));
    const known = await tx.countBy(Item, { allianceId, id: In(partIds) });
    if (known < new Set(partIds).size) throw Refusal.notFound();
    const nested = await this.pool.partsOf(tx, allianceId, partIds);
    const isPart = await tx.existsBy(ItemPart, { allianceId, partId: id });
    const nestedPartIds = [...nested.map(({ setId }) => setId), ...partIds.filter((partId) => partId === id)];
    const isOwnAccessory = accessoryIds.includes(id);
    const shape = { kind, quantity, partIds, nestedPartIds, isPart, isOwnAccessory, packStep };
    const faults = itemFaults(shape);
    if (faults.length > 0) throw Refusal.invalid(faults);
  }

  /** What is offered instead stands in the same pool, and is something else. */
  private async refuseUnknown(tx: EntityManager, { allianceId, id, replacementIds }: Item): Promise<void> {
    const ids = new Set(replacementIds);
    if (ids.has(id)) throw Refusal.invalidField('replacementIds', itself);
    if ((await tx.countBy(Item, { allianceId, id: In([...ids]) })) < ids.size) throw Refusal.notFound();
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

  /** How many there are: as many as were counted, and no more than the parts make. */
  async units(tx: EntityManager, { allianceId, id, quantity }: Item): Promise<number> {
    const parts = (await this.pool.partsOf(tx, allianceId, [id])).map((part) => ({
      itemId: part.partId,
      quantity: part.quantity,
    }));
    const pieces = await tx.findBy(Item, { allianceId, id: In(parts.map(({ itemId }) => itemId)) });
    const quantities = new Map(pieces.map((piece) => [piece.id, piece.quantity ?? 0]));
    return unitsThatExist(quantity, parts, (partId) => quantities.get(partId) ?? 0);
  }

  private async view(tx: EntityManager, actor: Actor, item: Item): Promise<ItemView> {
    const [pooled] = await pooledItemsOf(tx, actor.allianceId, [item.id]);
    if (!pooled) throw Refusal.notFound();
    return itemView(pooled, actor.alliance, await this.units(tx, item));
  }
}

/** Long texts, in which somebody may have written about people. */
const unquoted = ['description', 'notes', 'needsOther', 'seasonNote'];

const itself = {
  de: 'Bitte etwas anderes wählen: Nichts ersetzt sich selbst.',
  en: 'Please choose something else: nothing replaces itself.',
};

/** The keys carry the alliance along, so an owner or a place of another one dangles like one that does not exist. */
export function refuseClash(error: unknown): never {
  if (isDangling(error)) throw Refusal.notFound();
  if (!isDuplicate(error)) throw error;
  throw numberTaken();
}

/** Refuses (404) a qualification that is not in the alliance. */
async function refuseUnknownQualification(tx: EntityManager, item: Item): Promise<void> {
  const { allianceId, requiredQualificationId: id } = item;
  if (id !== null && !(await tx.existsBy(Qualification, { allianceId, id }))) throw Refusal.notFound();
}

/** Under the pool lock: a number that somebody would read as the same is the same. */
async function refuseTakenNumber(tx: EntityManager, { id, allianceId, numberOrder }: Item): Promise<void> {
  if (await tx.existsBy(Item, { allianceId, numberOrder: numberOrder!, id: Not(id) })) throw numberTaken();
}

function numberTaken(): Refusal {
  const words = { de: 'Diese Inventarnummer gibt es schon.', en: 'This inventory number is taken.' };
  return new Refusal('conflict', 'inventory-number-taken', words);
}
