/** Roles: given and taken by the coordinator; there is always somebody left who coordinates. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { isDangling } from '../database/faults.js';
import { RequestKeys } from '../database/request-keys.service.js';
import { Clock } from '../shared/clock.service.js';
import { given } from '../shared/given.js';
import { Refusal } from '../shared/refusal.js';
import type { Actor } from './actor.js';
import { AlliancesService, personOf } from './alliances.service.js';
import { AuditService } from './audit.service.js';
import { Membership } from './membership.entity.js';
import type { RoleChoiceDto, RoleDto, RolesView } from './partner.dto.js';
import { Role } from './role.entity.js';
import { SessionsService } from './sessions.service.js';

@Injectable()
export class RolesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly alliances: AlliancesService,
    private readonly keys: RequestKeys,
    private readonly audit: AuditService,
    private readonly sessions: SessionsService,
  ) {}

  /** Giving a role twice changes nothing. Refuses (404) people without any tie to the alliance. */
  give(actor: Actor, personId: string, wish: RoleDto): Promise<RolesView> {
    const role = fitting(wish);
    const now = this.clock.now();
    return this.database
      .transaction((tx) =>
        this.keys.once(tx, actor, now, async () => {
          await this.alliances.lockPool(tx, actor.allianceId);
          await this.refuseStrangers(tx, actor, personId);
          await this.add(tx, actor, personId, role, now);
          return view(personId, await this.rolesOf(tx, actor, personId));
        }),
      )
      .catch((error: unknown) => {
        throw isDangling(error) ? Refusal.notFound() : error;
      });
  }

  /** Gives a role to whoever has this address, known so far or not. */
  async appoint(actor: Actor, somebody: { email: string; name: string }, wish: RoleDto): Promise<void> {
    const role = fitting(wish);
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      await this.alliances.lockPool(tx, actor.allianceId);
      await this.add(tx, actor, await personOf(tx, somebody, now), role, now);
    });
  }

  /** One role, or all that the person holds here where none is named. Refuses (409) to take the last coordinator's. */
  async take(actor: Actor, personId: string, { role: name, storagePlaceId }: RoleChoiceDto): Promise<void> {
    const role = name === undefined ? undefined : fitting({ role: name, ...given({ storagePlaceId }) });
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      this.keys.once(tx, actor, now, async () => {
        // Two coordinators who remove each other at once must not both succeed.
        await this.alliances.lockPool(tx, actor.allianceId);
        const held = (await this.rolesOf(tx, actor, personId)).filter((one) => !role || isSame(one, role));
        if (held.length === 0) throw Refusal.notFound();
        await tx.delete(Role, { id: In(held.map(({ id }) => id)) });
        const detail = `taken: ${held.map((one) => one.role).join(', ')}`;
        await this.audit.note(tx, actor, { what: 'roles.change', subjectId: personId, detail });
        await this.sessions.endAllOf(tx, personId, now);
        if (await tx.existsBy(Role, { allianceId: actor.allianceId, role: 'coordinator' })) return;
        throw lastCoordinator();
      }),
    );
  }

  /** Under the pool lock, so that a double click does not give it twice. Ends the sessions of whoever may do more now. */
  private async add(
    tx: EntityManager,
    actor: Actor,
    personId: string,
    role: RoleFacts,
    now: Date,
  ): Promise<void> {
    const held = await this.rolesOf(tx, actor, personId);
    if (held.some((one) => isSame(one, role))) return;
    await tx.insert(Role, { id: newId(), allianceId: actor.allianceId, personId, ...role, createdAt: now });
    await this.audit.note(tx, actor, {
      what: 'roles.change',
      subjectId: personId,
      detail: `given: ${role.role}`,
    });
    await this.sessions.endAllOf(tx, personId, now);
  }

  private async refuseStrangers(tx: EntityManager, actor: Actor, personId: string): Promise<void> {
    const here = { allianceId: actor.allianceId, personId };
    if (await tx.existsBy(Membership, here)) return;
    if (!(await tx.existsBy(Role, here))) throw Refusal.notFound();
  }

  private rolesOf(tx: EntityManager, actor: Actor, personId: string): Promise<Role[]> {
    return tx.find(Role, { where: { allianceId: actor.allianceId, personId }, order: { id: 'ASC' } });
  }
}

type RoleFacts = Pick<Role, 'role' | 'storagePlaceId'>;

/** A keeper keeps a place, the others keep none. */
function fitting({ role, storagePlaceId }: RoleDto): RoleFacts {
  if ((role === 'keeper') === (storagePlaceId !== undefined))
    return { role, storagePlaceId: storagePlaceId ?? null };
  throw Refusal.invalidField('storagePlaceId', {
    de: 'Zur Lagerbetreuung gehört ein Lagerort, zu anderen Rollen keiner.',
    en: 'A keeper keeps a storage place; the other roles have none.',
  });
}

const isSame = (one: RoleFacts, other: RoleFacts): boolean =>
  one.role === other.role && one.storagePlaceId === other.storagePlaceId;

const view = (personId: string, roles: readonly Role[]): RolesView => ({
  personId,
  roles: roles.map(({ role, storagePlaceId }) => ({
    role,
    ...(storagePlaceId === null ? {} : { storagePlaceId }),
  })),
});

function lastCoordinator(): Refusal {
  const words = {
    de: 'Das ist die letzte Koordination. Bitte geben Sie die Rolle zuerst weiter.',
    en: 'This is the last coordinator. Please hand the role on first.',
  };
  return new Refusal('conflict', 'last-coordinator', words);
}
