/** `/b/{alliance}/requests/{id}/change`: changing a loan, and what becomes of a change that waits. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { ChangeDecisions } from '../../../reservations/changing/change-decisions.service.js';
import { ChangeDto } from '../../../reservations/changing/change.dto.js';
import { ChangingService } from '../../../reservations/changing/changing.service.js';
import { ReservationSheetService } from '../../../reservations/looking/reservation-sheet.service.js';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { isOut } from '../../../reservations/record/lifecycle.js';
import { DeclineDto } from '../../../reservations/record/reservation.dto.js';
import type { Refusal } from '../../../shared/refusal.js';
import { tagOf } from '../../forms/seen-version.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { fitting } from '../../ui/form.lengths.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { requestPage } from './request-page.js';
import { ChangeForms, type ShownChange } from './change-forms.service.js';
import { changePage } from './change-page.js';
import { typedLines, withFields } from './change-typed.js';

@PageController('b/:alliance/requests/:id/change')
export class ChangePagesController {
  constructor(
    private readonly sheets: ReservationSheetService,
    private readonly changing: ChangingService,
    private readonly decisions: ChangeDecisions,
    private readonly forms: ChangeForms,
  ) {}

  @Get()
  @Allow('reservations.change')
  async form(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    const sheet = await this.sheet(visit, id);
    return this.page(visit, sheet, await this.forms.shown(visit, sheet, {}));
  }

  @PostForm()
  @Allow('reservations.change')
  async change(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    const sheet = await this.sheet(visit, id);
    const looked = await this.forms.looked(visit, sheet, typed);
    if (looked) return this.page(visit, sheet, looked);
    const shown = await this.forms.shown(visit, sheet, typed);
    const lines = sentLines(visit, sheet, shown);
    const work = async (): Promise<Answer> => {
      const wish = await checkInput(ChangeDto, { ...(lines ? { lines } : {}), ...saidBeside(sheet, typed) });
      const { waits } = await this.changing.change(visit.actor, { id, wish, ifMatch: tagOf(typed) });
      return seeOther(`${visit.home}/requests/${id}?done=${waits ? 'change-asked' : 'changed'}`);
    };
    return attempt(work, (refusal) =>
      this.page(visit, sheet, shown, withFields(refusal, shown.visits, lines ?? [])),
    );
  }

  @PostForm('approve')
  @Allow('reservations.decide-change')
  approve(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.end(visit, id, 'changed', () => this.decisions.approve(visit.actor, id, '', tagOf(typed)));
  }

  @PostForm('decline')
  @Allow('reservations.decide-change')
  decline(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.end(visit, id, 'change-ended', async () => {
      const { reason } = await checkInput(DeclineDto, filled({ reason: typed['reason'] }));
      await this.decisions.decline(visit.actor, id, reason, tagOf(typed));
    });
  }

  @PostForm('withdraw')
  @Allow('reservations.change')
  withdraw(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.end(visit, id, 'change-ended', () =>
      this.decisions.withdraw(visit.actor, id, '', tagOf(typed)),
    );
  }

  private end(
    visit: AllianceVisit,
    id: string,
    done: 'changed' | 'change-ended',
    work: () => Promise<unknown>,
  ): Promise<Answer> {
    return attempt(
      async () => {
        await work();
        return seeOther(`${visit.home}/requests/${id}?done=${done}`);
      },
      async (refusal) =>
        requestPage(visit, await this.sheets.get(visit.actor, id, visit.language), undefined, refusal),
    );
  }

  private page(visit: AllianceVisit, sheet: ReservationSheet, shown: ShownChange, refusal?: Refusal): Page {
    const form = fitting(ChangeDto, formState(visit, shown.typed, refusal));
    return changePage({ visit, sheet, form, ...shown });
  }

  /** Refuses (403) whoever may only read it. */
  private async sheet(visit: AllianceVisit, id: string): Promise<ReservationSheet> {
    const sheet = await this.sheets.get(visit.actor, id, visit.language);
    visit.actor.require('reservations.change', sheet.isBorrower ? ['borrower'] : []);
    return sheet;
  }
}

const sentLines = ({ timeZone }: AllianceVisit, { view }: ReservationSheet, { visits, typed }: ShownChange) =>
  typedLines(visits, { typed, timeZone, isThere: isOut(view.status) });

/** What the borrower notes, where it is another note; and why the coordination changes it. */
const saidBeside = ({ view }: ReservationSheet, { note, reason }: Typed): object => ({
  ...(note !== undefined && note !== view.note ? { note } : {}),
  ...filled({ reason }),
});
