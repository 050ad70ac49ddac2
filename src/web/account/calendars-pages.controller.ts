/** `/b/{alliance}/calendars`: one's own calendar addresses. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { MeService } from '../../partners/me.service.js';
import { PartnersService } from '../../partners/partners.service.js';
import { NewFeedDto } from '../../reservations/feed.dto.js';
import { FeedsService } from '../../reservations/feeds.service.js';
import type { Refusal } from '../../shared/refusal.js';
import { attempt } from '../ui/attempt.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import type { Typed } from '../ui/typed.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { calendarsPage, newCalendarPage } from './calendars-page.js';
import { chosenFeed, feedChoices, type NamedPartner } from './feed-choices.js';

const MOST = 200;

const pathOf = (actor: Actor): string => `${homeOf(actor)}/calendars`;

@PageController('b/:alliance/calendars')
export class CalendarsPagesController {
  constructor(
    private readonly feeds: FeedsService,
    private readonly people: MeService,
    private readonly partners: PartnersService,
  ) {}

  @Get()
  @Allow('feeds.read')
  list(@Visiting() visit: Visit, @Acting() actor: Actor, @Asked() { done }: Typed): Promise<Page> {
    return this.page(visit, actor, { isRevoked: done === 'revoked' });
  }

  /** Answers with a page of its own instead of leading on: the address is shown this once. */
  @PostForm()
  @Allow('feeds.create')
  create(@Visiting() visit: Visit, @Acting() actor: Actor, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const { choice, ...rest } = typed;
        const wish = { ...rest, ...chosenFeed(choice, typed['name']) };
        const feed = await this.feeds.create(actor, await checkInput(NewFeedDto, wish));
        return newCalendarPage(visit, pathOf(actor), feed);
      },
      (refusal) => this.page(visit, actor, { typed, refusal }),
    );
  }

  @PostForm(':id/renew')
  @Allow('feeds.create')
  async renew(@Visiting() visit: Visit, @Acting() actor: Actor, @IdParam() id: string): Promise<Page> {
    return newCalendarPage(visit, pathOf(actor), await this.feeds.renew(actor, id));
  }

  @PostForm(':id/revoke')
  @Allow('feeds.revoke')
  async revoke(@Acting() actor: Actor, @IdParam() id: string): Promise<SeeOther> {
    await this.feeds.revoke(actor, id);
    return seeOther(`${pathOf(actor)}?done=revoked`);
  }

  private async page(
    visit: Visit,
    actor: Actor,
    more: { isRevoked?: boolean; typed?: Typed; refusal?: Refusal },
  ): Promise<Page> {
    const { items: feeds } = await this.feeds.list(actor, { limit: MOST });
    const partners = await this.partnersOf(actor);
    const choices = feedChoices(actor, partners, visit.language);
    const { alliance } = actor;
    return calendarsPage(visit, { path: pathOf(actor), alliance, feeds, partners, choices, ...more });
  }

  /** One's own; the coordination sees all. */
  private async partnersOf(actor: Actor): Promise<NamedPartner[]> {
    if (actor.may('partners.read')) return (await this.partners.list(actor, { limit: MOST })).items;
    const { memberships } = await this.people.me(actor);
    return memberships.flatMap(({ alliance, partner }) =>
      alliance.slug === actor.alliance.slug && partner ? [partner] : [],
    );
  }
}
