/** People: who acts for a partner, invited and removed by the coordination. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { isDuplicate } from '../database/faults.js';
import { RequestKeys } from '../database/request-keys.service.js';
import type { ListQuery } from '../http/list.query.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import { normalAddress } from '../notifications/mailbox.js';
import { Clock } from '../shared/clock.service.js';
import { Refusal } from '../shared/refusal.js';
import type { Actor } from './actor.js';
import { personOf } from './alliances.service.js';
import { AuditService } from './audit.service.js';
import { Membership } from './membership.entity.js';
import type { InvitationDto, KnownHere, PersonView } from './partner.dto.js';
import { PartnersService } from './partners.service.js';
import { Partner } from './partner.entity.js';
import { Person } from './person.entity.js';
import { Role } from './role.entity.js';
import { SessionsService } from './sessions.service.js';
import { Welcome } from './welcome.service.js';

const MOST_TIES = 1000;

const isOf =
  (id: string) =>
  ({ personId }: { personId: string }): boolean =>
    personId === id;

@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly partners: PartnersService,
    private readonly welcome: Welcome,
    private readonly keys: RequestKeys,
    private readonly audit: AuditService,
    private readonly sessions: SessionsService,
  ) {}

  list(actor: Actor, partnerId: string, { limit, cursor }: ListQuery): Promise<Page<PersonView>> {
    return this.database.read(async (tx) => {
      const partner = await this.partners.find(tx, actor, partnerId);
      const query = tx
        .createQueryBuilder(Membership, 'membership')
        .where('membership.partnerId = :id', { id: partner.id })
        .orderBy('membership.id')
        .limit(limit + 1);
      if (cursor !== undefined) query.andWhere('membership.id > :after', { after: cursorKey(cursor, 1)[0] });
      const page = pageOf(await query.getMany(), limit, ({ id }) => [id]);
      return { ...page, items: await this.views(tx, page.items) };
    });
  }

  /** Everybody with a tie to the alliance, with what each does in it; sorted by name. */
  everybody(actor: Actor): Promise<KnownHere[]> {
    actor.require('people.read');
    const here = { allianceId: actor.allianceId };
    return this.database.read(async (tx) => {
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
      return known.toSorted((one, other) => one.name.localeCompare(other.name, 'de'));
    });
  }

  /** Makes the person where nobody has this address, and mails an invitation. Refuses (409) who is a member already. */
  invite(actor: Actor, partnerId: string, invitation: InvitationDto): Promise<PersonView> {
    const now = this.clock.now();
    const email = normalAddress(invitation.email);
    return this.database
      .transaction((tx) =>
        this.keys.once(tx, actor, now, async () => {
          const partner = await this.partners.find(tx, actor, partnerId);
          const personId = await personOf(tx, { email, name: invitation.name }, now);
          if (await tx.existsBy(Membership, { partnerId, personId })) throw alreadyMember();
          const facts = {
            allianceId: actor.allianceId,
            partnerId,
            personId,
            role: invitation.role,
            createdAt: now,
          };
          await tx.insert(Membership, { id: newId(), ...facts });
          const { language } = await tx.findOneByOrFail(Person, { id: personId });
          await this.welcome.tell(tx, actor.alliance, partner, { email, name: invitation.name, language });
          await this.audit.note(tx, actor, {
            what: 'people.invite',
            subjectId: personId,
            detail: invitation.role,
          });
          // Not the name that somebody else may have given this address.
          return { id: personId, email, name: invitation.name, role: invitation.role };
        }),
      )
      .catch((error: unknown) => {
        throw isDuplicate(error) ? alreadyMember() : error;
      });
  }

  /** Ends the membership; what the person asked for stays, the right to it goes at once, and so do all sessions. */
  async remove(actor: Actor, partnerId: string, personId: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      this.keys.once(tx, actor, now, async () => {
        const partner = await this.partners.find(tx, actor, partnerId);
        const { affected } = await tx.delete(Membership, { partnerId: partner.id, personId });
        if (affected === 0) throw Refusal.notFound();
        await this.audit.note(tx, actor, { what: 'people.remove', subjectId: personId });
        await this.sessions.endAllOf(tx, personId, now);
      }),
    );
  }

  /** Whoever runs the installation; has no rights inside an alliance. */
  async makeOperator(somebody: { email: string; name: string }): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const id = await personOf(tx, somebody, now);
      await tx.update(Person, { id }, { isOperator: true });
      await this.audit.note(tx, undefined, { what: 'operator.name', subjectId: id });
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

function alreadyMember(): Refusal {
  const words = { de: 'Diese Person gehört schon dazu.', en: 'This person is a member already.' };
  return new Refusal('conflict', 'already-member', words);
}
