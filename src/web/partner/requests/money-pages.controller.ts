/** `/b/{alliance}/requests/{id}/money`: what was paid, given back or kept of a deposit. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { Deposits } from '../../../reservations/desk/deposits.service.js';
import { MoneyDto } from '../../../reservations/desk/desk.dto.js';
import { ReservationSheetService } from '../../../reservations/looking/reservation-sheet.service.js';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { Refusal } from '../../../shared/refusal.js';
import { fixed } from '../../forms/amounts.js';
import { tagOf } from '../../forms/seen-version.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { moneyPage } from './money-page.js';

@PageController('b/:alliance/requests/:id')
export class MoneyPagesController {
  constructor(
    private readonly deposits: Deposits,
    private readonly sheets: ReservationSheetService,
  ) {}

  @Get('money')
  @Allow('money.note')
  async form(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return moneyPage(visit, await this.sheet(visit, id), formState(visit));
  }

  @PostForm('money')
  @Allow('money.note')
  async note(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    await this.sheet(visit, id);
    return attempt(
      async () => {
        const { kind, reason } = typed;
        const cents = fixed(typed['cents'], 2, visit.language);
        const body = await checkInput(MoneyDto, filled({ kind, cents, reason }));
        await this.deposits.note(visit.actor, id, body, tagOf(typed));
        return seeOther(`${visit.home}/requests/${id}?done=money#deposit`);
      },
      async (refusal) => moneyPage(visit, await this.sheet(visit, id), formState(visit, typed, refusal)),
    );
  }

  /** Refuses (403) whoever has nothing of it in hand. */
  private async sheet(visit: AllianceVisit, id: string): Promise<ReservationSheet> {
    const sheet = await this.sheets.get(visit.actor, id, visit.language);
    if (!sheet.mayNoteMoney) throw Refusal.forbidden();
    return sheet;
  }
}
