/** Who can stand in for somebody: people of the same partner; for the coordination its people, or whom a coordinator names. */
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../who/actor.js';
import { Membership } from '../who/membership.entity.js';
import { Partner } from '../who/partner.entity.js';
import { Person } from '../who/person.entity.js';
import { Role } from '../who/role.entity.js';
import type { Office } from './stand-in-rules.js';
import { Turns, type Look } from '../who/turns.service.js';

const MOST = 2000;

@Injectable()
export class StandInChoices {
  constructor(private readonly turns: Turns) {}

  /** Of each thing that the actor decides about in their own right: whoever stands in passes nothing on. */
  of(actor: Actor): Promise<Office[]> {
    return this.turns.look(actor, (look) => this.among(look));
  }

  async among(look: Look): Promise<Office[]> {
    const { tx, actor } = look;
    const { allianceId, personId } = actor;
    const partners = await tx.findBy(Partner, { allianceId, id: In(actor.partnerIds) });
    const offices = partners.map(({ id, name }) => ({ partnerId: id, partnerName: name }));
    const roles = await tx.findBy(Role, { allianceId, role: In(['coordinator', 'deputy']) });
    const own = roles.filter((role) => role.personId === personId);
    const isNaming = own.some(({ role }) => role === 'coordinator');
    const memberships = await tx.find(Membership, { where: { allianceId }, take: MOST });
    const office = new Set(roles.map((role) => role.personId));
    const anybody = new Set([...office, ...memberships.map((membership) => membership.personId)]);
    const names = await namesOf(look, anybody);
    const named = (ids: Iterable<string>): Office['people'] =>
      [...new Set(ids)].flatMap((id) => (id === personId ? [] : (names.get(id) ?? [])));
    const ofPartner = (id: string): string[] =>
      memberships.flatMap((one) => (one.partnerId === id ? one.personId : []));
    return [
      ...offices.map((one) => ({ ...one, people: named(ofPartner(one.partnerId)) })),
      ...(own.length === 0
        ? []
        : [{ partnerId: null, partnerName: null, people: named(isNaming ? anybody : office) }]),
    ];
  }
}

async function namesOf(
  { tx }: Look,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Office['people'][number]>> {
  const people = await tx.findBy(Person, { id: In([...ids]) });
  const open = people.filter(({ disabledAt }) => disabledAt === null);
  return new Map(open.map(({ id, name }) => [id, { id, name }]));
}
