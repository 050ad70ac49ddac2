/** The audit log: written in the transaction of what it tells about, read by the coordination. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import type { ListQuery } from '../http/list.query.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import { Clock } from '../shared/clock.service.js';
import type { Actor } from './actor.js';
import { AuditEntry } from './audit-entry.entity.js';
import type { AuditView } from './audit.view.js';
import { Person } from './person.entity.js';
import type { Action } from './policy.js';

/** What the operator does by command, outside of the policy. */
type Command = 'alliance.found' | 'operator.name' | 'person.disable' | 'person.enable' | 'sessions.end-all';

/** Who did it: a caller, an actor, or somebody who has only just proved who they are. */
interface Doer {
  personId: string;
  allianceId?: string;
}

export interface Deed {
  what: Action | Command;
  /** What it was done to. */
  subjectId?: string;
  /** Names of fields or roles, never a person's data. */
  detail?: string;
}

@Injectable()
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** `doer` is undefined for commands. What is noted stands or falls with `tx`. */
  async note(tx: EntityManager, doer: Doer | undefined, { what, subjectId, detail }: Deed): Promise<void> {
    await tx.insert(AuditEntry, {
      id: newId(),
      allianceId: doer?.allianceId ?? null,
      personId: doer?.personId ?? null,
      at: this.clock.now(),
      what,
      subjectId: subjectId ?? null,
      detail: (detail ?? '').slice(0, 300),
    });
  }

  /** Of the actor's alliance, the newest first. */
  list(actor: Actor, { limit, cursor }: ListQuery): Promise<Page<AuditView>> {
    return this.database.read(async (tx) => {
      const query = tx
        .createQueryBuilder(AuditEntry, 'entry')
        .where('entry.allianceId = :allianceId', { allianceId: actor.allianceId })
        .orderBy('entry.id', 'DESC')
        .limit(limit + 1);
      if (cursor !== undefined) query.andWhere('entry.id < :before', { before: cursorKey(cursor, 1)[0] });
      const page = pageOf(await query.getMany(), limit, ({ id }) => [id]);
      return { ...page, items: await views(tx, page.items) };
    });
  }
}

async function views(tx: EntityManager, entries: readonly AuditEntry[]): Promise<AuditView[]> {
  const people = await tx.findBy(Person, { id: In(entries.flatMap(({ personId }) => personId ?? [])) });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return entries.map(({ id, at, personId, what, subjectId, detail }) => ({
    id,
    at: at.toISOString(),
    who: personId === null ? null : (names.get(personId) ?? null),
    what,
    subjectId,
    detail,
  }));
}

/** The fields that a change names, for `detail`: what they were and became may be anybody's data. */
export const fieldsOf = (changes: object): string =>
  Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
    .join(', ');
