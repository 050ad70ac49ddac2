/** `/b/{alliance}/manage/items`: the inventory, for the coordination and for owners of what is theirs. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { ClosuresService } from '../../items/closures.service.js';
import { ItemChangeDto, NewItemDto, type ItemFacts } from '../../items/item.dto.js';
import { ItemsService } from '../../items/items.service.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { PoolQuery } from '../../reservations/pool.dto.js';
import { PoolViewService } from '../../reservations/pool-view.service.js';
import { StockChangesService } from '../../reservations/stock-changes.service.js';
import { StockRiskService } from '../../reservations/stock-risk.service.js';
import { attempt } from '../ui/attempt.js';
import { formState } from '../ui/form.js';
import { seeOther, type Answer, type Page } from '../ui/page.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { filled, type FormState, type Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { expectSeen, seenAgain, seenForm } from './as-seen.js';
import { ManageChoices } from './choices.service.js';
import { editItemPage, newItemPage } from './item-edit-page.js';
import type { ItemChoices } from './item-form.js';
import { accessoryFields, differing, itemBody, itemTyped, newItem, partFields } from './item-input.js';
import { itemPage } from './item-page.js';
import { itemFieldWords } from './item-words.js';
import { itemsPage } from './items-page.js';
import { after, manageOf } from './manage-frame.js';
import { respoken } from './respoken.js';
import { closedUp } from './typed-rows.js';

const SHOWN_CLOSURES = 50;

@PageController('b/:alliance/manage/items')
export class ManageItemsPagesController {
  constructor(
    private readonly items: ItemsService,
    private readonly closures: ClosuresService,
    private readonly pool: PoolViewService,
    private readonly changes: StockChangesService,
    private readonly risk: StockRiskService,
    private readonly choices: ManageChoices,
  ) {}

  /** Somebody who is not of the coordination finds the things of one of their partners. */
  @Get()
  @Allow('items.change')
  async list(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @Asked() { search, owner, cursor }: Typed,
  ): Promise<Page> {
    const owners = await this.choices.owners(actor);
    const own = actor.isCoordination ? owner : (owners.find(({ id }) => id === owner) ?? owners[0])?.id;
    const query = await checkInput(PoolQuery, filled({ search, owner: own, cursor }));
    const part = await this.pool.list(actor, query);
    return itemsPage(visit, { form: formState(visit, filled({ search, owner: own })), part, owners });
  }

  @Get('new')
  @Allow('items.create')
  async form(@Acting() actor: Actor, @Visiting() visit: Visit): Promise<Page> {
    return newItemPage(visit, formState(visit, newItem), await this.choicesFor(actor));
  }

  @PostForm('new')
  @Allow('items.create')
  create(@Acting() actor: Actor, @Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    const typed = inOrder(said);
    return attempt(
      async () => {
        const facts = await checkInput(NewItemDto, itemBody(typed, visit.language));
        const { id } = await this.items.create(actor, facts);
        return seeOther(after(`${manageOf(visit)}/items/${id}`, 'created'));
      },
      async (refusal) =>
        newItemPage(
          visit,
          formState(visit, typed, respoken(refusal, itemFieldWords)),
          await this.choicesFor(actor),
        ),
    );
  }

  @Get(':id')
  @Allow('items.change')
  async show(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Asked() { done }: Typed,
  ): Promise<Page> {
    await this.items.facts(actor, id);
    const item = await this.pool.get(actor, id);
    const { items: closures } = await this.closures.list(actor, { limit: SHOWN_CLOSURES, item: id });
    const atRisk = await this.risk.ofItem(actor, id);
    const names = await this.choices.namesFor(actor, atRisk);
    return itemPage(visit, { item, atRisk, names, closures, done });
  }

  @Get(':id/edit')
  @Allow('items.change')
  async edit(@Acting() actor: Actor, @Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const item = await this.items.facts(actor, id);
    return this.editPage(actor, visit, item, seenForm(visit, itemTyped(item, visit.language)));
  }

  /** The page that follows names whom the change hurts. */
  @PostForm(':id/edit')
  @Allow('items.change')
  async change(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Said() said: Typed,
  ): Promise<Answer> {
    const typed = inOrder(said);
    const item = await this.items.facts(actor, id);
    return attempt(
      async () => {
        const whole = await checkInput(NewItemDto, itemBody(typed, visit.language));
        const changes = differing(whole, item);
        const expect = (standing: ItemFacts): void => expectSeen(typed, itemTyped(standing, visit.language));
        if (Object.keys(changes).length > 0) await this.changes.changeItem(actor, id, changes, expect);
        return seeOther(after(`${manageOf(visit)}/items/${id}`, 'saved'));
      },
      async (refusal) => {
        const now = itemTyped(await this.items.facts(actor, id), visit.language);
        const form = seenAgain(visit, typed, respoken(refusal, itemFieldWords), now);
        return this.editPage(actor, visit, item, form);
      },
    );
  }

  @PostForm(':id/aside')
  @Allow('items.change')
  async putAside(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Said() { setAside }: Typed,
  ): Promise<Answer> {
    const change = await checkInput(ItemChangeDto, { setAside: setAside === 'true' });
    await this.changes.changeItem(actor, id, change);
    return seeOther(after(`${manageOf(visit)}/items/${id}`, setAside === 'true' ? 'aside' : 'back_on'));
  }

  private async editPage(
    actor: Actor,
    visit: Visit,
    item: { id: string; name: string },
    form: FormState,
  ): Promise<Page> {
    const { items, ...others } = await this.choicesFor(actor);
    return editItemPage(visit, item, form, { ...others, items: items.filter(({ id }) => id !== item.id) });
  }

  private async choicesFor(actor: Actor): Promise<ItemChoices> {
    return {
      owners: await this.choices.owners(actor),
      places: await this.choices.storagePlaces(actor),
      items: await this.choices.items(actor),
    };
  }
}

const inOrder = (said: Typed): Typed =>
  closedUp(closedUp(said, 'parts', partFields), 'accessoryIds', accessoryFields);
