/** Partners: who takes part in an alliance, and how far each is with it. */
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { newId } from '../../database/columns.js';
import { refuseDuplicate } from '../../database/faults.js';
import type { ListQuery } from '../../http/list.query.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import { given } from '../../shared/given.js';
import { parseDay } from '../../shared/input-text.js';
import { existing, Refusal } from '../../shared/refusal.js';
import { byName, spelledAlike } from '../../shared/spelling.js';
import { dayAt } from '../../shared/zone.js';
import type { Actor } from '../who/actor.js';
import { changesBetween } from '../log/audit-changes.js';
import { barrierOf } from '../who/borrowing.js';
import { AuditService, fieldsOf } from '../log/audit.service.js';
import {
  partnerView,
  type NamedPartner,
  type NewPartnerDto,
  type PartnerChangeDto,
  type PartnerView,
} from './partner.dto.js';
import { Partner } from '../who/partner.entity.js';
import { Turns, type Look, type Turn } from '../who/turns.service.js';
import { signatureFault } from './signature-day.js';

/** What is said of a partner, and what only its acceptance of the founding agreement says. */
type Accepted<T> = T & { agreementVersion?: number };

@Injectable()
export class PartnersService {
  constructor(
    private readonly turns: Turns,
    private readonly audit: AuditService,
  ) {}

  list(actor: Actor, queried: ListQuery): Promise<ListPart<PartnerView>> {
    const partners = { of: Partner, where: { allianceId: actor.allianceId } };
    return this.turns.look(actor, async ({ tx }) =>
      eachOf(await readPart(tx, partners, queried), partnerView),
    );
  }

  get(actor: Actor, id: string): Promise<PartnerView> {
    return this.turns.look(actor, async ({ tx }) => partnerView(await this.find(tx, actor, id)));
  }

  /** The same for whoever looks after its people, without what is for the coordination only. */
  looked(actor: Actor, id: string): Promise<PartnerView> {
    return this.turns.look(actor, async ({ tx }) => {
      const partner = partnerView(await this.find(tx, actor, id));
      actor.require('people.read', actor.relationsTo(partner.id));
      return actor.may('partners.read') ? partner : { ...partner, notes: '' };
    });
  }

  /** The partners whose people somebody looks after, by name; none for the coordination, which has the list of all. */
  managed(actor: Actor): Promise<NamedPartner[]> {
    return this.named(actor, { allianceId: actor.allianceId, id: In(actor.managedIds) });
  }

  /** For whom somebody may ask: the partners they act for; the coordination for every one that may borrow. By name. */
  askedFor(actor: Actor): Promise<NamedPartner[]> {
    const own = { allianceId: actor.allianceId, id: In(actor.partnerIds) };
    return this.named(actor, actor.isCoordination ? [...borrowersOf(actor), own] : own);
  }

  /** To whom somebody at the desk may lend: every one that may borrow, by name. */
  lentTo(actor: Actor): Promise<NamedPartner[]> {
    return this.named(actor, borrowersOf(actor));
  }

  private named(
    actor: Actor,
    where: FindOptionsWhere<Partner> | FindOptionsWhere<Partner>[],
  ): Promise<NamedPartner[]> {
    return this.turns.look(actor, async ({ tx }) => {
      const found = await tx.findBy(Partner, where);
      const named = found.map((partner) => {
        const { id, name, shortName } = partner;
        return { id, name: shortName || name, barrier: barrierOf(partner, actor.interestedWindow) };
      });
      return named.toSorted((one, other) => byName(one.name, other.name));
    });
  }

  /** Refuses (409) a name that is taken in this alliance. */
  create(actor: Actor, facts: NewPartnerDto): Promise<PartnerView> {
    return this.turns
      .take(actor, async (turn) => partnerView(await this.add(turn, facts)))
      .catch(refuseTakenName);
  }

  /** In a turn that does more than this; `refuseTakenName` is for whoever took it. */
  async add(turn: Turn, facts: Accepted<NewPartnerDto>): Promise<Partner> {
    const { allianceId } = turn.actor;
    await refuseUnsound(turn, { id: newId(), allianceId, name: facts.name }, facts);
    return this.insert(turn, facts);
  }

  /** For whoever has compared its name with all others under the same lock. */
  async insert(turn: Turn, facts: Accepted<NewPartnerDto>, id = newId()): Promise<Partner> {
    const { tx, actor, now } = turn;
    const identity = { id, allianceId: actor.allianceId, createdAt: now, updatedAt: now };
    const partner = tx.create(Partner, { ...given(facts), ...identity });
    await tx.insert(Partner, partner);
    await this.audit.note(turn, { what: 'partners.create', subjectId: partner.id });
    return partner;
  }

  /** Whether a partner may borrow, and its name in feeds, may change. `expect` may refuse what stands, under the lock. */
  change(
    actor: Actor,
    id: string,
    changes: PartnerChangeDto,
    expect?: (standing: PartnerView) => void,
  ): Promise<PartnerView> {
    return this.turns
      .take(actor, async (turn) => {
        const partner = await this.find(turn.tx, actor, id);
        expect?.(partnerView(partner));
        return partnerView(await this.revise(turn, partner, changes));
      })
      .catch(refuseTakenName);
  }

  /** In a turn that does more than this; `refuseTakenName` is for whoever took it. */
  async revise(turn: Turn, partner: Partner, changes: Accepted<PartnerChangeDto>): Promise<Partner> {
    const before = partnerView(partner);
    const detail = fieldsOf(changes);
    if (detail === '') return partner;
    Object.assign(partner, given(changes), { updatedAt: turn.now, changes: (partner.changes ?? 0) + 1 });
    await refuseUnsound(turn, partner, changes);
    await turn.tx.save(partner);
    const told = changesBetween(before, partnerView(partner), ['notes']);
    const deed = { what: 'partners.change', subjectId: partner.id, detail } as const;
    await this.audit.note(turn, { ...deed, changes: told });
    return partner;
  }

  /** Refuses (404) what is not a partner of the actor's alliance. */
  async find(tx: EntityManager, actor: Actor, id: string): Promise<Partner> {
    return existing(await tx.findOneBy(Partner, { allianceId: actor.allianceId, id }));
  }
}

/** Of the alliance, as far as the agreement and their state let them. */
/** As `barrierOf` has it. */
function borrowersOf({ allianceId, interestedWindow }: Actor): FindOptionsWhere<Partner>[] {
  const borrowing = { allianceId, isBorrower: true };
  const signed = { ...borrowing, status: 'active' as const, agreementSignedOn: Not(IsNull()) };
  if (interestedWindow.interestedDaysAhead === 0) return [signed];
  return [signed, { ...borrowing, status: 'interested' }];
}

const nameTaken = {
  de: 'Einen Partner mit diesem Namen gibt es schon.',
  en: 'There is a partner of this name already.',
};

export const refuseTakenName = refuseDuplicate('name-taken', nameTaken);

/** What is newly said must be right: whatever stood before may stay. */
async function refuseUnsound(
  turn: Turn,
  { id, allianceId, name }: Pick<Partner, 'id' | 'allianceId' | 'name'>,
  { name: newName, agreementSignedOn }: PartnerChangeDto,
): Promise<void> {
  refuseUnlikelySignature(turn, agreementSignedOn);
  if (newName === undefined) return;
  const others = await turn.tx.findBy(Partner, { allianceId, id: Not(id) });
  // Under the pool lock: a name that somebody would read as the same is the same.
  const isTaken = others.some((other) => spelledAlike(other.name) === spelledAlike(name));
  if (isTaken) throw new Refusal('conflict', 'name-taken', nameTaken);
}

/** Refuses (422) a day on which nobody can have signed. */
export function refuseUnlikelySignature({ actor, now }: Look, signedOn: string | null | undefined): void {
  const { timeZone, foundedOn } = actor.alliance;
  const signed = parseDay(signedOn ?? undefined);
  const known = { today: dayAt(now, timeZone), founded: parseDay(foundedOn ?? undefined) };
  const fault = signed && signatureFault(signed, known);
  if (fault) throw Refusal.invalidField('agreementSignedOn', fault);
}
