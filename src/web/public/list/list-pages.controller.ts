/** `/b/:alliance`: an alliance's portrait and its list. */
import { Get } from '@nestjs/common';
import { TakesLong } from '../../../http/quick-visits.setup.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import type { Actor } from '../../../partners/who/actor.js';
import { AlliancesService } from '../../../partners/alliances/alliances.service.js';
import { PoolQuery } from '../../../reservations/pool/pool.dto.js';
import type { Narrowing, WishedPage } from '../../../reservations/pool/wished-item.view.js';
import { WishedPool } from '../../../reservations/pool/wished-pool.service.js';
import { Clock } from '../../../shared/clock.service.js';
import { typedBasket } from '../../basket/basket-typed.js';
import { BasketCookie } from '../../basket/basket.cookie.js';
import { changedItem } from '../../basket/stepped.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { fitting } from '../../ui/form.lengths.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Inside } from '../../ui/page.decorators.js';
import { itemAnchor, listQuery } from '../../forms/list-address.js';
import { filled, type Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { chosenPeriod, wishedDays, type ChosenPeriod } from '../chosen-period.js';
import { listPage, type ListFacts } from './list-page.js';
import type { Filters } from './filters.js';
import { partnersOnlyPage } from '../partners-only-page.js';
import { nextWeekends } from '../../basket/weekends.js';

const ITEMS_A_PAGE = 100;
const WEEKENDS = 10;
/** To choose from; more are found by searching. */
const MOST_CHOICES = 200;

@PageController('b/:alliance')
export class ListPagesController {
  constructor(
    private readonly clock: Clock,
    private readonly alliances: AlliancesService,
    private readonly wished: WishedPool,
    private readonly cookie: BasketCookie,
  ) {}

  /** Everybody sees the portrait; the list, who may. */
  @Get()
  @Allow('alliances.read')
  @TakesLong()
  async list(@Inside() visit: AllianceVisit, @Queried() queried: Typed): Promise<Answer> {
    const { actor, basket, timeZone } = visit;
    if (!actor.may('items.read')) return partnersOnlyPage(visit, this.alliances.portrait(actor));
    const chosen = chosenPeriod(queried, basket, { now: this.clock.now(), timeZone });
    const frame = this.frame(visit, queried, chosen);
    const found = async (): Promise<Page> => pageOf(frame, await this.found(actor, queried, chosen));
    return attempt(found, async (refusal) => {
      const nothing = { ...(await this.wished.narrowing(actor)), items: [], nextCursor: null };
      return pageOf({ ...frame, form: { ...frame.form, refusal } }, nothing);
    });
  }

  /** Searching on with quantities chosen: they go into the basket first, so that none is lost. */
  @PostForm('search')
  @Allow('items.read')
  search(@Inside() { actor, home, basket }: AllianceVisit, @Said() typed: Typed): SeeOther {
    const next = typedBasket(basket, typed).basket;
    const search = sought(typed);
    const query = listQuery({ ...typed, search });
    const only = search === (typed['searched'] ?? '') ? changedItem(basket, next) : undefined;
    return seeOther(`${home}?${query}${only === undefined ? '' : `#${itemAnchor(only)}`}`, [
      this.cookie.kept(actor, next),
    ]);
  }

  /** What stands around the items, as far as it is not read with them. */
  private frame(visit: AllianceVisit, queried: Typed, chosen: ChosenPeriod): Frame {
    const { actor, basket, home, timeZone } = visit;
    const {
      search = '',
      category = '',
      storagePlace = '',
      owner = '',
      free = '',
      view = '',
      cursor,
    } = queried;
    const typed = { search, category, storagePlace, owner, ...chosen.days };
    return {
      form: fitting(PoolQuery, formState(visit, typed, chosen.refusal)),
      portrait: this.alliances.portrait(actor),
      home,
      chosen,
      weekends: nextWeekends(this.clock.now(), timeZone, WEEKENDS),
      filters: { search, category, storagePlace, owner, free, view: view === 'table' ? view : '', cursor },
      basket,
      mayFill: actor.may('items.import'),
      now: this.clock.now(),
    };
  }

  /** The same query as the API's, checked in the same way. */
  private async found(
    actor: Actor,
    { search, category, storagePlace, owner, cursor }: Typed,
    chosen: ChosenPeriod,
  ): Promise<WishedPage> {
    const said = filled({ search, category, storagePlace, owner, cursor, limit: String(ITEMS_A_PAGE) });
    return this.wished.page(actor, await checkInput(PoolQuery, said), wishedDays(chosen));
  }
}

interface Frame extends Omit<ListFacts, 'items' | 'nextCursor' | 'filters'> {
  filters: Omit<Filters, keyof Narrowing>;
}

/** Two fields ask for the same, one of which is seen: the one that was changed counts. */
function sought({ search = '', searchAbove, searched = '' }: Typed): string {
  return searchAbove === undefined || searchAbove === searched ? search : searchAbove;
}

function pageOf(frame: Frame, { headings, places, owners, items, nextCursor }: WishedPage): Page {
  const offered = {
    headings,
    places: places.slice(0, MOST_CHOICES),
    owners: owners.slice(0, MOST_CHOICES),
  };
  return listPage({ ...frame, filters: { ...frame.filters, ...offered }, items, nextCursor });
}
