/** `/b/{alliance}/manage/items`: the inventory, for the coordination and for owners of what is theirs. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { ClosuresService } from '../../../items/closures.service.js';
import { ItemChangeDto, NewItemDto } from '../../../items/item.dto.js';
import { ItemsService } from '../../../items/items.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PoolQuery } from '../../../reservations/pool/pool.dto.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { StockChangesService } from '../../../reservations/stock/stock-changes.service.js';
import { StockRiskService } from '../../../reservations/stock/stock-risk.service.js';
import { Config } from '../../../shared/config.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../../ui/page.decorators.js';
import { filled, type FormState, type Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import type { Named } from '../choices.js';
import { ManageChoices } from '../choices.service.js';
import { itemFields } from '../item-fields.js';
import { itemFormPage, newItem, itemPage } from './item-page.js';
import { itemsPage } from './items-page.js';
import { labelsPage } from './labels-page.js';
import { after, manageOf } from '../manage-frame.js';
import { change, create, emptyForm, standingForm } from '../saving.form.js';

const SHOWN_CLOSURES = 50;

const itemForm = { body: NewItemDto, fields: itemFields };

@PageController('b/:alliance/manage/items')
export class ManageItemsPagesController {
  constructor(
    private readonly config: Config,
    private readonly items: ItemsService,
    private readonly closures: ClosuresService,
    private readonly pool: PoolViewService,
    private readonly changes: StockChangesService,
    private readonly risk: StockRiskService,
    private readonly choices: ManageChoices,
  ) {}

  @Get()
  @Allow('items.change')
  async list(@Visiting() visit: Visit, @Queried() asked: Typed): Promise<Page> {
    const { typed, part, owners } = await this.found(visit, asked);
    return itemsPage(visit, { form: formState(visit, typed), part, owners });
  }

  @Get('labels')
  @Allow('items.change')
  async labels(@Visiting() visit: Visit, @Queried() asked: Typed): Promise<Page> {
    const { typed, part } = await this.found(visit, asked);
    return labelsPage(visit, { part, query: typed, baseUrl: this.config.baseUrl });
  }

  @Get('new')
  @Allow('items.create')
  form(@Visiting() visit: Visit): Promise<Page> {
    return this.page(visit, emptyForm(itemForm, visit, newItem));
  }

  @PostForm('new')
  @Allow('items.create')
  create(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    return create(itemForm, {
      visit,
      said,
      save: (facts) => this.items.create(visit.actor!, facts),
      next: ({ id }) => after(`${manageOf(visit)}/items/${id}`, 'created'),
      again: (form) => this.page(visit, form),
    });
  }

  @Get(':id')
  @Allow('items.change')
  async show(@Visiting() visit: Visit, @IdParam() id: string, @Queried() { done }: Typed): Promise<Page> {
    await this.items.facts(visit.actor!, id);
    const item = await this.pool.get(visit.actor!, id);
    const { items: closures } = await this.closures.list(visit.actor!, { limit: SHOWN_CLOSURES, item: id });
    const atRisk = await this.risk.ofItem(visit.actor!, id);
    const names = await this.choices.namesFor(visit.actor!, atRisk);
    return itemPage(visit, { item, atRisk, names, closures, done });
  }

  @Get(':id/edit')
  @Allow('items.change')
  async edit(@Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const item = await this.changes.facts(visit.actor!, id);
    return this.page(visit, standingForm(itemForm, visit, item), item);
  }

  /** The page that follows names whom the change hurts. */
  @PostForm(':id/edit')
  @Allow('items.change')
  change(@Visiting() visit: Visit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    return change(itemForm, {
      visit,
      said,
      load: () => this.changes.facts(visit.actor!, id),
      save: (changes, expect) => this.changes.changeItem(visit.actor!, id, changes, expect),
      next: after(`${manageOf(visit)}/items/${id}`, 'saved'),
      again: (form, item) => this.page(visit, form, item),
    });
  }

  @PostForm(':id/aside')
  @Allow('items.change')
  async putAside(
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Said() { setAside }: Typed,
  ): Promise<Answer> {
    const facts = await checkInput(ItemChangeDto, { setAside: setAside === 'true' });
    await this.changes.changeItem(visit.actor!, id, facts);
    return seeOther(after(`${manageOf(visit)}/items/${id}`, setAside === 'true' ? 'aside' : 'back_on'));
  }

  /** Somebody who is not of the coordination finds the things of one of their partners. */
  private async found(visit: Visit, { search, owner, cursor }: Typed) {
    const owners = await this.choices.owners(visit.actor!);
    const own = visit.actor!.isCoordination
      ? owner
      : (owners.find(({ id }) => id === owner) ?? owners[0])?.id;
    const typed = filled({ search, owner: own });
    const query = await checkInput(PoolQuery, filled({ ...typed, cursor }));
    return { typed, owners, part: await this.pool.list(visit.actor!, query) };
  }

  /** No item is a part of itself. */
  private async page(visit: Visit, form: FormState, thing?: Named): Promise<Page> {
    const actor = visit.actor!;
    const choices = {
      owners: await this.choices.owners(actor),
      places: await this.choices.storagePlaces(actor),
      items: (await this.choices.items(actor)).filter(({ id }) => id !== thing?.id),
    };
    return itemFormPage(visit, form, choices, thing);
  }
}
