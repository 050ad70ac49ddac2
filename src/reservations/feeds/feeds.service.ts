/** Feeds: making a secret address, and revoking it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { newId } from '../../database/columns.js';
import type { ListQuery } from '../../http/list.query.js';
import { readPart } from '../../http/list-part.query.js';
import { eachOf, type ListPart } from '../../http/list-parts.js';
import { Item } from '../../items/item.entity.js';
import { StoragePlacesService } from '../../items/storage-places.service.js';
import { AccessService } from '../../partners/access/access.service.js';
import type { Actor } from '../../partners/who/actor.js';
import { AuditService } from '../../partners/log/audit.service.js';
import { PartnersService } from '../../partners/members/partners.service.js';
import { Farewells, type Farewell } from '../../partners/who/farewells.service.js';
import { hashed, newSecret } from '../../partners/who/secrets.js';
import { Turns, type Look } from '../../partners/who/turns.service.js';
import { Config } from '../../shared/config.js';
import { given } from '../../shared/given.js';
import { Refusal } from '../../shared/refusal.js';
import type { FeedView, NewFeedDto } from './feed.dto.js';
import { Feed, type FeedScope } from './feed.entity.js';
import { mayReadNow } from './feed-access.query.js';
import { slugOf } from './feed-rules.js';
import type { FeedSubject } from './feed-window.query.js';

@Injectable()
export class FeedsService implements OnModuleInit {
  constructor(
    private readonly turns: Turns,
    private readonly config: Config,
    private readonly access: AccessService,
    private readonly partners: PartnersService,
    private readonly places: StoragePlacesService,
    private readonly audit: AuditService,
    private readonly farewells: Farewells,
  ) {}

  onModuleInit(): void {
    this.farewells.hear((farewell) => this.revokeLost(farewell));
  }

  list(actor: Actor, queried: ListQuery): Promise<ListPart<FeedView>> {
    const { allianceId, personId } = actor;
    const feeds = { of: Feed, where: { allianceId, personId, revokedAt: IsNull() } };
    return this.turns.look(actor, async ({ tx }) => eachOf(await readPart(tx, feeds, queried), feedView));
  }

  /** The address is shown this once; asked for once more by the same request, another one takes its place. */
  async create(actor: Actor, { id, scope, detail, name }: NewFeedDto): Promise<FeedView> {
    return this.turns.anew(actor, async (turn, insteadOf) => {
      const subject = await this.subjectOf(turn, scope, id);
      if (insteadOf !== undefined) await this.end(turn, insteadOf);
      return { ...(await this.make(turn, { ...subject, detail, name })), ...given({ insteadOf }) };
    });
  }

  /** Refuses (404) what is not in the actor's alliance, (422) where nothing is named. */
  private async subjectOf(
    { tx, actor }: Look,
    scope: FeedScope,
    id: string | undefined,
  ): Promise<FeedSubject> {
    const nothing = { scope, partnerId: null, itemId: null, storagePlaceId: null };
    if (scope === 'alliance') return nothing;
    if (id === undefined) throw subjectMissing();
    if (scope === 'item') return { ...nothing, itemId: (await this.item(tx, actor.allianceId, id)).id };
    if (scope === 'storagePlace')
      return { ...nothing, storagePlaceId: (await this.places.find(tx, actor, id)).id };
    return { ...nothing, partnerId: (await this.partners.find(tx, actor, id)).id };
  }

  private async item(tx: EntityManager, allianceId: string, id: string): Promise<Item> {
    const item = await tx.findOneBy(Item, { allianceId, id });
    if (!item) throw Refusal.notFound();
    return item;
  }

  /** Another address for the same; from now on the old one is gone. */
  renew(actor: Actor, id: string): Promise<FeedView> {
    const { allianceId, personId } = actor;
    return this.turns.anew(actor, async (turn, latest = id) => {
      const feed = await turn.tx.findOneBy(Feed, { id: latest, allianceId, personId });
      if (!feed || !(await this.end(turn, latest))) throw Refusal.notFound();
      return this.make(turn, feed);
    });
  }

  async revoke(actor: Actor, id: string): Promise<void> {
    await this.turns.own(actor, async (turn) => {
      if (!(await this.end(turn, id))) throw Refusal.notFound();
    });
  }

  private async make(
    turn: Look,
    { scope, partnerId, itemId, storagePlaceId, detail, name }: FeedSubject & Pick<Feed, 'detail' | 'name'>,
  ): Promise<FeedView> {
    const { tx, actor, now: createdAt } = turn;
    const subject = { scope, partnerId, itemId, storagePlaceId };
    if (!(await mayReadNow(tx, actor, { ...subject, detail }))) throw Refusal.forbidden();
    const secret = newSecret();
    const whose = { id: newId(), allianceId: actor.allianceId, personId: actor.personId, createdAt };
    const facts = { ...subject, detail, name, slug: slugOf(name), secretHash: hashed(secret) };
    const feed = tx.create(Feed, { ...whose, ...facts, lastUsedAt: null, revokedAt: null });
    await tx.insert(Feed, feed);
    const note = { what: 'feeds.create', subjectId: feed.id, detail: `${scope}, ${detail}` } as const;
    await this.audit.note(turn, note);
    return { ...feedView(feed), url: `${this.config.baseUrl}/feeds/${secret}/${feed.slug}.ics` };
  }

  /** False for what is not an own feed that works. */
  private async end(turn: Look, id: string): Promise<boolean> {
    const { tx, actor, now: revokedAt } = turn;
    const own = { id, allianceId: actor.allianceId, personId: actor.personId, revokedAt: IsNull() };
    const { affected } = await tx.update(Feed, own, { revokedAt });
    if (affected === 1) await this.audit.note(turn, { what: 'feeds.revoke', subjectId: id });
    return affected === 1;
  }

  /** Whoever may read a calendar no more has lost its address for good: coming back does not bring it back. */
  private async revokeLost({ tx, now, person, allianceId, why }: Farewell): Promise<void> {
    if (why === 'moved') return;
    const own = { personId: person.id, revokedAt: IsNull(), ...given({ allianceId }) };
    for (const feed of await tx.findBy(Feed, own)) {
      const reader = await this.access.actorFor(tx, person.id, feed.allianceId);
      if (!reader || !(await mayReadNow(tx, reader, feed)))
        await tx.update(Feed, { id: feed.id }, { revokedAt: now });
    }
  }
}

const feedView = ({ partnerId, itemId, storagePlaceId, createdAt, lastUsedAt, ...feed }: Feed): FeedView => ({
  id: feed.id,
  name: feed.name,
  scope: feed.scope,
  detail: feed.detail,
  ...(partnerId === null ? {} : { partnerId }),
  ...(itemId === null ? {} : { itemId }),
  ...(storagePlaceId === null ? {} : { storagePlaceId }),
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

const subjectMissing = (): Refusal =>
  Refusal.invalidField('id', {
    de: 'Bitte nennen Sie, worum es geht: Gegenstand, Lagerort oder Bündnispartner.',
    en: 'Please name what it is about: an item, a storage place or a partner.',
  });
