/** The audit log: written in the transaction of what it tells about, read by the coordination. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import type { ListQuery } from '../../http/list.query.js';
import { readPart } from '../../http/list-part.query.js';
import type { ListPart } from '../../http/list-parts.js';
import type { Actor } from '../who/actor.js';
import { Turns } from '../who/turns.service.js';
import { AuditEntry } from './audit-entry.entity.js';
import { storyOf, storyText, type AuditChange, type AuditStory } from './audit-changes.js';
import type { AuditChangeView, AuditView } from './audit.view.js';
import { Partner } from '../who/partner.entity.js';
import { Person } from '../who/person.entity.js';
import type { Action } from '../who/policy.js';

/** What the operator does by command, outside of the policy. */
type Command = 'operator.name' | 'person.disable' | 'person.enable' | 'sessions.end-all';

/** Who did it: a caller, an actor, or somebody who has only just proved who they are. */
interface Doer {
  personId: string;
  allianceId?: string;
}

/** The unit that it happened in, such as a turn; nobody acts in a command. */
interface Unit {
  tx: EntityManager;
  actor: Doer | undefined;
  now: Date;
}

export interface Deed {
  what: Action | Command;
  /** What it was done to. */
  subjectId?: string;
  /** Names of fields or roles, never a person's data. An empty one says that nothing was changed. */
  detail?: string;
}

/** The reader finds people and partners by their ids, so that their names can be erased. */
type Told = Deed & AuditStory;

@Injectable()
export class AuditService {
  constructor(private readonly turns: Turns) {}

  /** What is noted stands or falls with the unit. A change that names nothing is none, and is not noted. */
  async note({ tx, actor, now }: Unit, { what, subjectId, detail, ...story }: Told): Promise<void> {
    if (detail === '') return;
    await tx.insert(AuditEntry, {
      id: newId(),
      allianceId: actor?.allianceId ?? null,
      personId: actor?.personId ?? null,
      at: now,
      what,
      subjectId: subjectId ?? null,
      detail: (detail ?? '').slice(0, 300),
      changes: storyText(story),
    });
  }

  /** Of the actor's alliance, the newest first. */
  list(actor: Actor, queried: ListQuery): Promise<ListPart<AuditView>> {
    const entries = { of: AuditEntry, where: { allianceId: actor.allianceId }, newestFirst: true } as const;
    return this.turns.look(actor, async ({ tx }) => {
      const part = await readPart(tx, entries, queried);
      return { ...part, items: await views(tx, part.items) };
    });
  }
}

async function views(tx: EntityManager, entries: readonly AuditEntry[]): Promise<AuditView[]> {
  const ids = entries.flatMap(({ personId, subjectId }) => [personId ?? [], subjectId ?? []].flat());
  const people = await tx.findBy(Person, { id: In([...new Set(ids)]) });
  const partners = await tx.findBy(Partner, { id: In([...new Set(ids)]) });
  const names = new Map([...partners, ...people].map(({ id, name }) => [id, name]));
  return entries.map(({ id, at, personId, what, subjectId, detail, changes: story }) => {
    const { called, changes = [] } = storyOf(story);
    return {
      id,
      at: at.toISOString(),
      who: personId === null ? null : (names.get(personId) ?? null),
      what,
      subjectId,
      subject: called ?? names.get(subjectId ?? '') ?? null,
      detail,
      changes: changes.map(changeView),
    };
  });
}

const changeView = ({ field, from, to }: AuditChange): AuditChangeView =>
  from === undefined ? { field } : { field, from: JSON.stringify(from), to: JSON.stringify(to) };

/** The fields that a change names, for `detail`: what they were and became may be anybody's data. */
export const fieldsOf = (changes: object): string =>
  Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(([name]) => name)
    .join(', ');
