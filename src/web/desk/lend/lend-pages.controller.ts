/** `/b/{alliance}/desk/lend`: a loan for somebody who stands at the door. − and + and searching only show it again. */
import { Get } from '@nestjs/common';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { WalkInDto } from '../../../reservations/desk/desk.dto.js';
import { WalkIns } from '../../../reservations/desk/walk-ins.service.js';
import { isStop } from '../../../reservations/desk/stops.js';
import { Refusal } from '../../../shared/refusal.js';
import { stepped } from '../../basket/stepped.js';
import { isStep } from '../../forms/steps.js';
import type { Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { LendForms } from './lend-forms.service.js';
import { lendPage } from './lend-page.js';
import { lendBody, lendField } from './lend-typed.js';

@PageController('b/:alliance/desk/lend')
export class LendPagesController {
  constructor(
    private readonly forms: LendForms,
    private readonly walkIns: WalkIns,
  ) {}

  @Get()
  @Allow('desk.hand-over')
  show(@Inside() visit: AllianceVisit): Promise<Page> {
    return this.page(visit, {});
  }

  @PostForm()
  @Allow('desk.hand-over')
  async lend(@Inside() visit: AllianceVisit, @Said() typed: Typed): Promise<Answer> {
    if (isStep(typed)) return this.page(visit, withoutButtons(stepped(typed)));
    if (typed['find'] !== undefined) return this.page(visit, withoutButtons(typed));
    const { actor, language } = visit;
    return attempt(
      async () => {
        const { back } = await this.forms.read(visit, typed);
        const body = await checkInput(WalkInDto, lendBody(typed, back, language));
        const { id } = await this.walkIns.lend(actor, body, language);
        return seeOther(`${visit.home}/requests/${id}?done=lent`);
      },
      (refusal) => this.page(visit, typed, named(refusal, typed)),
    );
  }

  private async page(visit: AllianceVisit, typed: Typed, refusal?: Refusal): Promise<Page> {
    const lend = await this.forms.read(visit, typed);
    const reasons = refusal?.details.reasons ?? [];
    return lendPage({
      visit,
      lend,
      form: formState(visit, typed, refusal),
      mayOverrule: visit.actor.isCoordination && reasons.some(({ code }) => isStop(code)),
    });
  }
}

/** What a button said is done with. */
const withoutButtons = ({ find: _find, less: _less, more: _more, deposit: _paid, ...rest }: Typed): Typed =>
  rest as Typed;

/** The same refusal, with the fields called as on the page. */
const named = (refusal: Refusal, typed: Typed): Refusal =>
  refusal.details.errors
    ? Refusal.invalid(
        refusal.details.errors.map((fault) => ({ ...fault, field: lendField(typed, fault.field) })),
      )
    : refusal;
