/** `/b/{alliance}/manage/closures`: when units are not lent; for the coordination, and for owners of what is theirs. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { NewClosureDto, type ClosureView } from '../../../items/closure.dto.js';
import { ClosureSeriesService } from '../../../items/closure-series.service.js';
import { ClosuresService } from '../../../items/closures.service.js';
import type { ItemView } from '../../../items/item.dto.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import type { Actor } from '../../../partners/who/actor.js';
import { StockChangesService } from '../../../reservations/stock/stock-changes.service.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../../ui/page.decorators.js';
import { filled, type FormState, type Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { allOf } from '../all-of.js';
import { ManageChoices, numbered } from '../choices.service.js';
import { closureFields, closureBody } from './closure-fields.js';
import { newClosurePage, removeClosurePage, closuresPage, type ItemClosure } from './closures-page.js';
import { nextFirst, oncePerSeries } from '../once-per-series.js';
import { after, manageOf } from '../manage-frame.js';
import { create, emptyForm } from '../saving.form.js';

const closureForm = {
  body: NewClosureDto,
  fields: closureFields,
  read: (typed: Typed, { actor }: Visit) => closureBody(typed, actor!.alliance.timeZone),
};

@PageController('b/:alliance/manage/closures')
export class ManageClosuresPagesController {
  constructor(
    private readonly closures: ClosuresService,
    private readonly series: ClosureSeriesService,
    private readonly changes: StockChangesService,
    private readonly choices: ManageChoices,
  ) {}

  @Get()
  @Allow('closures.remove')
  async list(@Visiting() visit: Visit, @Queried() { done }: Typed): Promise<Page> {
    const closures = await allOf((query) => this.closures.list(visit.actor!, query));
    const itemIds = closures.map(({ itemId }) => itemId);
    const items = await this.choices.itemsById(visit.actor!, itemIds);
    const shown = oncePerSeries(closures).map(([closure, ...others]) =>
      withItem(visit.actor!, { closure, others }, items.get(closure.itemId)),
    );
    return closuresPage(visit, shown, done);
  }

  @Get('new')
  @Allow('closures.create')
  form(@Visiting() visit: Visit, @Queried() { itemId }: Typed): Promise<Page> {
    return this.page(visit, emptyForm(closureForm, visit, filled({ itemId })));
  }

  /** The item's page that follows names whom it hurts. */
  @PostForm('new')
  @Allow('closures.create')
  create(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    return create(closureForm, {
      visit,
      said,
      save: (facts) => this.changes.closeUnits(visit.actor!, facts),
      next: ({ itemId }) => after(`${manageOf(visit)}/items/${itemId}`, 'closed'),
      again: (form) => this.page(visit, form),
    });
  }

  @Get(':id/remove')
  @Allow('closures.remove')
  async askRemoval(@Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const closure = await this.closures.get(visit.actor!, id);
    const item = (await this.choices.itemsById(visit.actor!, [closure.itemId])).get(closure.itemId);
    const others = closure.everyYear ? await this.othersOf(visit.actor!, closure) : [];
    visit.actor!.require('closures.remove', item && visit.actor!.actsFor(item.owner.id) ? ['owner'] : []);
    return removeClosurePage(visit, withItem(visit.actor!, { closure, others }, item));
  }

  @PostForm(':id/remove')
  @Allow('closures.remove')
  async remove(
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Said() { everyYear }: Typed,
  ): Promise<SeeOther> {
    await (everyYear === 'true' ? this.series : this.closures).remove(visit.actor!, id);
    return seeOther(after(`${manageOf(visit)}/closures`, 'removed'));
  }

  private async othersOf(actor: Actor, { id, itemId: item, seriesId }: ClosureView): Promise<ClosureView[]> {
    const all = await allOf((query) => this.closures.list(actor, { ...query, item }));
    return all.filter((one) => one.seriesId === seriesId && one.id !== id).toSorted(nextFirst);
  }

  /** Offers what somebody may close. */
  private async page(visit: Visit, form: FormState): Promise<Page> {
    const actor = visit.actor!;
    const all = await this.choices.itemViews(actor);
    const own = all.filter(({ owner }) => actor.isCoordination || actor.actsFor(owner.id));
    return newClosurePage(visit, form, own.map(numbered));
  }
}

const withItem = (
  actor: Actor,
  { closure, others }: { closure: ClosureView; others: readonly ClosureView[] },
  item: ItemView | undefined,
): ItemClosure => ({
  ...closure,
  others,
  item,
  mayRemove: actor.isCoordination || (item !== undefined && actor.actsFor(item.owner.id)),
});
