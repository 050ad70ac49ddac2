/** The demo's pool: partners, storage places and items, parts before the sets that are made of them. */
import { Injectable } from '@nestjs/common';
import { ItemsService } from '../items/items.service.js';
import { StoragePlacesService } from '../items/storage-places.service.js';
import type { Actor } from '../partners/who/actor.js';
import { PartnersService } from '../partners/members/partners.service.js';
import { StockChangesService } from '../reservations/stock/stock-changes.service.js';
import type { Seed, SeedItem } from './seed-files.js';

/** From the codes in the files to the ids in the tables. */
export class DemoIds {
  private readonly partners = new Map<string, string>();
  private readonly places = new Map<string, string>();
  private readonly items = new Map<string, string>();

  keep(kind: 'partners' | 'places' | 'items', code: string, id: string): void {
    this[kind].set(code, id);
  }

  partner = (code: string): string => known(this.partners, code);
  place = (code: string): string => known(this.places, code);
  item = (inventoryNumber: string): string => known(this.items, inventoryNumber);
}

@Injectable()
export class DemoPool {
  constructor(
    private readonly partners: PartnersService,
    private readonly places: StoragePlacesService,
    private readonly items: ItemsService,
    private readonly changes: StockChangesService,
  ) {}

  async fill(coordinator: Actor, seed: Seed): Promise<DemoIds> {
    const ids = new DemoIds();
    for (const { code, ...partner } of seed.partners) {
      ids.keep('partners', code, (await this.partners.create(coordinator, partner)).id);
    }
    for (const { code, isPrivate, ...place } of seed.places) {
      ids.keep('places', code, (await this.places.create(coordinator, { ...place, private: isPrivate })).id);
    }
    const partsFirst = seed.items.toSorted(
      (one, other) => Math.sign(one.parts.length) - Math.sign(other.parts.length),
    );
    for (const item of partsFirst)
      ids.keep('items', item.inventoryNumber, await this.createItem(coordinator, item, ids));
    await this.linkAccessories(coordinator, seed.items, ids);
    await this.nameReplacements(coordinator, seed.items, ids);
    return ids;
  }

  private async createItem(coordinator: Actor, item: SeedItem, ids: DemoIds): Promise<string> {
    const { owner, storagePlace, parts, accessoryOf: _linkedLater, replacements, ...facts } = item;
    const { id } = await this.items.create(coordinator, {
      ...facts,
      ownerId: ids.partner(owner),
      storagePlaceId: ids.place(storagePlace),
      parts: parts.map(({ inventoryNumber, quantity }) => ({ itemId: ids.item(inventoryNumber), quantity })),
      // Others are named once all of them are there.
      replacementIds: replacements && [],
    });
    return id;
  }

  private async linkAccessories(coordinator: Actor, items: readonly SeedItem[], ids: DemoIds): Promise<void> {
    const mains = new Set(items.flatMap(({ accessoryOf }) => accessoryOf));
    for (const main of mains) {
      const accessories = items.filter(({ accessoryOf }) => accessoryOf.includes(main));
      const accessoryIds = accessories.map(({ inventoryNumber }) => ids.item(inventoryNumber));
      await this.changes.changeItem(coordinator, ids.item(main), { accessoryIds });
    }
  }

  private async nameReplacements(
    coordinator: Actor,
    items: readonly SeedItem[],
    ids: DemoIds,
  ): Promise<void> {
    for (const { inventoryNumber, replacements } of items) {
      if (!replacements || replacements.length === 0) continue;
      const replacementIds = replacements.map(ids.item);
      await this.changes.changeItem(coordinator, ids.item(inventoryNumber), { replacementIds });
    }
  }
}

function known(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`The demo's files name ${code}, which none of them has.`);
  return id;
}
