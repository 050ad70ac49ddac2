/** `/b/{alliance}/requests/{id}/damage`: a damage that the borrower reports while the thing is out. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { DamageReports } from '../../../reservations/desk/damage-reports.service.js';
import { DamageDto } from '../../../reservations/desk/desk.dto.js';
import { ReservationSheetService } from '../../../reservations/looking/reservation-sheet.service.js';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { Refusal } from '../../../shared/refusal.js';
import { tagOf } from '../../forms/seen-version.js';
import { filled, wholeNumber, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Queried, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { damagePage } from './damage-page.js';

@PageController('b/:alliance/requests/:id')
export class DamagePagesController {
  constructor(
    private readonly damage: DamageReports,
    private readonly sheets: ReservationSheetService,
  ) {}

  @Get('damage')
  @Allow('desk.report-damage')
  async form(
    @Inside() visit: AllianceVisit,
    @IdParam() id: string,
    @Queried() { line }: Typed,
  ): Promise<Page> {
    const form = formState(visit, filled({ lineId: line }));
    return damagePage({ visit, sheet: await this.sheet(visit, id), form });
  }

  @PostForm('damage')
  @Allow('desk.report-damage')
  async report(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    await this.sheet(visit, id);
    return attempt(
      async () => {
        const { lineId, note } = typed;
        const quantity = wholeNumber(typed['quantity']);
        const body = await checkInput(DamageDto, filled({ lineId, quantity, note }));
        await this.damage.report(visit.actor, id, body, tagOf(typed));
        return seeOther(`${visit.home}/requests/${id}/photo?line=${body.lineId}&done=damage`);
      },
      async (refusal) => {
        const form = formState(visit, typed, refusal);
        return damagePage({ visit, sheet: await this.sheet(visit, id), form });
      },
    );
  }

  /** Refuses (403) whoever does not borrow it. */
  private async sheet(visit: AllianceVisit, id: string): Promise<ReservationSheet> {
    const sheet = await this.sheets.get(visit.actor, id, visit.language);
    if (!sheet.mayReportDamage) throw Refusal.forbidden();
    return sheet;
  }
}
