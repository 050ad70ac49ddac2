/** Alliances: founding one, showing its portrait, and locking its pool. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import type { ListQuery } from '../../http/list.query.js';
import { normalAddress } from '../../notifications/mailbox.js';
import { Clock } from '../../shared/clock.service.js';
import { Config } from '../../shared/config.js';
import { Refusal } from '../../shared/refusal.js';
import type { Actor } from '../who/actor.js';
import { AuditService } from '../log/audit.service.js';
import { usualRules } from '../who/alliance-rules.js';
import { Alliance } from '../who/alliance.entity.js';
import { allianceView, type AllianceView } from './alliance.view.js';
import { refuseKept } from '../signing-in/kept-addresses.query.js';
import { refuseOwnMailbox } from '../who/own-mailbox.js';
import { listedOnly } from '../who/listed.query.js';
import { Person } from '../who/person.entity.js';
import { Role } from '../who/role.entity.js';

type Face = 'colour' | 'about' | 'crestId' | 'latitude' | 'longitude';
type Usual = 'visibility' | 'foundedOn' | 'isExample' | 'rules' | 'categoryWords' | 'listedAt' | Face;
type Own = 'id' | 'revision' | 'createdAt' | 'updatedAt';
export type AllianceFacts = Omit<Alliance, Own | Usual> & Partial<Pick<Alliance, Usual>>;

@Injectable()
export class AlliancesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly config: Config,
  ) {}

  /** All alliances of the installation that are public, in the order of their founding here. */
  list(queried: ListQuery): Promise<ListPart<AllianceView>> {
    return this.database.read(async (tx) =>
      eachOf(await readPart(tx, { of: Alliance, where: listedOnly }, queried), allianceView),
    );
  }

  /** Undefined where no public one has this slug. */
  async listed(slug: string): Promise<AllianceView | undefined> {
    const where = { ...listedOnly, slug };
    const alliance = await this.database.read((tx) => tx.findOneBy(Alliance, where));
    return alliance ? allianceView(alliance) : undefined;
  }

  /** Public or not. */
  exists(slug: string): Promise<boolean> {
    return this.database.read((tx) => tx.existsBy(Alliance, { slug }));
  }

  portrait(actor: Actor): AllianceView {
    return allianceView(actor.alliance);
  }

  /** The operator founds an alliance by command, with its first coordinator, who need not be known yet. Refuses a slug that is taken. */
  async found(facts: AllianceFacts, coordinator: { email: string; name: string }): Promise<string> {
    refuseOwnMailbox(this.config, coordinator.email, 'coordinatorEmail');
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const personId = await personOf(tx, coordinator, now);
      const alliance = await this.make({ tx, now }, facts, personId);
      const note = { what: 'alliance.found', subjectId: personId, detail: alliance.slug } as const;
      await this.audit.note({ tx, actor: undefined, now }, note);
      return alliance.id;
    });
  }

  /** With its first coordinator, in the unit of whoever founds it. It is public at once where nothing else is said. */
  async make(
    { tx, now }: { tx: EntityManager; now: Date },
    facts: AllianceFacts,
    coordinatorId: string,
  ): Promise<Alliance> {
    refuseOwnMailbox(this.config, facts.contactEmail, 'contactEmail');
    if (await tx.existsBy(Alliance, { slug: facts.slug })) throw slugTaken();
    const times = { revision: 0, createdAt: now, updatedAt: now };
    const alliance = tx.create(Alliance, { id: newId(), ...unsaid(now), ...facts, ...times });
    await tx.insert(Alliance, alliance);
    const role = { id: newId(), allianceId: alliance.id, personId: coordinatorId, createdAt: now };
    await tx.insert(Role, { ...role, role: 'coordinator', storagePlaceId: null });
    return alliance;
  }
}

const unsaid = (now: Date): Pick<Alliance, Usual> => ({
  visibility: 'partners',
  rules: usualRules,
  foundedOn: null,
  isExample: false,
  categoryWords: null,
  listedAt: now,
  colour: null,
  about: null,
  crestId: null,
  latitude: null,
  longitude: null,
});

/** The person with this address (in whatever spelling), made where there is none. Refuses (409) one that is kept. */
export async function personOf(
  tx: EntityManager,
  { email: address, name }: { email: string; name: string },
  now: Date,
): Promise<string> {
  const email = normalAddress(address);
  const usual = {
    isOperator: false,
    disabledAt: null,
    language: null,
    entriesOffAt: null,
    requestsOffAt: null,
    pickUpsOffAt: null,
    returnsOffAt: null,
    listsOffAt: null,
    digestsOffAt: null,
    confirmationsOffAt: null,
    unsubscribeKey: null,
  };
  const person = { id: newId(), email, name, ...usual, createdAt: now };
  // Two who invite the same new person at once must not stumble over each other.
  await tx.createQueryBuilder().insert().into(Person).values(person).orIgnore().execute();
  const { id } = await tx.findOneByOrFail(Person, { email });
  if (id === person.id) await refuseKept(tx, email, id, now);
  return id;
}

/** Said at its field. */
export function slugTaken(): Refusal {
  const words = { de: 'Dieses Kurzwort ist schon vergeben.', en: 'This slug is taken.' };
  return new Refusal('conflict', 'slug-taken', words, { errors: [{ field: 'slug', message: words }] });
}
