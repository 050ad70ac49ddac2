/** `/b/{alliance}/manage/approval-rules`: who says yes; for the coordination, and for managers of what their partner owns. */
import { Get } from '@nestjs/common';
import { etagOf } from '../../../http/etag.js';
import { IdParam } from '../../../http/id.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import {
  ApprovalRuleChangeDto,
  NewApprovalRuleDto,
  type ApprovalRuleView,
} from '../../../reservations/deciding/approval-rule.dto.js';
import { ApprovalRules } from '../../../reservations/deciding/approval-rules.service.js';
import type { FormState, Typed } from '../../forms/typed.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { PageController, PostForm, Queried, Said, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { allOf } from '../all-of.js';
import { chosenFrom } from '../choices.js';
import { ManageChoices, numbered } from '../choices.service.js';
import type { Choices } from '../entries.js';
import { after } from '../manage-frame.js';
import { change, create, emptyForm, standingForm } from '../saving.form.js';
import { aboutOf, newRuleBody, newRuleFields, ruleFields } from './approval-fields.js';
import { approvalRulesPage, editRulePage, newRulePage, removeRulePage, rulesAt } from './approval-page.js';
import { approvalWords } from './approval-words.js';

/** Only the coordination knows all partners. */
const knows = ({ actor }: Visit): boolean => actor!.isCoordination;

const newForm = (visit: Visit) => ({
  body: NewApprovalRuleDto,
  fields: newRuleFields(knows(visit)),
  read: (typed: Typed) => newRuleBody(typed, knows(visit), visit.language),
});

const changeForm = (visit: Visit) => ({ body: ApprovalRuleChangeDto, fields: ruleFields(knows(visit)) });

@PageController('b/:alliance/manage/approval-rules')
export class ApprovalPagesController {
  constructor(
    private readonly rules: ApprovalRules,
    private readonly choices: ManageChoices,
  ) {}

  @Get()
  @Allow('approval-rules.read')
  async list(@Visiting() visit: Visit, @Queried() { done }: Typed): Promise<Page> {
    const rules = await allOf((query) => this.rules.list(visit.actor!, query));
    return approvalRulesPage(visit, rules, done);
  }

  @Get('new')
  @Allow('approval-rules.change')
  form(@Visiting() visit: Visit): Promise<Page> {
    const usual = { mode: 'automatic', otherwise: 'coordinator' };
    return this.newPage(visit, emptyForm(newForm(visit), visit, usual));
  }

  @PostForm('new')
  @Allow('approval-rules.change')
  create(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    return create(newForm(visit), {
      visit,
      said,
      save: (facts) => this.rules.create(visit.actor!, facts),
      next: () => after(rulesAt(visit), 'created'),
      again: (form) => this.newPage(visit, form),
    });
  }

  @Get(':id/edit')
  @Allow('approval-rules.change')
  async edit(@Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const rule = await this.rules.get(visit.actor!, id);
    return this.editPage(visit, standingForm(changeForm(visit), visit, rule), rule);
  }

  @PostForm(':id/edit')
  @Allow('approval-rules.change')
  change(@Visiting() visit: Visit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    return change(changeForm(visit), {
      visit,
      said,
      load: () => this.rules.get(visit.actor!, id),
      save: (changes, expect, before) => {
        expect(before);
        return this.rules.change(visit.actor!, id, changes, etagOf(before.version));
      },
      next: after(rulesAt(visit), 'saved'),
      again: (form, rule) => this.editPage(visit, form, rule),
    });
  }

  @Get(':id/remove')
  @Allow('approval-rules.change')
  async askRemoval(@Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    return removeRulePage(visit, await this.rules.get(visit.actor!, id));
  }

  @PostForm(':id/remove')
  @Allow('approval-rules.change')
  async remove(@Visiting() visit: Visit, @IdParam() id: string): Promise<SeeOther> {
    await this.rules.remove(visit.actor!, id);
    return seeOther(after(rulesAt(visit), 'removed'));
  }

  private async newPage(visit: Visit, form: FormState): Promise<Page> {
    const scope = await this.subjects(visit);
    return newRulePage(visit, form, { scope, ...(await this.partners(visit)) });
  }

  private async editPage(visit: Visit, form: FormState, rule: ApprovalRuleView): Promise<Page> {
    return editRulePage(visit, form, { rule, choices: await this.partners(visit) });
  }

  private async partners(visit: Visit): Promise<Choices> {
    if (!knows(visit)) return {};
    const { choose } = approvalWords[visit.language];
    return { partnerIds: chosenFrom(choose, await this.choices.owners(visit.actor!)) };
  }

  /** The alliance, what each partner owns, and each thing, as far as the reader has a say. */
  private async subjects(visit: Visit): Promise<NonNullable<Choices[string]>> {
    const actor = visit.actor!;
    const { choose, scopes } = approvalWords[visit.language];
    const isOwn = (ownerId: string): boolean => actor.isCoordination || actor.managedIds.includes(ownerId);
    const owners = (await this.choices.owners(actor)).filter(({ id }) => isOwn(id));
    const items = (await this.choices.itemViews(actor)).filter(({ owner }) => isOwn(owner.id));
    const all = { value: aboutOf('alliance'), label: scopes.alliance(actor.alliance.name) };
    return [
      { value: '', label: choose },
      ...(actor.isCoordination ? [all] : []),
      ...owners.map(({ id, name }) => ({ value: aboutOf('owner', id), label: scopes.owner(name) })),
      ...items.map(numbered).map(({ id, name }) => ({ value: aboutOf('item', id), label: name })),
    ];
  }
}
