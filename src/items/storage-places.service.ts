/** Storage places: where items stand and when they are given out. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { isDuplicate } from '../database/faults.js';
import { RequestKeys } from '../database/request-keys.service.js';
import type { ListQuery } from '../http/list.query.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import type { Actor } from '../partners/actor.js';
import { AlliancesService } from '../partners/alliances.service.js';
import { AuditService, fieldsOf } from '../partners/audit.service.js';
import { Clock } from '../shared/clock.service.js';
import { given } from '../shared/given.js';
import { Refusal } from '../shared/refusal.js';
import {
  storagePlaceView,
  type NewStoragePlaceDto,
  type StoragePlaceChangeDto,
  type StoragePlaceView,
} from './storage-place.dto.js';
import { StoragePlace } from './storage-place.entity.js';

@Injectable()
export class StoragePlacesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly alliances: AlliancesService,
    private readonly keys: RequestKeys,
    private readonly audit: AuditService,
  ) {}

  list(actor: Actor, { limit, cursor }: ListQuery): Promise<Page<StoragePlaceView>> {
    return this.database.read(async (tx) => {
      const query = tx
        .createQueryBuilder(StoragePlace, 'place')
        .where('place.allianceId = :allianceId', { allianceId: actor.allianceId })
        .orderBy('place.id')
        .limit(limit + 1);
      if (cursor !== undefined) query.andWhere('place.id > :after', { after: cursorKey(cursor, 1)[0] });
      const page = pageOf(await query.getMany(), limit, ({ id }) => [id]);
      return { ...page, items: page.items.map((place) => viewFor(actor, place)) };
    });
  }

  get(actor: Actor, id: string): Promise<StoragePlaceView> {
    return this.database.read(async (tx) => viewFor(actor, await this.find(tx, actor, id)));
  }

  /** Those of them that exist here, in no order. */
  some(actor: Actor, ids: readonly string[]): Promise<StoragePlaceView[]> {
    return this.database.read(async (tx) => {
      const found = await tx.findBy(StoragePlace, { allianceId: actor.allianceId, id: In([...ids]) });
      return found.map((place) => viewFor(actor, place));
    });
  }

  create(actor: Actor, facts: NewStoragePlaceDto): Promise<StoragePlaceView> {
    const now = this.clock.now();
    return this.database
      .transaction((tx) =>
        this.keys.once(tx, actor, now, async () => {
          const identity = { id: newId(), allianceId: actor.allianceId, createdAt: now, updatedAt: now };
          const place = tx.create(StoragePlace, { ...unsaid, ...columnsOf(facts), ...identity });
          await tx.insert(StoragePlace, place);
          await this.audit.note(tx, actor, { what: 'storage-places.create', subjectId: place.id });
          return viewFor(actor, place);
        }),
      )
      .catch(refuseTakenName);
  }

  /** What was promised for hours that fall away stays promised. `expect` may refuse what stands, under the lock. */
  change(
    actor: Actor,
    id: string,
    changes: StoragePlaceChangeDto,
    expect?: (standing: StoragePlaceView) => void,
  ): Promise<StoragePlaceView> {
    const now = this.clock.now();
    return this.database
      .transaction((tx) =>
        this.keys.once(tx, actor, now, async () => {
          await this.alliances.lockPool(tx, actor.allianceId);
          const place = await this.find(tx, actor, id);
          expect?.(viewFor(actor, place));
          Object.assign(place, columnsOf(changes), { updatedAt: now });
          await tx.save(place);
          await this.audit.note(tx, actor, {
            what: 'storage-places.change',
            subjectId: id,
            detail: fieldsOf(changes),
          });
          return viewFor(actor, place);
        }),
      )
      .catch(refuseTakenName);
  }

  private async find(tx: EntityManager, actor: Actor, id: string): Promise<StoragePlace> {
    const place = await tx.findOneBy(StoragePlace, { allianceId: actor.allianceId, id });
    if (!place) throw Refusal.notFound();
    return place;
  }
}

const unsaid = {
  address: '',
  accessNotes: '',
  isPrivate: false,
  isClosedInSchoolHolidays: false,
  handOverWindows: [],
};

const viewFor = (actor: Actor, place: StoragePlace): StoragePlaceView =>
  storagePlaceView(place, actor.isCoordination || actor.keeps(place.id));

/** The body's words for the columns; what was left out stays out. */
function columnsOf(facts: StoragePlaceChangeDto): Partial<StoragePlace> {
  const { private: isPrivate, closedInSchoolHolidays, handOverWindows, ...same } = facts;
  handOverWindows?.forEach(refuseBackwards);
  return {
    ...given(same),
    ...(isPrivate === undefined ? {} : { isPrivate }),
    ...(closedInSchoolHolidays === undefined ? {} : { isClosedInSchoolHolidays: closedInSchoolHolidays }),
    ...(handOverWindows === undefined ? {} : { handOverWindows }),
  };
}

function refuseBackwards({ from, until }: { from: string; until: string }, position: number): void {
  if (from <= until) return;
  throw Refusal.invalidField(`handOverWindows.${position}.until`, {
    de: 'Das Ende liegt vor dem Anfang.',
    en: 'The end lies before the beginning.',
  });
}

function refuseTakenName(error: unknown): never {
  if (!isDuplicate(error)) throw error;
  const words = {
    de: 'Einen Lagerort mit diesem Namen gibt es schon.',
    en: 'There is a storage place of this name already.',
  };
  throw new Refusal('conflict', 'name-taken', words);
}
