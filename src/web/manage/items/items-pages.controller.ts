/** `/b/{alliance}/manage/items`: the inventory, for the coordination and for owners of what is theirs. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { ClosuresService } from '../../../items/closures.service.js';
import { ItemChangeDto, NewItemDto } from '../../../items/item.dto.js';
import type { CalledItem } from '../../../items/near-duplicates.js';
import { ItemPhotos } from '../../../items/photos/item-photos.service.js';
import { ItemsService } from '../../../items/items.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { StockChangesService } from '../../../reservations/stock/stock-changes.service.js';
import { StockRiskService } from '../../../reservations/stock/stock-risk.service.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../../ui/page.decorators.js';
import type { Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { ManageChoices } from '../choices.service.js';
import { ItemFinder } from '../found-items.service.js';
import { itemFields } from '../item-fields.js';
import { goesOn, isCounting } from './deeds.js';
import { ItemForms, refuseNear } from './item-forms.service.js';
import { itemPage } from './item-page.js';
import { itemsPage } from './items-page.js';
import { after, manageOf } from '../manage-frame.js';
import { change, counted, create, emptyForm, standingForm } from '../saving.form.js';

const SHOWN_CLOSURES = 50;

const itemForm = { body: NewItemDto, fields: itemFields };

@PageController('b/:alliance/manage/items')
export class ManageItemsPagesController {
  constructor(
    private readonly items: ItemsService,
    private readonly closures: ClosuresService,
    private readonly photos: ItemPhotos,
    private readonly pool: PoolViewService,
    private readonly changes: StockChangesService,
    private readonly risk: StockRiskService,
    private readonly choices: ManageChoices,
    private readonly forms: ItemForms,
    private readonly finder: ItemFinder,
  ) {}

  @Get()
  @Allow('items.change')
  async list(@Visiting() visit: Visit, @Queried() asked: Typed): Promise<Page> {
    const { typed, part, owners } = await this.finder.find(visit, asked);
    return itemsPage(visit, { form: formState(visit, typed), part, owners });
  }

  @Get('new')
  @Allow('items.create')
  async form(@Visiting() visit: Visit, @Queried() asked: Typed): Promise<Page> {
    const { typed, last } = await this.forms.proposed(visit, asked);
    return this.forms.page(visit, { form: emptyForm(itemForm, visit, typed), last });
  }

  /** Whoever goes on finds the next form, with what the things share. */
  @PostForm('new')
  @Allow('items.create')
  create(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    const at = `${manageOf(visit)}/items`;
    if (isCounting(said)) return this.forms.page(visit, { form: counted(itemForm, visit, said) });
    let near: CalledItem[] = [];
    return create(itemForm, {
      visit,
      said,
      save: async (facts) => {
        near = await this.forms.near(visit, facts, said);
        return this.items.create(visit.actor!, facts, () => refuseNear(near));
      },
      next: ({ id }) => (goesOn(said) ? `${at}/new?after=${id}` : after(`${at}/${id}`, 'created')),
      again: (form) => this.forms.page(visit, { form, near }),
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
    const photos = await this.photos.all(visit.actor!, id);
    return itemPage(visit, { item, atRisk, names, closures, photos, done });
  }

  @Get(':id/edit')
  @Allow('items.change')
  async edit(@Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const item = await this.changes.facts(visit.actor!, id);
    return this.forms.page(visit, { form: standingForm(itemForm, visit, item), thing: item });
  }

  /** The page that follows names whom the change hurts. */
  @PostForm(':id/edit')
  @Allow('items.change')
  async change(@Visiting() visit: Visit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    if (isCounting(said)) {
      const thing = await this.changes.facts(visit.actor!, id);
      return this.forms.page(visit, { form: counted(itemForm, visit, said), thing });
    }
    let near: CalledItem[] = [];
    return change(itemForm, {
      visit,
      said,
      load: () => this.changes.facts(visit.actor!, id),
      save: async (changes, expect, item) => {
        near = await this.forms.nearRenamed(visit, item, changes, said);
        refuseNear(near);
        return this.changes.changeItem(visit.actor!, id, changes, expect);
      },
      next: after(`${manageOf(visit)}/items/${id}`, 'saved'),
      again: (form, item) => this.forms.page(visit, { form, thing: item, near }),
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
}
