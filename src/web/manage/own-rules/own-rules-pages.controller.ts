/** `/b/{alliance}/manage/own-rules`: what holds for one owner or item alone; for the coordination, and for whoever manages the owner. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { ListQuery } from '../../../http/list.query.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { LendingRuleChangeDto, NewLendingRuleDto } from '../../../items/lending/lending-rule.dto.js';
import { LendingRules } from '../../../items/lending/lending-rules.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { filled, type FormState, type Typed } from '../../forms/typed.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { PageController, PostForm, Queried, Said, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { ManageChoices, numbered } from '../choices.service.js';
import { bodyOf } from '../fields.js';
import { after } from '../manage-frame.js';
import { change, create, emptyForm, standingForm } from '../saving.form.js';
import { ownRuleFields, subjectField } from './own-rule-fields.js';
import {
  newOwnRulePage,
  ownRulePage,
  ownRulesOf,
  ownRulesPage,
  removeOwnRulePage,
} from './own-rules-page.js';

const fieldsFor = ({ actor }: Visit) => ownRuleFields(actor!.alliance.rules);

const newForm = (visit: Visit) => ({
  body: NewLendingRuleDto,
  fields: { ...subjectField, ...fieldsFor(visit) },
  read: (typed: Typed) => {
    // What nobody chose is said at the field.
    const [scope, subjectId] = (typed['subjectId'] || 'item ').split(' ');
    return { scope, subjectId, ...bodyOf(fieldsFor(visit), typed, visit.language) };
  },
});
const changeForm = (visit: Visit) => ({ body: LendingRuleChangeDto, fields: fieldsFor(visit) });

@PageController('b/:alliance/manage/own-rules')
export class OwnRulesPagesController {
  constructor(
    private readonly rules: LendingRules,
    private readonly choices: ManageChoices,
  ) {}

  @Get()
  @Allow('lending-rules.read')
  async list(@Visiting() visit: Visit, @Queried() { cursor, done }: Typed): Promise<Page> {
    const query = await checkInput(ListQuery, filled({ cursor }));
    return ownRulesPage(visit, await this.rules.list(visit.actor!, query), done);
  }

  /** Of what has one already, that one is shown. */
  @Get('new')
  @Allow('lending-rules.change')
  async form(@Visiting() visit: Visit, @Queried() { item, partner }: Typed): Promise<Page | SeeOther> {
    const subjectId = item ?? partner;
    const standing = subjectId && (await this.rules.idAbout(visit.actor!, subjectId));
    if (standing) return seeOther(`${ownRulesOf(visit)}/${standing}`);
    const about = subjectId && `${item ? 'item' : 'owner'} ${subjectId}`;
    return this.page(visit, emptyForm(newForm(visit), visit, filled({ subjectId: about })));
  }

  @PostForm('new')
  @Allow('lending-rules.change')
  create(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    return create(newForm(visit), {
      visit,
      said,
      save: (facts) => this.rules.create(visit.actor!, facts),
      next: () => after(ownRulesOf(visit), 'created'),
      again: (form) => this.page(visit, form),
    });
  }

  @Get(':id')
  @Allow('lending-rules.read')
  async edit(@Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const rule = await this.rules.get(visit.actor!, id);
    return ownRulePage(visit, standingForm(changeForm(visit), visit, rule), rule);
  }

  @PostForm(':id')
  @Allow('lending-rules.change')
  change(@Visiting() visit: Visit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    return change(changeForm(visit), {
      visit,
      said,
      load: () => this.rules.get(visit.actor!, id),
      save: (changes, expect) => this.rules.change(visit.actor!, id, changes, { expect }),
      next: after(ownRulesOf(visit), 'saved'),
      again: (form, rule) => ownRulePage(visit, form, rule),
    });
  }

  @Get(':id/remove')
  @Allow('lending-rules.change')
  async askRemoval(@Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    return removeOwnRulePage(visit, await this.rules.get(visit.actor!, id));
  }

  @PostForm(':id/remove')
  @Allow('lending-rules.change')
  async remove(@Visiting() visit: Visit, @IdParam() id: string): Promise<SeeOther> {
    await this.rules.remove(visit.actor!, id);
    return seeOther(after(ownRulesOf(visit), 'removed'));
  }

  /** Offers what somebody may settle. */
  private async page(visit: Visit, form: FormState): Promise<Page> {
    const actor = visit.actor!;
    const isOwn = (ownerId: string): boolean => actor.isCoordination || actor.managedIds.includes(ownerId);
    const owners = (await this.choices.owners(actor)).filter(({ id }) => isOwn(id));
    const items = (await this.choices.itemViews(actor)).filter(({ owner }) => isOwn(owner.id));
    return newOwnRulePage(visit, form, { owners, items: items.map(numbered) });
  }
}
