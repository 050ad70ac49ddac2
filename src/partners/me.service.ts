/** What a person sees of their own account: where they belong, and the access tokens they made. */
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { RequestKeys } from '../database/request-keys.service.js';
import type { ListQuery } from '../http/list.query.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import { Clock } from '../shared/clock.service.js';
import { given } from '../shared/given.js';
import { Refusal } from '../shared/refusal.js';
import { AccessToken } from './access-token.entity.js';
import type { Caller } from './actor.js';
import { Alliance } from './alliance.entity.js';
import { AuditService } from './audit.service.js';
import { Membership } from './membership.entity.js';
import { Partner } from './partner.entity.js';
import { Person } from './person.entity.js';
import { Role } from './role.entity.js';
import { hashed, newSecret } from './secrets.js';
import type { MembershipView, MeView, NewTokenView, TokenView, WishesDto } from './sign-in.dto.js';

@Injectable()
export class MeService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly keys: RequestKeys,
    private readonly audit: AuditService,
  ) {}

  me(caller: Caller): Promise<MeView> {
    const { personId: id } = caller;
    return this.database.read(async (tx) => {
      const memberships = [...(await this.partnersOf(tx, id)), ...(await this.rolesOf(tx, id))];
      const { name, email, language, entriesOffAt } = await tx.findOneByOrFail(Person, { id });
      return { id, name, email, language, entries: entriesOffAt === null, memberships };
    });
  }

  /** What a person wishes for in pages and mails; what is not named stays as it is. */
  async wish(caller: Caller, { language, entries }: WishesDto): Promise<void> {
    const entriesOffAt = entries === false ? this.clock.now() : null;
    const wishes = given({ language, ...(entries === undefined ? {} : { entriesOffAt }) });
    if (Object.keys(wishes).length === 0) return;
    await this.database.transaction(async (tx) => {
      await tx.update(Person, { id: caller.personId }, wishes);
      await this.audit.note(tx, caller, { what: 'me.wish', subjectId: caller.personId });
    });
  }

  tokens(caller: Caller, { limit, cursor }: ListQuery): Promise<Page<TokenView>> {
    const { personId } = caller;
    return this.database.read(async (tx) => {
      const query = tx
        .createQueryBuilder(AccessToken, 'token')
        .where('token.personId = :personId AND token.revokedAt IS NULL', { personId })
        .orderBy('token.id')
        .limit(limit + 1);
      if (cursor !== undefined) query.andWhere('token.id > :after', { after: cursorKey(cursor, 1)[0] });
      const page = pageOf(await query.getMany(), limit, ({ id }) => [id]);
      return { ...page, items: page.items.map(tokenView) };
    });
  }

  /** The token itself is shown this once; asked for once more by the same request, another one takes its place. */
  createToken(caller: Caller, name: string): Promise<NewTokenView> {
    const [id, token] = [newId(), newSecret()];
    const now = this.clock.now();
    const facts = { personId: caller.personId, name, tokenHash: hashed(token), createdAt: now };
    return this.database.transaction((tx) =>
      this.keys.anew(tx, caller, now, async (insteadOf) => {
        if (insteadOf !== undefined) await this.revoke(tx, caller, insteadOf, now);
        await tx.insert(AccessToken, { id, ...facts, lastUsedAt: null, revokedAt: null });
        await this.audit.note(tx, caller, { what: 'tokens.create', subjectId: id });
        return { id, name, token, ...given({ insteadOf }) };
      }),
    );
  }

  async revokeToken(caller: Caller, id: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      this.keys.once(tx, caller, now, async () => {
        if (!(await this.revoke(tx, caller, id, now))) throw Refusal.notFound();
      }),
    );
  }

  /** False for what is not an own token that works. */
  private async revoke(tx: EntityManager, caller: Caller, id: string, revokedAt: Date): Promise<boolean> {
    const own = { id, personId: caller.personId, revokedAt: IsNull() };
    const { affected } = await tx.update(AccessToken, own, { revokedAt });
    if (affected === 1) await this.audit.note(tx, caller, { what: 'tokens.revoke', subjectId: id });
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

const tokenView = ({ id, name, createdAt, lastUsedAt }: AccessToken): TokenView => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
