/** What a person sees of their own account: where they belong, and the access tokens they made. */
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import { Database } from '../../database/database.service.js';
import type { ListQuery } from '../../http/list.query.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import { Clock } from '../../shared/clock.service.js';
import { given } from '../../shared/given.js';
import { Refusal } from '../../shared/refusal.js';
import { AccessToken } from '../access/access-token.entity.js';
import type { Caller } from '../who/actor.js';
import { Alliance } from '../who/alliance.entity.js';
import { AuditService } from '../log/audit.service.js';
import { Membership } from '../who/membership.entity.js';
import { Partner } from '../who/partner.entity.js';
import { Person } from '../who/person.entity.js';
import { Role } from '../who/role.entity.js';
import { hashed, newSecret } from '../who/secrets.js';
import { Turns, type Look } from '../who/turns.service.js';
import type { MembershipView, MeView, NewTokenView, TokenView, PreferencesDto } from './sign-in.dto.js';

@Injectable()
export class MeService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly turns: Turns,
    private readonly audit: AuditService,
  ) {}

  me(caller: Caller): Promise<MeView> {
    const { personId: id } = caller;
    return this.turns.look(caller, async ({ tx }) => {
      const memberships = [...(await this.partnersOf(tx, id)), ...(await this.rolesOf(tx, id))];
      const person = await tx.findOneByOrFail(Person, { id });
      const { name, email, language } = person;
      return { id, name, email, language, ...wantedBy(person), memberships };
    });
  }

  /** What a person prefers in pages and mails; what is not named stays as it is. */
  async prefer(caller: Caller, { language, ...wanted }: PreferencesDto): Promise<void> {
    const now = this.clock.now();
    const preferences = given({
      language,
      entriesOffAt: offSince(wanted.entries, now),
      requestsOffAt: offSince(wanted.requests, now),
      pickUpsOffAt: offSince(wanted.pickUps, now),
      returnsOffAt: offSince(wanted.returns, now),
      listsOffAt: offSince(wanted.lists, now),
      digestsOffAt: offSince(wanted.digests, now),
      confirmationsOffAt: offSince(wanted.confirmations, now),
    });
    if (Object.keys(preferences).length === 0) return;
    await this.database.transaction(async (tx) => {
      await tx.update(Person, { id: caller.personId }, preferences);
      await this.audit.note({ tx, actor: caller, now }, { what: 'me.wish', subjectId: caller.personId });
    });
  }

  tokens(caller: Caller, queried: ListQuery): Promise<ListPart<TokenView>> {
    const tokens = { of: AccessToken, where: { personId: caller.personId, revokedAt: IsNull() } };
    return this.turns.look(caller, async ({ tx }) => eachOf(await readPart(tx, tokens, queried), tokenView));
  }

  /** The token itself is shown this once; asked for once more by the same request, another one takes its place. */
  createToken(caller: Caller, name: string): Promise<NewTokenView> {
    const [id, token] = [newId(), newSecret()];
    const facts = { personId: caller.personId, name, tokenHash: hashed(token) };
    return this.turns.anew(caller, async (turn, insteadOf) => {
      const { tx, now: createdAt } = turn;
      if (insteadOf !== undefined) await this.revoke(turn, insteadOf);
      await tx.insert(AccessToken, { id, ...facts, createdAt, lastUsedAt: null, revokedAt: null });
      await this.audit.note(turn, { what: 'tokens.create', subjectId: id });
      return { id, name, token, ...given({ insteadOf }) };
    });
  }

  async revokeToken(caller: Caller, id: string): Promise<void> {
    await this.turns.own(caller, async (turn) => {
      if (!(await this.revoke(turn, id))) throw Refusal.notFound();
    });
  }

  /** False for what is not an own token that works. */
  private async revoke(turn: Look<Caller>, id: string): Promise<boolean> {
    const own = { id, personId: turn.actor.personId, revokedAt: IsNull() };
    const { affected } = await turn.tx.update(AccessToken, own, { revokedAt: turn.now });
    if (affected === 1) await this.audit.note(turn, { what: 'tokens.revoke', subjectId: id });
    return affected === 1;
  }

  private async partnersOf(tx: EntityManager, personId: string): Promise<MembershipView[]> {
    const rows = await tx
      .createQueryBuilder(Membership, 'membership')
      .innerJoin(Partner, 'partner', 'partner.id = membership.partnerId')
      .innerJoin(Alliance, 'alliance', 'alliance.id = membership.allianceId')
      .where('membership.personId = :personId', { personId })
      .select(['membership.role AS role', 'partner.id AS "partnerId"', 'partner.name AS "partnerName"'])
      .addSelect(['alliance.slug AS slug', 'alliance.name AS name'])
      .orderBy('membership.id')
      .getRawMany<{ role: string; partnerId: string; partnerName: string; slug: string; name: string }>();
    return rows.map(({ role, partnerId, partnerName, slug, name }) => ({
      alliance: { slug, name },
      partner: { id: partnerId, name: partnerName },
      roles: [role],
    }));
  }

  private async rolesOf(tx: EntityManager, personId: string): Promise<MembershipView[]> {
    const rows = await tx
      .createQueryBuilder(Role, 'role')
      .innerJoin(Alliance, 'alliance', 'alliance.id = role.allianceId')
      .where('role.personId = :personId', { personId })
      .select(['role.role AS role', 'alliance.slug AS slug', 'alliance.name AS name'])
      .orderBy('role.id')
      .getRawMany<{ role: string; slug: string; name: string }>();
    const slugs = [...new Map(rows.map(({ slug, name }) => [slug, { slug, name }])).values()];
    return slugs.map((alliance) => ({
      alliance,
      roles: [...new Set(rows.filter(({ slug }) => slug === alliance.slug).map(({ role }) => role))],
    }));
  }
}

const wantedBy = (person: Person): Omit<Required<PreferencesDto>, 'language'> => ({
  entries: person.entriesOffAt === null,
  requests: person.requestsOffAt === null,
  pickUps: person.pickUpsOffAt === null,
  returns: person.returnsOffAt === null,
  lists: person.listsOffAt === null,
  digests: person.digestsOffAt === null,
  confirmations: person.confirmationsOffAt === null,
});

/** Undefined where nothing was said. */
const offSince = (isWanted: boolean | undefined, now: Date): Date | null | undefined =>
  isWanted === undefined ? undefined : isWanted ? null : now;

const tokenView = ({ id, name, createdAt, lastUsedAt }: AccessToken): TokenView => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
