/** `/b/{alliance}/calendars`: one's own calendar addresses. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow } from '../../partners/access/access.decorators.js';
import type { Actor } from '../../partners/who/actor.js';
import { MeService } from '../../partners/signing-in/me.service.js';
import { PartnersService } from '../../partners/members/partners.service.js';
import { NewFeedDto } from '../../reservations/feeds/feed.dto.js';
import { FeedsService } from '../../reservations/feeds/feeds.service.js';
import { isId } from '../../shared/input-text.js';
import { StoragePlacesService } from '../../items/storage-places.service.js';
import type { ItemView } from '../../items/item.dto.js';
import { PoolViewService } from '../../reservations/pool/pool-view.service.js';
import { attempt } from '../ui/attempt.js';
import { Queried, PageController, PostForm, Said, Inside } from '../ui/page.decorators.js';
import { formState } from '../ui/form.js';
import { fitting } from '../ui/form.lengths.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import type { FormState, Typed } from '../forms/typed.js';
import type { AllianceVisit } from '../ui/visit.js';
import { calendarsPage, newCalendarPage } from './calendars-page.js';
import { chosenFeed, feedChoices, type Named, type Subjects } from './feed-choices.js';

const MOST = 200;

const pathOf = ({ home }: AllianceVisit): string => `${home}/calendars`;

const subject = ({ id, name, owner, storagePlace }: ItemView): Subjects['item'] => ({
  id,
  name,
  ownerId: owner.id,
  storagePlaceId: storagePlace.id,
});

@PageController('b/:alliance/calendars')
export class CalendarsPagesController {
  constructor(
    private readonly feeds: FeedsService,
    private readonly people: MeService,
    private readonly partners: PartnersService,
    private readonly places: StoragePlacesService,
    private readonly pool: PoolViewService,
  ) {}

  @Get()
  @Allow('feeds.read')
  list(@Inside() visit: AllianceVisit, @Queried() { done, item }: Typed): Promise<Page> {
    return this.page(visit, formState(visit), { isRevoked: done === 'revoked', itemId: item });
  }

  /** Answers with a page of its own instead of leading on: the address is shown this once. */
  @PostForm()
  @Allow('feeds.create')
  create(@Inside() visit: AllianceVisit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const { choice, ...rest } = typed;
        const facts = { ...rest, ...chosenFeed(choice, typed['name']) };
        const feed = await this.feeds.create(visit.actor, await checkInput(NewFeedDto, facts));
        return newCalendarPage(visit, pathOf(visit), feed);
      },
      (refusal) => this.page(visit, formState(visit, typed, refusal)),
    );
  }

  @PostForm(':id/renew')
  @Allow('feeds.create')
  async renew(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return newCalendarPage(visit, pathOf(visit), await this.feeds.renew(visit.actor, id));
  }

  @PostForm(':id/revoke')
  @Allow('feeds.revoke')
  async revoke(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<SeeOther> {
    await this.feeds.revoke(visit.actor, id);
    return seeOther(`${pathOf(visit)}?done=revoked`);
  }

  private async page(
    visit: AllianceVisit,
    said: FormState,
    { isRevoked = false, itemId }: { isRevoked?: boolean; itemId?: string | undefined } = {},
  ): Promise<Page> {
    const { actor, language } = visit;
    const form = fitting(NewFeedDto, said);
    const { items: feeds } = await this.feeds.list(actor, { limit: MOST });
    const partners = await this.partnersOf(actor);
    const { items: places } = await this.places.list(actor, { limit: MOST });
    const items = await this.itemsOf(actor, [...feeds.map((feed) => feed.itemId), itemId]);
    const names = new Map([...partners, ...places, ...items].map(({ id, name }) => [id, name]));
    const item = items.find(({ id }) => id === itemId);
    const choices = feedChoices(actor, { partners, places, item: item && subject(item) }, language);
    const facts = { path: pathOf(visit), alliance: actor.alliance, feeds, names, choices };
    return calendarsPage(visit, { ...facts, form, isRevoked });
  }

  private itemsOf(actor: Actor, ids: readonly (string | undefined)[]): Promise<ItemView[]> {
    return this.pool.some(actor, [...new Set(ids.filter((id) => isId(id)))]);
  }

  /** One's own; the coordination sees all. */
  private async partnersOf(actor: Actor): Promise<Named[]> {
    if (actor.may('partners.read')) return (await this.partners.list(actor, { limit: MOST })).items;
    const { memberships } = await this.people.me(actor);
    return memberships.flatMap(({ alliance, partner }) =>
      alliance.slug === actor.alliance.slug && partner ? [partner] : [],
    );
  }
}
