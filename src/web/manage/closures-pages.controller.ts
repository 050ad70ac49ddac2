/** `/b/{alliance}/manage/closures`: when units are not lent; for the coordination, and for owners of what is theirs. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { NewClosureDto, type ClosureView } from '../../items/closure.dto.js';
import { ClosuresService } from '../../items/closures.service.js';
import type { ItemView } from '../../items/item.dto.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { StockChangesService } from '../../reservations/stock-changes.service.js';
import { byTime } from '../../shared/period.js';
import { attempt } from '../ui/attempt.js';
import { formState } from '../ui/form.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { filled, type Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { allOf } from './all-of.js';
import { ManageChoices, numbered } from './choices.service.js';
import { closureBody } from './closure-input.js';
import { newClosurePage, removeClosurePage } from './closure-page.js';
import { closureFieldWords } from './closure-words.js';
import { closuresPage, type ItemClosure } from './closures-page.js';
import type { Named } from './item-form.js';
import { after, manageOf } from './manage-frame.js';
import { respoken } from './respoken.js';

@PageController('b/:alliance/manage/closures')
export class ManageClosuresPagesController {
  constructor(
    private readonly closures: ClosuresService,
    private readonly changes: StockChangesService,
    private readonly choices: ManageChoices,
  ) {}

  @Get()
  @Allow('closures.remove')
  async list(@Acting() actor: Actor, @Visiting() visit: Visit, @Asked() { done }: Typed): Promise<Page> {
    const closures = await allOf((query) => this.closures.list(actor, query));
    const itemIds = closures.map(({ itemId }) => itemId);
    const items = await this.choices.itemsById(actor, itemIds);
    const coming = closures.toSorted((one, other) => byTime(new Date(one.from), new Date(other.from)));
    const shown = coming.map((closure) => withItem(actor, closure, items.get(closure.itemId)));
    return closuresPage(visit, shown, done);
  }

  @Get('new')
  @Allow('closures.create')
  async form(@Acting() actor: Actor, @Visiting() visit: Visit, @Asked() { itemId }: Typed): Promise<Page> {
    return newClosurePage(visit, formState(visit, filled({ itemId })), await this.itemsFor(actor));
  }

  /** The item's page that follows names whom it hurts. */
  @PostForm('new')
  @Allow('closures.create')
  create(@Acting() actor: Actor, @Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const body = closureBody(typed, actor.alliance.timeZone);
        const { itemId } = await this.changes.closeUnits(actor, await checkInput(NewClosureDto, body));
        return seeOther(after(`${manageOf(visit)}/items/${itemId}`, 'closed'));
      },
      async (refusal) =>
        newClosurePage(
          visit,
          formState(visit, typed, respoken(refusal, closureFieldWords)),
          await this.itemsFor(actor),
        ),
    );
  }

  @Get(':id/remove')
  @Allow('closures.remove')
  async askRemoval(@Acting() actor: Actor, @Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const closure = await this.closures.get(actor, id);
    const item = (await this.choices.itemsById(actor, [closure.itemId])).get(closure.itemId);
    actor.require('closures.remove', item && actor.actsFor(item.owner.id) ? ['owner'] : []);
    return removeClosurePage(visit, withItem(actor, closure, item));
  }

  @PostForm(':id/remove')
  @Allow('closures.remove')
  async remove(@Acting() actor: Actor, @Visiting() visit: Visit, @IdParam() id: string): Promise<SeeOther> {
    await this.closures.remove(actor, id);
    return seeOther(after(`${manageOf(visit)}/closures`, 'removed'));
  }

  /** What somebody may close. */
  private async itemsFor(actor: Actor): Promise<Named[]> {
    const all = await this.choices.itemViews(actor);
    const own = all.filter(({ owner }) => actor.isCoordination || actor.actsFor(owner.id));
    return own.map(numbered);
  }
}

const withItem = (actor: Actor, closure: ClosureView, item: ItemView | undefined): ItemClosure => ({
  ...closure,
  item,
  mayRemove: actor.isCoordination || (item !== undefined && actor.actsFor(item.owner.id)),
});
