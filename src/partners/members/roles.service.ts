/** Roles: given, taken and handed on by the coordinator; there is always somebody left who coordinates. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { isDangling } from '../../database/faults.js';
import { Config } from '../../shared/config.js';
import { given } from '../../shared/given.js';
import { Refusal } from '../../shared/refusal.js';
import type { Actor } from '../who/actor.js';
import { personOf } from '../alliances/alliances.service.js';
import { changesBetween, type AuditChange } from '../log/audit-changes.js';
import { AuditService } from '../log/audit.service.js';
import { Membership } from '../who/membership.entity.js';
import { RoleMails } from './role-mails.service.js';
import type { HandingOnDto, RoleChoiceDto, RoleDto, RolesView } from './partner.dto.js';
import { refuseOwnMailbox } from '../who/own-mailbox.js';
import { Role } from '../who/role.entity.js';
import { Farewells } from '../who/farewells.service.js';
import { Person } from '../who/person.entity.js';
import { Turns, type Look, type Turn } from '../who/turns.service.js';
import { SessionsService } from '../signing-in/sessions.service.js';
import { endLooseStandIns } from './stand-in-ties.query.js';

@Injectable()
export class RolesService {
  constructor(
    private readonly turns: Turns,
    private readonly audit: AuditService,
    private readonly sessions: SessionsService,
    private readonly farewells: Farewells,
    private readonly mails: RoleMails,
    private readonly config: Config,
  ) {}

  /** Giving a role twice changes nothing. Refuses (404) people without any tie to the alliance. */
  give(actor: Actor, personId: string, facts: RoleDto): Promise<RolesView> {
    const role = fitting(facts);
    return this.turns
      .take(actor, async (turn) => {
        await this.refuseStrangers(turn, personId);
        await this.add(turn, personId, role);
        return view(personId, await this.rolesOf(turn, personId));
      })
      .catch((error: unknown) => {
        throw isDangling(error) ? Refusal.notFound() : error;
      });
  }

  /** Gives a role to whoever has this address, known so far or not. */
  async appoint(actor: Actor, somebody: { email: string; name: string }, facts: RoleDto): Promise<void> {
    const role = fitting(facts);
    await this.turns.take(actor, async (turn) => {
      await this.add(turn, await personOf(turn.tx, somebody, turn.now), role);
    });
  }

  /** One role, or all that the person holds here where none is named. Refuses (409) to take the last coordinator's. */
  async take(actor: Actor, personId: string, { role: name, storagePlaceId }: RoleChoiceDto): Promise<void> {
    const role = name === undefined ? undefined : fitting({ role: name, ...given({ storagePlaceId }) });
    // Under the pool lock: two coordinators who remove each other at once must not both succeed.
    await this.turns.take(actor, async (turn) => {
      const held = (await this.rolesOf(turn, personId)).filter((one) => !role || isSame(one, role));
      if (held.length === 0) throw Refusal.notFound();
      await this.drop(turn, personId, held);
      const { allianceId } = actor;
      if (!(await turn.tx.existsBy(Role, { allianceId, role: 'coordinator' }))) throw lastCoordinator();
    });
  }

  /**
   * In one step: whoever has the address gets the role, known so far or not, and the predecessor loses it; both are told.
   * So the alliance is never without. Refuses (404) a role that the predecessor does not hold, (422) the predecessor as
   * their own successor, and whom nothing lets in.
   */
  handOn(actor: Actor, personId: string, { email, name, ...facts }: HandingOnDto): Promise<RolesView> {
    const role = fitting(facts);
    refuseOwnMailbox(this.config, email, 'email');
    return this.turns.take(actor, async (turn) => {
      const { tx } = turn;
      const held = (await this.rolesOf(turn, personId)).filter((one) => isSame(one, role));
      if (held.length === 0) throw Refusal.notFound();
      const successorId = await personOf(tx, { email, name }, turn.now);
      const ids = [personId, successorId];
      // Always in the same order: others may hand something on the other way round.
      for (const id of ids.toSorted()) await this.sessions.lockPerson(tx, id);
      const [predecessor, successor] = await both(tx, ids);
      refuseUnfit(predecessor, successor);
      await this.add(turn, successorId, role);
      await this.drop(turn, personId, held);
      await this.mails.handedOn(turn, { predecessor, successor, role: role.role });
      return view(successorId, await this.rolesOf(turn, successorId));
    });
  }

  /** With all that goes along: the person signs in anew, and whoever stands in hears of it. */
  private async drop(turn: Turn, personId: string, held: readonly Role[]): Promise<void> {
    const { tx, now, actor } = turn;
    await tx.delete(Role, { id: In(held.map(({ id }) => id)) });
    await endLooseStandIns(turn, personId);
    const detail = `taken: ${held.map((one) => one.role).join(', ')}`;
    const deed = { what: 'roles.change', subjectId: personId, detail } as const;
    await this.audit.note(turn, { ...deed, changes: keptBefore(held) });
    await this.sessions.endAllOf(tx, personId, now);
    const person = await tx.findOneByOrFail(Person, { id: personId });
    const { allianceId } = actor;
    await this.farewells.say({ tx, now, person, address: person.email, why: 'removed', allianceId });
  }

  /** Under the pool lock, so that a double click does not give it twice. Ends the sessions of whoever may do more now. */
  private async add(turn: Turn, personId: string, role: RoleFacts): Promise<void> {
    const { tx, actor, now } = turn;
    const held = await this.rolesOf(turn, personId);
    if (held.some((one) => isSame(one, role))) return;
    await tx.insert(Role, { id: newId(), allianceId: actor.allianceId, personId, ...role, createdAt: now });
    const detail = `given: ${role.role}`;
    const changes = changesBetween({}, given({ storagePlaceId: role.storagePlaceId ?? undefined }));
    await this.audit.note(turn, { what: 'roles.change', subjectId: personId, detail, changes });
    await this.sessions.endAllOf(tx, personId, now);
  }

  private async refuseStrangers({ tx, actor }: Look, personId: string): Promise<void> {
    const here = { allianceId: actor.allianceId, personId };
    if (await tx.existsBy(Membership, here)) return;
    if (!(await tx.existsBy(Role, here))) throw Refusal.notFound();
  }

  private rolesOf({ tx, actor }: Look, personId: string): Promise<Role[]> {
    return tx.find(Role, { where: { allianceId: actor.allianceId, personId }, order: { id: 'ASC' } });
  }
}

async function both(tx: EntityManager, [one, other]: readonly string[]): Promise<[Person, Person]> {
  return [await tx.findOneByOrFail(Person, { id: one! }), await tx.findOneByOrFail(Person, { id: other! })];
}

function refuseUnfit(predecessor: Person, successor: Person): void {
  if (predecessor.id === successor.id) {
    throw Refusal.invalidField('email', {
      de: 'Diese Person hat die Rolle schon. Bitte nennen Sie jemand anderen.',
      en: 'This person has the role already. Please name somebody else.',
    });
  }
  if (successor.disabledAt === null) return;
  throw Refusal.invalidField('email', {
    de: 'Diese E-Mail-Adresse ist gesperrt. Bitte wenden Sie sich an den Betrieb.',
    en: 'This mail address is closed. Please ask the operator.',
  });
}

/** The places that a keeper kept. */
const keptBefore = (held: readonly Role[]): AuditChange[] =>
  held.flatMap(({ storagePlaceId }) => changesBetween({ storagePlaceId }, { storagePlaceId: null }));

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

const lastCoordinator = (): Refusal =>
  new Refusal('conflict', 'last-coordinator', {
    de: 'Das ist die letzte Koordination. Bitte geben Sie die Rolle zuerst weiter.',
    en: 'This is the last coordinator. Please hand the role on first.',
  });
