/** The list of applicants: who waits to be let in, with what the alliance knows about them already. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Item } from '../../items/item.entity.js';
import type { ListQuery } from '../../http/list.query.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import { isNearName } from '../../items/near-duplicates.js';
import type { Actor } from '../../partners/who/actor.js';
import { Membership } from '../../partners/who/membership.entity.js';
import { Partner } from '../../partners/who/partner.entity.js';
import { Person } from '../../partners/who/person.entity.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { byName, spelledAlike } from '../../shared/spelling.js';
import { Applicant, type Wanted } from './applicant.entity.js';
import type { ApplicantEntry, Applicants, ApplicantView, WantedThing } from './applicant.view.js';

const MOST = 50;

/** All that the entries are put together from, loaded once. */
interface Around {
  /** Also those that left: whoever comes back is told so. */
  partners: readonly Partner[];
  items: ReadonlyMap<string, Item>;
  /** By the address. */
  partnerIds: ReadonlyMap<string, readonly string[]>;
}

@Injectable()
export class ApplicantList {
  constructor(private readonly turns: Turns) {}

  /** The oldest first. */
  read(actor: Actor): Promise<Applicants> {
    actor.require('applicants.read');
    return this.turns.look(actor, async (look) => {
      const found = await waiting(look);
      const shown = found.slice(0, MOST);
      const around = await gather(look, shown);
      return {
        entries: shown.map((one) => entryOf(one, around)),
        hasMore: found.length > MOST,
        now: look.now,
        partners: around.partners.filter(isHere).map(({ id, name, status }) => ({ id, name, status })),
      };
    });
  }

  /** In parts, for programs. */
  list(actor: Actor, queried: ListQuery): Promise<ListPart<ApplicantView>> {
    actor.require('applicants.read');
    return this.turns.look(actor, async (look) => {
      const { allianceId } = actor;
      const part = await readPart(look.tx, { of: Applicant, where: { allianceId } }, queried);
      const around = await gather(look, part.items);
      return eachOf(part, (one) => viewOf(one, around));
    });
  }

  /** How many wait. */
  count({ tx, actor }: Pick<Look, 'tx' | 'actor'>): Promise<number> {
    return tx.countBy(Applicant, { allianceId: actor.allianceId });
  }
}

const waiting = ({ tx, actor: { allianceId } }: Look): Promise<Applicant[]> =>
  tx.find(Applicant, { where: { allianceId }, order: { askedAt: 'ASC', id: 'ASC' }, take: MOST + 1 });

async function gather({ tx, actor: { allianceId } }: Look, shown: readonly Applicant[]): Promise<Around> {
  if (shown.length === 0) return { partners: [], items: new Map(), partnerIds: new Map() };
  const partners = await tx.findBy(Partner, { allianceId });
  const itemIds = shown.flatMap(({ wanted }) =>
    wanted.flatMap(({ things }) => things.map(({ itemId }) => itemId)),
  );
  const items = await tx.findBy(Item, { allianceId, id: In([...new Set(itemIds)]) });
  return {
    partners: partners.toSorted((one, other) => byName(one.name, other.name)),
    items: new Map(items.map((item) => [item.id, item])),
    partnerIds: await knownAt(tx, allianceId, shown),
  };
}

async function knownAt(
  tx: EntityManager,
  allianceId: string,
  shown: readonly Applicant[],
): Promise<Map<string, string[]>> {
  const people = await tx.findBy(Person, { email: In(shown.map(({ email }) => email)) });
  const memberships = await tx.findBy(Membership, { allianceId, personId: In(people.map(({ id }) => id)) });
  return new Map(
    people.map(({ id, email }) => [
      email,
      memberships.filter(({ personId }) => personId === id).map(({ partnerId }) => partnerId),
    ]),
  );
}

function entryOf(applicant: Applicant, around: Around): ApplicantEntry {
  const { partnerId, partnerName, wanted } = applicant;
  const called = around.partners.filter(isHere).find((one) => isCalled(one, partnerName));
  return {
    ...viewOf(applicant, around),
    things: wanted.flatMap((one) => thingsOf(one, around.items)),
    partnerId: partnerId ?? called?.id ?? '',
  };
}

function viewOf(applicant: Applicant, { partners, partnerIds }: Around): ApplicantView {
  const { id, version, name, partnerName, phone, email, occasionName, note, askedAt } = applicant;
  const ids = partnerIds.get(email) ?? [];
  return {
    id,
    version,
    name,
    partnerName,
    phone,
    email,
    occasionName,
    note,
    askedAt,
    agreementVersion: applicant.agreementVersion,
    knownAt: partners.filter((one) => isHere(one) && ids.includes(one.id)).map((one) => one.name),
    alike: partners.filter((one) => isNear(one, partnerName)).map((one) => one.name),
  };
}

const isHere = ({ status }: Partner): boolean => status !== 'left';

const isCalled = (one: Partner, name: string): boolean =>
  namesOf(one).some((called) => spelledAlike(called) === spelledAlike(name));

const isNear = (one: Partner, name: string): boolean =>
  isCalled(one, name) || namesOf(one).some((called) => isNearName(called, name));

const namesOf = ({ name, shortName }: Partner): string[] => [name, shortName];

function thingsOf({ things, ways: [way] }: Wanted, items: ReadonlyMap<string, Item>): WantedThing[] {
  const period = way && { from: new Date(way.pickUp.at), until: new Date(way.returnDue.at) };
  return things.map(({ itemId, quantity }) => {
    const { name: itemName = '', unit = '' } = items.get(itemId) ?? {};
    return { itemName, unit, quantity, period };
  });
}
