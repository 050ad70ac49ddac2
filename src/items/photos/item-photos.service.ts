/** Photos of items: added, ordered, described and taken away by whoever may change the item; seen by whoever sees the list. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { cursorKey, listPartOf, type ListPart } from '../../http/list-parts.js';
import type { ListQuery } from '../../http/list.query.js';
import { AuditService } from '../../partners/log/audit.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { Turns, type Look, type Turn } from '../../partners/who/turns.service.js';
import { existing, Refusal } from '../../shared/refusal.js';
import type { Item } from '../item.entity.js';
import { ItemsService } from '../items.service.js';
import type { ItemPhotoChangeDto, NewItemPhotoDto } from './item-photo.dto.js';
import { ItemPhoto } from './item-photo.entity.js';
import { itemPhotoView, type ItemPhotoView } from './item-photo.view.js';
import { photosOfItem, seesPhotosOf } from './item-photos.query.js';
import { MOST_PHOTOS_OF_ITEM, type PhotoSizeName } from './photo-sizes.js';
import { Photos } from './photos.service.js';

@Injectable()
export class ItemPhotos {
  constructor(
    private readonly turns: Turns,
    private readonly items: ItemsService,
    private readonly photos: Photos,
    private readonly audit: AuditService,
  ) {}

  /** In their order. Refuses (404) an item that there is not for the actor. */
  all(actor: Actor, itemId: string): Promise<ItemPhotoView[]> {
    return this.turns.look(actor, async ({ tx }) => {
      if (!(await seesPhotosOf(tx, actor, itemId))) throw Refusal.notFound();
      const rows = await photosOfItem(tx, actor.allianceId, itemId);
      return rows.map((row) => itemPhotoView(actor.alliance.slug, itemId, row));
    });
  }

  async list(actor: Actor, itemId: string, { limit, cursor }: ListQuery): Promise<ListPart<ItemPhotoView>> {
    const all = await this.all(actor, itemId);
    const [last] = cursor === undefined ? [] : cursorKey(cursor, 1);
    const rows = all.slice(all.findIndex(({ id }) => id === last) + 1);
    return listPartOf(rows, limit, ({ id }) => [id]);
  }

  /** Drawn before anything is written, so that nobody waits for it; what was right then is asked again. */
  async add(actor: Actor, itemId: string, said: NewItemPhotoDto): Promise<ItemPhotoView> {
    await this.turns.look(actor, async (look) => refuseTooMany(look, await this.findOwn(look, itemId)));
    const drawn = await this.photos.draw(actor, Buffer.from(said.photo, 'latin1'));
    return this.turns.take(actor, async (turn) => {
      const item = await this.findOwn(turn, itemId);
      const position = (await refuseTooMany(turn, item)) + 1;
      const { id, width, height } = await this.photos.keep(turn, drawn);
      const { allianceId } = actor;
      const description = said.description ?? '';
      await turn.tx.insert(ItemPhoto, {
        id: newId(),
        allianceId,
        itemId,
        photoId: id,
        position,
        description,
      });
      await this.note(turn, item);
      return itemPhotoView(actor.alliance.slug, itemId, { id, width, height, description });
    });
  }

  /** The others make room. */
  change(
    actor: Actor,
    itemId: string,
    photoId: string,
    { description, position }: ItemPhotoChangeDto,
  ): Promise<ItemPhotoView> {
    return this.turns.take(actor, async (turn) => {
      const { tx } = turn;
      const item = await this.findOwn(turn, itemId);
      const rows = await rowsOfItem(tx, item);
      const row = existing(rows.find((one) => one.photoId === photoId));
      if (description !== undefined) await tx.update(ItemPhoto, { id: row.id }, { description });
      if (position !== undefined) await putInOrder(tx, moved(rows, row, position));
      if (description !== undefined || position !== undefined) await this.note(turn, item);
      const all = await photosOfItem(tx, actor.allianceId, itemId);
      return itemPhotoView(actor.alliance.slug, itemId, existing(all.find(({ id }) => id === photoId)));
    });
  }

  /** Its bytes are gone, too. */
  remove(actor: Actor, itemId: string, photoId: string): Promise<void> {
    return this.turns.take(actor, async (turn) => {
      const item = await this.findOwn(turn, itemId);
      const rows = await rowsOfItem(turn.tx, item);
      const row = existing(rows.find((one) => one.photoId === photoId));
      await turn.tx.delete(ItemPhoto, { id: row.id });
      await this.photos.drop(turn, photoId);
      await putInOrder(
        turn.tx,
        rows.filter((one) => one !== row),
      );
      await this.note(turn, item);
    });
  }

  /** WebP. Refuses (404) whoever may not see it. */
  bytes(actor: Actor, itemId: string, photoId: string, size: PhotoSizeName): Promise<Buffer> {
    return this.turns.look(actor, async ({ tx }) => {
      const { allianceId } = actor;
      if (!(await seesPhotosOf(tx, actor, itemId))) throw Refusal.notFound();
      existing(await tx.findOneBy(ItemPhoto, { allianceId, itemId, photoId }));
      return this.photos.bytes(tx, { allianceId, id: photoId }, size);
    });
  }

  /** Refuses (404) what is not in the alliance, and (403) who may not change it. */
  private async findOwn({ tx, actor }: Look, itemId: string): Promise<Item> {
    const item = await this.items.find(tx, actor, itemId);
    actor.require('items.change', actor.actsFor(item.ownerId) ? ['owner'] : []);
    return item;
  }

  private async note(turn: Turn, { id: subjectId, name: called }: Item): Promise<void> {
    await this.audit.note(turn, { what: 'items.change', subjectId, detail: 'photos', called });
  }
}

const rowsOfItem = (tx: EntityManager, { allianceId, id: itemId }: Item): Promise<ItemPhoto[]> =>
  tx.find(ItemPhoto, { where: { allianceId, itemId }, order: { position: 'ASC', id: 'ASC' } });

/** How many there are. */
async function refuseTooMany({ tx }: Look, { allianceId, id: itemId }: Item): Promise<number> {
  const count = await tx.countBy(ItemPhoto, { allianceId, itemId });
  if (count < MOST_PHOTOS_OF_ITEM) return count;
  throw new Refusal('conflict', 'too-many-photos', {
    de: `Mehr als ${MOST_PHOTOS_OF_ITEM} Bilder gibt es von einem Gegenstand nicht.`,
    en: `There are no more than ${MOST_PHOTOS_OF_ITEM} pictures of one item.`,
  });
}

function moved(rows: readonly ItemPhoto[], row: ItemPhoto, position: number): ItemPhoto[] {
  const others = rows.filter((one) => one !== row);
  return others.toSpliced(position - 1, 0, row);
}

/** From 1 without gaps. */
async function putInOrder(tx: EntityManager, rows: readonly ItemPhoto[]): Promise<void> {
  for (const [index, { id, position }] of rows.entries())
    if (position !== index + 1) await tx.update(ItemPhoto, { id }, { position: index + 1 });
}
