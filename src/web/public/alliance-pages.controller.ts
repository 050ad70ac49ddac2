/** `/b/:alliance`: an alliance's portrait and its list, and an item of it. */
import { Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { StoragePlacesService } from '../../items/storage-places.service.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { AlliancesService } from '../../partners/alliances.service.js';
import { PoolQuery } from '../../reservations/pool.dto.js';
import { PoolViewService } from '../../reservations/pool-view.service.js';
import { Clock } from '../../shared/clock.service.js';
import type { Refusal } from '../../shared/refusal.js';
import type { Basket } from '../basket/basket.js';
import { typedBasket } from '../partner/basket-typed.js';
import { BasketCookie, BasketHere } from '../basket/basket.cookie.js';
import { attempt } from '../ui/attempt.js';
import { formState } from '../ui/form.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { filled, type Typed } from '../ui/typed.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { chosenPeriod, type ChosenPeriod } from './chosen-period.js';
import { ItemPageReader } from './item-page-reader.service.js';
import { itemPage } from './item-page.js';
import { listPage, type ListFacts } from './list-page.js';
import { partnersOnlyPage } from './partners-only-page.js';
import { nextWeekends } from './weekends.js';

const ITEMS_A_PAGE = 100;
const WEEKENDS = 9;

/** What the address of the list may say. */
const asking = ['from', 'until', 'fromTime', 'untilTime', 'search', 'category', 'storagePlace', 'cursor'];
const LONGEST = 500;

@PageController('b/:alliance')
export class AlliancePagesController {
  constructor(
    private readonly clock: Clock,
    private readonly alliances: AlliancesService,
    private readonly pool: PoolViewService,
    private readonly places: StoragePlacesService,
    private readonly reader: ItemPageReader,
    private readonly cookie: BasketCookie,
  ) {}

  /** Everybody sees the portrait; the list, who may. */
  @Get()
  @Allow('alliances.read')
  async list(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @Asked() asked: Typed,
    @BasketHere() basket: Basket,
  ): Promise<Answer> {
    if (!actor.may('items.read'))
      return partnersOnlyPage(visit, this.alliances.portrait(actor), homeOf(actor));
    const chosen = this.chosen(actor, asked, basket);
    const frame = await this.frame({ actor, visit, asked, basket, chosen });
    const again = (refusal: Refusal): Page =>
      listPage({ ...frame, form: { ...frame.form, refusal }, items: [], nextCursor: null });
    return attempt(async () => listPage({ ...frame, ...(await this.found(actor, asked, chosen)) }), again);
  }

  /** Searching on with quantities chosen: they go into the basket first, so that none is lost. */
  @PostForm('search')
  @Allow('items.read')
  search(
    @Acting() actor: Actor,
    @BasketHere() basket: Basket,
    @Said() typed: Typed,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): SeeOther {
    this.cookie.keep(reply, actor, typedBasket(basket, typed).basket);
    const said = asking.flatMap((name): [string, string][] =>
      typed[name] ? [[name, typed[name].slice(0, LONGEST)]] : [],
    );
    return seeOther(`${homeOf(actor)}?${new URLSearchParams(said)}#list`);
  }

  @Get('items/:id')
  @Allow('items.read')
  async item(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Asked() asked: Typed,
    @BasketHere() basket: Basket,
  ): Promise<Page> {
    const chosen = this.chosen(actor, asked, basket);
    const facts = await this.reader.gather(actor, id, { chosen, month: asked['month'] });
    const inBasket = basket.lines.find(({ itemId }) => itemId === id)?.quantity;
    const form = formState(visit, { ...chosen.days }, chosen.refusal);
    const { timeZone } = actor.alliance;
    const mayChange = actor.may('items.change', actor.actsFor(facts.item.owner.id) ? ['owner'] : []);
    return itemPage({ ...facts, form, chosen, inBasket, timeZone, home: homeOf(actor), mayChange });
  }

  private chosen({ alliance: { timeZone } }: Actor, asked: Typed, basket: Basket): ChosenPeriod {
    return chosenPeriod(asked, basket, { now: this.clock.now(), timeZone });
  }

  /** What stands around the items. */
  private async frame({ actor, visit, asked, basket, chosen }: Around): Promise<Frame> {
    const { search = '', category = '', storagePlace = '', cursor } = asked;
    const typed = { search, category, storagePlace, ...chosen.days };
    const { items: places } = await this.places.list(actor, { limit: 200 });
    return {
      form: formState(visit, typed, chosen.refusal),
      portrait: this.alliances.portrait(actor),
      home: homeOf(actor),
      chosen,
      weekends: nextWeekends(this.clock.now(), actor.alliance.timeZone, WEEKENDS),
      filters: { search, category, storagePlace, cursor, headings: await this.pool.headings(actor), places },
      basket,
    };
  }

  /** The same query as the API's, checked in the same way. */
  private async found(
    actor: Actor,
    { search, category, storagePlace, cursor }: Typed,
    { period }: ChosenPeriod,
  ): Promise<Pick<ListFacts, 'items' | 'nextCursor'>> {
    const days = { from: period?.from.toISOString(), until: period?.until.toISOString() };
    const said = filled({ search, category, storagePlace, cursor, ...days, limit: String(ITEMS_A_PAGE) });
    return this.pool.list(actor, await checkInput(PoolQuery, said));
  }
}

interface Around {
  actor: Actor;
  visit: Visit;
  asked: Typed;
  basket: Basket;
  chosen: ChosenPeriod;
}

type Frame = Omit<ListFacts, 'items' | 'nextCursor'>;
