/** People: who acts for a partner, invited and removed by the coordination or by the partner's manager. */
import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { refuseDuplicate } from '../../database/faults.js';
import type { ListQuery } from '../../http/list.query.js';
import { readPart } from '../../http/list-part.query.js';
import type { ListPart } from '../../http/list-parts.js';
import { normalAddress } from '../../notifications/mailbox.js';
import { Clock } from '../../shared/clock.service.js';
import { Config } from '../../shared/config.js';
import { Refusal } from '../../shared/refusal.js';
import { byName } from '../../shared/spelling.js';
import type { Actor } from '../who/actor.js';
import { personOf } from '../alliances/alliances.service.js';
import { changesBetween } from '../log/audit-changes.js';
import { AuditService } from '../log/audit.service.js';
import { Invitation } from './invitation.entity.js';
import { HeldQualification } from '../who/held-qualification.entity.js';
import { Membership } from '../who/membership.entity.js';
import { refuseOwnMailbox } from '../who/own-mailbox.js';
import type { InvitationDto, KnownHere, PersonView } from './partner.dto.js';
import { PartnersService } from './partners.service.js';
import { Partner } from '../who/partner.entity.js';
import { Person } from '../who/person.entity.js';
import { Role } from '../who/role.entity.js';
import { Farewells } from '../who/farewells.service.js';
import { Turns, type Turn } from '../who/turns.service.js';
import { SessionsService } from '../signing-in/sessions.service.js';
import { Welcome } from '../signing-in/welcome.service.js';
import { endLooseStandIns } from './stand-in-ties.query.js';

const MOST_TIES = 1000;
const MEMBER = 'already-member';
const isMember = { de: 'Diese Person gehört schon dazu.', en: 'This person is a member already.' };

type Tie = Pick<Membership, 'partnerId' | 'role'>;

/** A unit of the alliance, and who adds somebody in it. */
interface Adding extends Pick<Turn, 'tx' | 'now' | 'isPoolLocked'> {
  actor: Pick<Actor, 'allianceId' | 'personId'>;
}

const isOf =
  (id: string) =>
  ({ personId }: { personId: string }): boolean =>
    personId === id;

@Injectable()
export class PeopleService {
  constructor(
    private readonly turns: Turns,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly partners: PartnersService,
    private readonly welcome: Welcome,
    private readonly audit: AuditService,
    private readonly sessions: SessionsService,
    private readonly config: Config,
    private readonly farewells: Farewells,
  ) {}

  list(actor: Actor, partnerId: string, queried: ListQuery): Promise<ListPart<PersonView>> {
    return this.turns.look(actor, async ({ tx }) => {
      const partner = await this.partners.find(tx, actor, partnerId);
      actor.require('people.read', actor.relationsTo(partner.id));
      const part = await readPart(tx, { of: Membership, where: { partnerId: partner.id } }, queried);
      return { ...part, items: await this.views(tx, part.items) };
    });
  }

  /** Everybody with a tie to the alliance, with what each does in it; sorted by name. */
  everybody(actor: Actor): Promise<KnownHere[]> {
    actor.require('people.read');
    const here = { allianceId: actor.allianceId };
    return this.turns.look(actor, async ({ tx }) => {
      const memberships = await tx.find(Membership, { where: here, take: MOST_TIES });
      const roles = await tx.find(Role, { where: here, order: { id: 'ASC' }, take: MOST_TIES });
      const partners = await tx.findBy(Partner, here);
      const names = new Map(partners.map(({ id, name, shortName }) => [id, shortName || name]));
      const ids = [...new Set([...memberships, ...roles].map(({ personId }) => personId))];
      const people = await tx.findBy(Person, { id: In(ids) });
      const known = people.map(({ id, name, email }) => ({
        id,
        name,
        email,
        partners: memberships.filter(isOf(id)).map(({ partnerId }) => names.get(partnerId) ?? ''),
        roles: roles.filter(isOf(id)).map(({ role, storagePlaceId }) => ({ role, storagePlaceId })),
      }));
      return known.toSorted((one, other) => byName(one.name, other.name));
    });
  }

  /** Makes the person where nobody has this address, and mails an invitation. Refuses (409) who is a member already. */
  invite(actor: Actor, partnerId: string, { email, name, role }: InvitationDto): Promise<PersonView> {
    return this.inviteToAll(actor, [{ partnerId, role }], { email, name });
  }

  /** The same for several partners at once: one mail names them all. */
  inviteToAll(
    actor: Actor,
    ties: readonly [Tie, ...Tie[]],
    { email: address, name }: Omit<InvitationDto, 'role'>,
  ): Promise<PersonView> {
    const email = normalAddress(address);
    const [{ role }] = ties;
    refuseOwnMailbox(this.config, email, 'email');
    return this.turns
      .take(actor, async (turn) => {
        const { tx } = turn;
        const partners: Partner[] = [];
        for (const { partnerId } of ties) {
          partners.push(await this.partners.find(tx, actor, partnerId));
          actor.require('people.invite', actor.relationsTo(partnerId));
        }
        for (const tie of ties) {
          const { isNew } = await this.enter(turn, tie.partnerId, { email, name, role: tie.role });
          if (!isNew) throw new Refusal('conflict', MEMBER, isMember);
        }
        const { id, language } = await tx.findOneByOrFail(Person, { email });
        await this.welcome.tell(tx, actor, partners, { email, name, language });
        // Not the name that somebody else may have given this address.
        return { id, email, name, role };
      })
      .catch(refuseDuplicate(MEMBER, isMember));
  }

  /** Makes the person where nobody has this address, and a member unless they are one. In a turn of whoever tells them. */
  async enter(
    turn: Turn,
    partnerId: string,
    { email, name, role }: InvitationDto,
  ): Promise<Pick<Person, 'id' | 'language'> & { isNew: boolean }> {
    const { tx, now } = turn;
    const personId = await personOf(tx, { email, name }, now);
    const { id, language } = await tx.findOneByOrFail(Person, { id: personId });
    return { id, language, isNew: await this.add(turn, { partnerId, personId, role }, 'people.invite') };
  }

  /** Answers whether they were no member before. Under the pool lock; noted as what the doer did. */
  async add(
    { tx, actor, now }: Adding,
    { partnerId, personId, role }: Tie & { personId: string },
    what: 'people.invite' | 'invitations.take',
  ): Promise<boolean> {
    if (await tx.existsBy(Membership, { partnerId, personId })) return false;
    const facts = { allianceId: actor.allianceId, partnerId, personId, role, createdAt: now };
    await tx.insert(Membership, { id: newId(), ...facts });
    const deed = { what, subjectId: personId, detail: role, changes: changesBetween({}, { partnerId }) };
    await this.audit.note({ tx, actor, now }, deed);
    return true;
  }

  /**
   * Ends the membership; what the person asked for stays, the right to it goes at once, and so do all sessions. So do the
   * partner's invitations, by which they could come back. The last manager may go too: the coordination can always name
   * another.
   */
  async remove(actor: Actor, partnerId: string, personId: string): Promise<void> {
    await this.turns.take(actor, async (turn) => {
      const { tx, now } = turn;
      const partner = await this.partners.find(tx, actor, partnerId);
      actor.require('people.remove', actor.relationsTo(partner.id));
      const { affected } = await tx.delete(Membership, { partnerId: partner.id, personId });
      if (affected === 0) throw Refusal.notFound();
      await forget(turn, personId);
      await endLooseStandIns(turn, personId);
      const told = changesBetween({ partnerId: partner.id }, { partnerId: null });
      await this.audit.note(turn, { what: 'people.remove', subjectId: personId, changes: told });
      const { allianceId } = actor;
      const open = { allianceId, partnerId: partner.id, revokedAt: IsNull() };
      await tx.update(Invitation, open, { revokedAt: now });
      await this.sessions.endAllOf(tx, personId, now);
      const person = await tx.findOneByOrFail(Person, { id: personId });
      await this.farewells.say({ tx, now, person, address: person.email, why: 'removed', allianceId });
    });
  }

  /** Whoever runs the installation; has no rights inside an alliance. */
  async makeOperator(somebody: { email: string; name: string }): Promise<void> {
    refuseOwnMailbox(this.config, somebody.email, 'email');
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const id = await personOf(tx, somebody, now);
      await tx.update(Person, { id }, { isOperator: true });
      await this.audit.note({ tx, actor: undefined, now }, { what: 'operator.name', subjectId: id });
      await this.sessions.endAllOf(tx, id, now);
    });
  }

  private async views(tx: EntityManager, memberships: readonly Membership[]): Promise<PersonView[]> {
    if (memberships.length === 0) return [];
    const ids = memberships.map(({ personId }) => personId);
    const people = await tx.createQueryBuilder(Person, 'person').whereInIds(ids).getMany();
    const known = new Map(people.map((person) => [person.id, person]));
    return memberships.flatMap(({ personId, role }) => {
      const person = known.get(personId);
      return person ? [{ id: person.id, email: person.email, name: person.name, role }] : [];
    });
  }
}

/** What somebody is qualified for is kept only while they act for a partner of this alliance. */
async function forget({ tx, actor: { allianceId } }: Turn, personId: string): Promise<void> {
  if (await tx.existsBy(Membership, { allianceId, personId })) return;
  await tx.delete(HeldQualification, { allianceId, personId });
}
