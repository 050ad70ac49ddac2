/** Storage places: where items stand and when they are given out. */
import { Injectable } from '@nestjs/common';
import { In, Not, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { refuseDuplicate } from '../database/faults.js';
import type { ListQuery } from '../http/list.query.js';
import { readPart } from '../http/list-part.query.js';
import { eachOf, type ListPart } from '../http/list-parts.js';
import type { Actor } from '../partners/who/actor.js';
import { changesBetween } from '../partners/log/audit-changes.js';
import { AuditService, fieldsOf } from '../partners/log/audit.service.js';
import { Turns, type Turn } from '../partners/who/turns.service.js';
import { given } from '../shared/given.js';
import { existing, Refusal } from '../shared/refusal.js';
import { spelledAlike } from '../shared/spelling.js';
import {
  storagePlaceView,
  type ClosedDaysDto,
  type NewStoragePlaceDto,
  type StoragePlaceChangeDto,
  type StoragePlaceView,
} from './storage-place.dto.js';
import { wrongClosedDays, type ClosedDays } from './closed-days.js';
import { StoragePlace } from './storage-place.entity.js';
import { windowFaults } from './window-rules.js';

@Injectable()
export class StoragePlacesService {
  constructor(
    private readonly turns: Turns,
    private readonly audit: AuditService,
  ) {}

  list(actor: Actor, queried: ListQuery): Promise<ListPart<StoragePlaceView>> {
    const places = { of: StoragePlace, where: { allianceId: actor.allianceId } };
    return this.turns.look(actor, async ({ tx }) =>
      eachOf(await readPart(tx, places, queried), (place) => viewFor(actor, place)),
    );
  }

  get(actor: Actor, id: string): Promise<StoragePlaceView> {
    return this.turns.look(actor, async ({ tx }) => viewFor(actor, await this.find(tx, actor, id)));
  }

  /** Those of them that exist here, in no order. */
  some(actor: Actor, ids: readonly string[]): Promise<StoragePlaceView[]> {
    return this.turns.look(actor, async ({ tx }) => {
      const found = await tx.findBy(StoragePlace, { allianceId: actor.allianceId, id: In([...ids]) });
      return found.map((place) => viewFor(actor, place));
    });
  }

  create(actor: Actor, facts: NewStoragePlaceDto): Promise<StoragePlaceView> {
    return this.turns
      .take(actor, async (turn) => viewFor(actor, await this.add(turn, facts)))
      .catch(refuseTakenName);
  }

  /** In a turn that does more than this; `refuseTakenName` is for whoever took it. */
  async add(turn: Turn, facts: NewStoragePlaceDto, id = newId()): Promise<StoragePlace> {
    const { tx, actor, now } = turn;
    const identity = { id, allianceId: actor.allianceId, createdAt: now, updatedAt: now };
    const place = tx.create(StoragePlace, { ...columnsOf(facts, now), ...identity });
    await refuseAlike(tx, place);
    await tx.insert(StoragePlace, place);
    const deed = { what: 'storage-places.create', subjectId: place.id } as const;
    await this.audit.note(turn, { ...deed, ...calledOf(place) });
    return place;
  }

  /** What was promised for hours that fall away stays promised. `expect` may refuse what stands, under the lock. */
  change(
    actor: Actor,
    id: string,
    changes: StoragePlaceChangeDto,
    expect?: (standing: StoragePlaceView) => void,
  ): Promise<StoragePlaceView> {
    return this.turns.take(actor, (turn) => this.changeIn(turn, id, changes, expect)).catch(refuseTakenName);
  }

  /** As part of a turn that knows more about places. */
  async changeIn(
    turn: Turn,
    id: string,
    changes: StoragePlaceChangeDto,
    expect?: (standing: StoragePlaceView) => void,
  ): Promise<StoragePlaceView> {
    const { tx, actor, now } = turn;
    const place = await this.find(tx, actor, id);
    const before = storagePlaceView(place, true);
    expect?.(viewFor(actor, place));
    const detail = fieldsOf(changes);
    if (detail === '') return viewFor(actor, place);
    Object.assign(place, columnsOf(changes, now), { updatedAt: now, changes: (place.changes ?? 0) + 1 });
    if (changes.name !== undefined) await refuseAlike(tx, place);
    await tx.save(place);
    const told = changesBetween(before, storagePlaceView(place, true), unquoted(place));
    const deed = { what: 'storage-places.change', subjectId: id, detail } as const;
    await this.audit.note(turn, { ...deed, ...calledOf(place), changes: told });
    return viewFor(actor, place);
  }

  /** As its actor reads it. */
  viewFor(actor: Actor, place: StoragePlace): StoragePlaceView {
    return viewFor(actor, place);
  }

  /** Refuses (404) what is not in the actor's alliance. */
  async find(tx: EntityManager, actor: Actor, id: string): Promise<StoragePlace> {
    return existing(await tx.findOneBy(StoragePlace, { allianceId: actor.allianceId, id }));
  }
}

/** A private home is called by its people's name: the reader finds it by its id. */
const calledOf = ({ isPrivate, name }: StoragePlace): { called?: string } =>
  isPrivate ? {} : { called: name };

/** Reasons of closed days are free text. */
const unquoted = ({ isPrivate }: StoragePlace): string[] =>
  isPrivate ? ['name', 'address', 'accessNotes', 'closedDays'] : ['address', 'accessNotes', 'closedDays'];

const viewFor = (actor: Actor, place: StoragePlace): StoragePlaceView =>
  storagePlaceView(place, actor.isCoordination || actor.keeps(place.id));

/** The body's words for the columns; what was left out stays out. */
function columnsOf(facts: StoragePlaceChangeDto, now: Date): Partial<StoragePlace> {
  const { private: isPrivate, closedInSchoolHolidays, opensOnPublicHolidays: opens, ...others } = facts;
  const { closedDays: said, ...same } = others;
  const faults = windowFaults(same.handOverWindows ?? []);
  if (faults.length > 0) throw Refusal.invalid(faults);
  const closedDays = said && closedDaysOf(said);
  const opensOnHolidaysSince = opens === undefined ? undefined : opens ? now : null;
  const isClosedInSchoolHolidays = closedInSchoolHolidays;
  return given({ ...same, isPrivate, isClosedInSchoolHolidays, opensOnHolidaysSince, closedDays });
}

/** In the order of their days. */
function closedDaysOf(said: readonly ClosedDaysDto[]): ClosedDays[] {
  const all = said.map(({ from, until = from, yearly = false, reason }) => ({ from, until, yearly, reason }));
  const wrong = wrongClosedDays(all);
  if (wrong) throw Refusal.invalidField(`closedDays.${wrong.position}.${wrong.field}`, wrong.message);
  return all.toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

const nameTaken = {
  de: 'Einen Lagerort mit diesem Namen gibt es schon.',
  en: 'There is a storage place of this name already.',
};

export const refuseTakenName = refuseDuplicate('name-taken', nameTaken);

/** Under the pool lock: a name that somebody would read as the same is the same. */
async function refuseAlike(tx: EntityManager, { id, allianceId, name }: StoragePlace): Promise<void> {
  const others = await tx.findBy(StoragePlace, { allianceId, id: Not(id) });
  const isTaken = others.some((other) => spelledAlike(other.name) === spelledAlike(name));
  if (isTaken) throw new Refusal('conflict', 'name-taken', nameTaken);
}
