/** Partners: who takes part in an alliance, and how far each is with it. */
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { isDuplicate } from '../database/faults.js';
import { RequestKeys } from '../database/request-keys.service.js';
import type { ListQuery } from '../http/list.query.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import { Clock } from '../shared/clock.service.js';
import { given } from '../shared/given.js';
import { Refusal } from '../shared/refusal.js';
import type { Actor } from './actor.js';
import { AuditService, fieldsOf } from './audit.service.js';
import { AlliancesService } from './alliances.service.js';
import {
  partnerView,
  type NamedPartner,
  type NewPartnerDto,
  type PartnerChangeDto,
  type PartnerView,
} from './partner.dto.js';
import { Partner } from './partner.entity.js';

const unsaid = {
  shortName: '',
  organisationType: '',
  legalForm: '',
  privacyLaw: 'DSGVO',
  status: 'interested',
  agreementSignedOn: null,
  isLender: true,
  isBorrower: true,
  notes: '',
} as const;

@Injectable()
export class PartnersService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly alliances: AlliancesService,
    private readonly keys: RequestKeys,
    private readonly audit: AuditService,
  ) {}

  list(actor: Actor, { limit, cursor }: ListQuery): Promise<Page<PartnerView>> {
    return this.database.read(async (tx) => {
      const query = tx
        .createQueryBuilder(Partner, 'partner')
        .where('partner.allianceId = :allianceId', { allianceId: actor.allianceId })
        .orderBy('partner.id')
        .limit(limit + 1);
      if (cursor !== undefined) query.andWhere('partner.id > :after', { after: cursorKey(cursor, 1)[0] });
      const page = pageOf(await query.getMany(), limit, (partner) => [partner.id]);
      return { ...page, items: page.items.map(partnerView) };
    });
  }

  get(actor: Actor, id: string): Promise<PartnerView> {
    return this.database.read(async (tx) => partnerView(await this.find(tx, actor, id)));
  }

  /** For whom somebody may ask: the partners they act for; the coordination for every one that may borrow. By name. */
  askedFor(actor: Actor): Promise<NamedPartner[]> {
    const { allianceId } = actor;
    return this.database.read(async (tx) => {
      const borrowers = { allianceId, status: 'active' as const, isBorrower: true };
      const own = { allianceId, id: In(actor.partnerIds) };
      const found = await tx.findBy(Partner, actor.isCoordination ? [borrowers, own] : own);
      const named = found.map(({ id, name, shortName }) => ({ id, name: shortName || name }));
      return named.toSorted((one, other) => one.name.localeCompare(other.name, 'de'));
    });
  }

  /** Refuses (409) a name that is taken in this alliance. */
  create(actor: Actor, facts: NewPartnerDto): Promise<PartnerView> {
    const now = this.clock.now();
    return this.database
      .transaction((tx) =>
        this.keys.once(tx, actor, now, async () => {
          const identity = { id: newId(), allianceId: actor.allianceId, createdAt: now, updatedAt: now };
          const partner = tx.create(Partner, { ...unsaid, ...given(facts), ...identity });
          await tx.insert(Partner, partner);
          await this.audit.note(tx, actor, { what: 'partners.create', subjectId: partner.id });
          return partnerView(partner);
        }),
      )
      .catch(refuseTakenName);
  }

  /**
   * Bumps the pool's revision: whether a partner may borrow, and its name in feeds, may change. `expect` may refuse
   * what stands, under the lock.
   */
  change(
    actor: Actor,
    id: string,
    changes: PartnerChangeDto,
    expect?: (standing: PartnerView) => void,
  ): Promise<PartnerView> {
    const now = this.clock.now();
    return this.database
      .transaction((tx) =>
        this.keys.once(tx, actor, now, async () => {
          await this.alliances.lockPool(tx, actor.allianceId);
          const partner = await this.find(tx, actor, id);
          expect?.(partnerView(partner));
          Object.assign(partner, given(changes), { updatedAt: now });
          await tx.save(partner);
          await this.audit.note(tx, actor, {
            what: 'partners.change',
            subjectId: id,
            detail: fieldsOf(changes),
          });
          return partnerView(partner);
        }),
      )
      .catch(refuseTakenName);
  }

  /** Refuses (404) what is not a partner of the actor's alliance. */
  async find(tx: EntityManager, actor: Actor, id: string): Promise<Partner> {
    const partner = await tx.findOneBy(Partner, { allianceId: actor.allianceId, id });
    if (!partner) throw Refusal.notFound();
    return partner;
  }
}

function refuseTakenName(error: unknown): never {
  if (!isDuplicate(error)) throw error;
  const words = {
    de: 'Einen Partner mit diesem Namen gibt es schon.',
    en: 'There is a partner of this name already.',
  };
  throw new Refusal('conflict', 'name-taken', words);
}
