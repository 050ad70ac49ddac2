/** Alliances: founding one, showing its portrait, and locking its pool. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import type { ListQuery } from '../http/list.query.js';
import { normalAddress } from '../notifications/mailbox.js';
import { Clock } from '../shared/clock.service.js';
import { Refusal } from '../shared/refusal.js';
import type { Actor } from './actor.js';
import { AuditService } from './audit.service.js';
import { usualRules } from './alliance-rules.js';
import { Alliance } from './alliance.entity.js';
import { allianceView, type AllianceView } from './alliance.view.js';
import { refuseKept } from './kept-addresses.query.js';
import { Person } from './person.entity.js';
import { Role } from './role.entity.js';

export type AllianceFacts = Pick<
  Alliance,
  | 'slug'
  | 'name'
  | 'place'
  | 'state'
  | 'legalBearer'
  | 'contactName'
  | 'contactPhone'
  | 'contactEmail'
  | 'contactHours'
  | 'timeZone'
  | 'numberLetters'
> &
  Partial<Pick<Alliance, 'visibility' | 'foundedOn' | 'isExample' | 'rules'>>;

@Injectable()
export class AlliancesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** All alliances of the installation, in the order of their founding here. */
  list({ limit, cursor }: ListQuery): Promise<Page<AllianceView>> {
    return this.database.read(async (tx) => {
      const query = tx
        .createQueryBuilder(Alliance, 'alliance')
        .orderBy('alliance.id')
        .limit(limit + 1);
      if (cursor !== undefined) query.where('alliance.id > :after', { after: cursorKey(cursor, 1)[0] });
      const page = pageOf(await query.getMany(), limit, (alliance) => [alliance.id]);
      return { ...page, items: page.items.map(allianceView) };
    });
  }

  /** Refuses (404) a slug that nobody has. */
  async find(slug: string): Promise<AllianceView> {
    const alliance = await this.database.read((tx) => tx.findOneBy(Alliance, { slug }));
    if (!alliance) throw Refusal.notFound();
    return allianceView(alliance);
  }

  exists(slug: string): Promise<boolean> {
    return this.database.read((tx) => tx.existsBy(Alliance, { slug }));
  }

  portrait(actor: Actor): AllianceView {
    return allianceView(actor.alliance);
  }

  /** The operator founds an alliance with its first coordinator, who need not be known yet. Refuses a slug that is taken. */
  found(facts: AllianceFacts, coordinator: { email: string; name: string }): Promise<string> {
    const now = this.clock.now();
    const usual = { visibility: 'partners', foundedOn: null, isExample: false, rules: usualRules } as const;
    const times = { revision: 0, createdAt: now, updatedAt: now };
    return this.database.transaction(async (tx) => {
      if (await tx.existsBy(Alliance, { slug: facts.slug })) throw slugTaken();
      const alliance = tx.create(Alliance, { id: newId(), ...usual, ...facts, ...times });
      await tx.insert(Alliance, alliance);
      const personId = await personOf(tx, coordinator, now);
      const role = {
        id: newId(),
        allianceId: alliance.id,
        personId,
        role: 'coordinator',
        createdAt: now,
      } as const;
      await tx.insert(Role, { ...role, storagePlaceId: null });
      await this.audit.note(tx, undefined, {
        what: 'alliance.found',
        subjectId: personId,
        detail: alliance.slug,
      });
      return alliance.id;
    });
  }

  /**
   * The pool lock: first statement of every transaction that touches stock. On PostgreSQL the row stays locked until
   * the end, so that nobody decides on the same stock at once; the new revision also says that what was shown is old.
   */
  async lockPool(tx: EntityManager, allianceId: string): Promise<void> {
    await tx.increment(Alliance, { id: allianceId }, 'revision', 1);
  }
}

/** The person with this address (in whatever spelling), made where there is none. Refuses (409) one that is kept. */
export async function personOf(
  tx: EntityManager,
  { email: address, name }: { email: string; name: string },
  now: Date,
): Promise<string> {
  const email = normalAddress(address);
  const usual = { isOperator: false, disabledAt: null, language: null, entriesOffAt: null };
  const person = { id: newId(), email, name, ...usual, createdAt: now };
  // Two who invite the same new person at once must not stumble over each other.
  await tx.createQueryBuilder().insert().into(Person).values(person).orIgnore().execute();
  const { id } = await tx.findOneByOrFail(Person, { email });
  if (id === person.id) await refuseKept(tx, email, id, now);
  return id;
}

function slugTaken(): Refusal {
  const words = { de: 'Dieses Kurzwort ist schon vergeben.', en: 'This slug is taken.' };
  return new Refusal('conflict', 'slug-taken', words);
}
