/** Feeds: making a secret address, revoking it, and answering whoever knows it. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { newId } from '../database/columns.js';
import { Database } from '../database/database.service.js';
import { RequestKeys } from '../database/request-keys.service.js';
import type { ListQuery } from '../http/list.query.js';
import { cursorKey, pageOf, type Page } from '../http/pages.js';
import { toICalendar } from '../notifications/icalendar.js';
import { AccessService } from '../partners/access.service.js';
import type { Actor } from '../partners/actor.js';
import { AuditService } from '../partners/audit.service.js';
import { PartnersService } from '../partners/partners.service.js';
import { hashed, newSecret } from '../partners/secrets.js';
import { Clock } from '../shared/clock.service.js';
import { Config } from '../shared/config.js';
import { given } from '../shared/given.js';
import { addMinutes, isBefore } from '../shared/period.js';
import { Refusal } from '../shared/refusal.js';
import type { FeedView, NewFeedDto } from './feed.dto.js';
import { Feed } from './feed.entity.js';
import { mayRead, slugOf } from './feed-rules.js';
import { FeedRows } from './feed-rows.service.js';
import { feedCalendar, lastChange } from './feed.js';

export interface RenderedFeed {
  slug: string;
  body: string;
  /** Weak, of the bytes. */
  etag: string;
  lastModified: Date | undefined;
}

/** Whoever was known once is told to stop; whoever never was learns nothing. */
export type FeedAnswer = RenderedFeed | 'unknown' | 'gone';

@Injectable()
export class FeedsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly access: AccessService,
    private readonly partners: PartnersService,
    private readonly rows: FeedRows,
    private readonly keys: RequestKeys,
    private readonly audit: AuditService,
  ) {}

  list(actor: Actor, { limit, cursor }: ListQuery): Promise<Page<FeedView>> {
    const { allianceId, personId } = actor;
    return this.database.read(async (tx) => {
      const query = tx
        .createQueryBuilder(Feed, 'feed')
        .where('feed.allianceId = :allianceId AND feed.personId = :personId', { allianceId, personId })
        .andWhere('feed.revokedAt IS NULL')
        .orderBy('feed.id')
        .limit(limit + 1);
      if (cursor !== undefined) query.andWhere('feed.id > :after', { after: cursorKey(cursor, 1)[0] });
      const page = pageOf(await query.getMany(), limit, ({ id }) => [id]);
      return { ...page, items: page.items.map(feedView) };
    });
  }

  /** The address is shown this once; asked for once more by the same request, another one takes its place. */
  async create(actor: Actor, { id, scope, detail, name }: NewFeedDto): Promise<FeedView> {
    const partnerId = scope === 'partner' ? (id ?? null) : null;
    if (scope === 'partner' && partnerId === null) throw partnerMissing();
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      if (partnerId !== null) await this.partners.find(tx, actor, partnerId);
      return this.keys.anew(tx, actor, now, async (insteadOf) => {
        if (insteadOf !== undefined) await this.end(tx, actor, insteadOf, now);
        return {
          ...(await this.make(tx, actor, { scope, partnerId, detail, name }, now)),
          ...given({ insteadOf }),
        };
      });
    });
  }

  /** Another address for the same; from now on the old one is gone. */
  renew(actor: Actor, id: string): Promise<FeedView> {
    const now = this.clock.now();
    return this.database.transaction((tx) =>
      this.keys.anew(tx, actor, now, async (latest = id) => {
        const own = { id: latest, allianceId: actor.allianceId, personId: actor.personId };
        const feed = await tx.findOneBy(Feed, own);
        if (!feed || !(await this.end(tx, actor, latest, now))) throw Refusal.notFound();
        return this.make(tx, actor, feed, now);
      }),
    );
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      this.keys.once(tx, actor, now, async () => {
        if (!(await this.end(tx, actor, id, now))) throw Refusal.notFound();
      }),
    );
  }

  /** Shows what its maker may see now: whoever lost the membership has lost the feed. */
  async fetch(secret: string, slug: string): Promise<FeedAnswer> {
    const now = this.clock.now();
    const { answer, feed } = await this.database.read(async (tx) => {
      const found = await tx.findOneBy(Feed, { secretHash: hashed(secret) });
      if (!found || found.slug !== slug) return { answer: 'unknown' as const };
      return { answer: await this.render(tx, found, now), feed: found };
    });
    // A note that cannot be written now is no reason to withhold what was read.
    if (feed && typeof answer === 'object') await this.noteUse(feed, now).catch(() => undefined);
    return answer;
  }

  private async make(
    tx: EntityManager,
    actor: Actor,
    { scope, partnerId, detail, name }: Pick<Feed, 'scope' | 'partnerId' | 'detail' | 'name'>,
    createdAt: Date,
  ): Promise<FeedView> {
    if (!mayRead(actor, { scope, partnerId, detail })) throw Refusal.forbidden();
    const secret = newSecret();
    const whose = { id: newId(), allianceId: actor.allianceId, personId: actor.personId, createdAt };
    const facts = { scope, partnerId, detail, name, slug: slugOf(name), secretHash: hashed(secret) };
    const feed = tx.create(Feed, { ...whose, ...facts, lastUsedAt: null, revokedAt: null });
    await tx.insert(Feed, feed);
    const note = { what: 'feeds.create', subjectId: feed.id, detail: `${scope}, ${detail}` } as const;
    await this.audit.note(tx, actor, note);
    return { ...feedView(feed), url: `${this.config.baseUrl}/feeds/${secret}/${feed.slug}.ics` };
  }

  /** False for what is not an own feed that works. */
  private async end(tx: EntityManager, actor: Actor, id: string, revokedAt: Date): Promise<boolean> {
    const own = { id, allianceId: actor.allianceId, personId: actor.personId, revokedAt: IsNull() };
    const { affected } = await tx.update(Feed, own, { revokedAt });
    if (affected === 1) await this.audit.note(tx, actor, { what: 'feeds.revoke', subjectId: id });
    return affected === 1;
  }

  private async render(tx: EntityManager, feed: Feed, now: Date): Promise<FeedAnswer> {
    const reader = await this.access.actorFor(tx, feed.personId, feed.allianceId);
    if (feed.revokedAt !== null || !reader || !mayRead(reader, feed)) return 'gone';
    const { alliance } = reader;
    const link = `${this.config.baseUrl}/b/${alliance.slug}`;
    const rows = await this.rows.of(tx, alliance, feed.partnerId, now);
    const calendar = feedCalendar(rows, { name: feed.name, scope: feed.scope, detail: feed.detail, link });
    const body = toICalendar(calendar);
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    return { slug: feed.slug, body, etag, lastModified: lastChange(calendar) };
  }

  /** At most hourly: programs ask all day. */
  private async noteUse({ id, lastUsedAt }: Feed, now: Date): Promise<void> {
    if (lastUsedAt && isBefore(now, addMinutes(lastUsedAt, 60))) return;
    await this.database.transaction((tx) => tx.update(Feed, { id }, { lastUsedAt: now }));
  }
}

const feedView = ({ id, name, scope, detail, partnerId, createdAt, lastUsedAt }: Feed): FeedView => ({
  id,
  name,
  scope,
  detail,
  ...(partnerId === null ? {} : { partnerId }),
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

const partnerMissing = (): Refusal =>
  Refusal.invalidField('id', { de: 'Bitte den Partner nennen.', en: 'Please name the partner.' });
