/** `/b/{alliance}/requests/{id}/withdraw` and `/cancel`: the question first, then giving up a request or a reservation. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { DecisionsService } from '../../../reservations/deciding/decisions.service.js';
import { ReservationSheetService } from '../../../reservations/looking/reservation-sheet.service.js';
import { CancelDto } from '../../../reservations/record/reservation.dto.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { fitting } from '../../ui/form.lengths.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { PageController, PostForm, Said, Inside } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { giveUpPage, type GiveUp } from './give-up-page.js';

@PageController('b/:alliance/requests/:id')
export class GiveUpPagesController {
  constructor(
    private readonly sheets: ReservationSheetService,
    private readonly decisions: DecisionsService,
  ) {}

  @Get('withdraw')
  @Allow('reservations.withdraw')
  askWithdraw(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return this.question('withdraw', visit, id);
  }

  @PostForm('withdraw')
  @Allow('reservations.withdraw')
  withdraw(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.giveUp('withdraw', visit, id, typed);
  }

  @Get('cancel')
  @Allow('reservations.cancel')
  askCancel(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return this.question('cancel', visit, id);
  }

  @PostForm('cancel')
  @Allow('reservations.cancel')
  cancel(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.giveUp('cancel', visit, id, typed);
  }

  private async question(what: GiveUp, visit: AllianceVisit, id: string): Promise<Page> {
    const sheet = await this.sheets.get(visit.actor, id, visit.language);
    // Whoever lends or hands out may read it, and is not asked this.
    visit.actor.require(`reservations.${what}`, sheet.isBorrower ? ['borrower'] : []);
    return giveUpPage(visit, sheet, what, fitting(CancelDto, formState(visit)));
  }

  private giveUp(what: GiveUp, visit: AllianceVisit, id: string, typed: Typed): Promise<Answer> {
    const work = async (): Promise<Answer> => {
      const { reason = '' } = await checkInput(CancelDto, filled({ reason: typed['reason'] }));
      await this.decisions[what](visit.actor, id, reason);
      const done = what === 'withdraw' ? 'withdrawn' : 'cancelled';
      return seeOther(`${visit.home}/requests/${id}?done=${done}`);
    };
    return attempt(work, async (refusal) => {
      const sheet = await this.sheets.get(visit.actor, id, visit.language);
      return giveUpPage(visit, sheet, what, fitting(CancelDto, formState(visit, typed, refusal)));
    });
  }
}
