/** `/b/{alliance}/consents`: what an owner is asked about, and the answer. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { TakesLong } from '../../../http/quick-visits.setup.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { StandIns } from '../../../partners/members/stand-ins.service.js';
import { DecisionsService } from '../../../reservations/deciding/decisions.service.js';
import { DocketService } from '../../../reservations/deciding/docket.service.js';
import { ApprovalDto, DeclineDto } from '../../../reservations/record/reservation.dto.js';
import { approvalOf } from '../../forms/approval.js';
import { tagOf } from '../../forms/seen-version.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Queried, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { consentsPage, type RefusedConsent } from './consents-page.js';

@PageController('b/:alliance/consents')
export class ConsentsPagesController {
  constructor(
    private readonly docket: DocketService,
    private readonly decisions: DecisionsService,
    private readonly standIns: StandIns,
  ) {}

  @Get()
  @Allow('reservations.approve')
  @TakesLong()
  async list(@Inside() visit: AllianceVisit, @Queried() { done }: Typed): Promise<Page> {
    const entries = await this.docket.consents(visit.actor);
    return consentsPage({ visit, entries, done, standIns: await this.standIns.now(visit.actor) });
  }

  /** What a mail about it leads to, whether or not it was decided since. */
  @Get(':id')
  @Allow('reservations.approve')
  async one(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Answer> {
    const entries = await this.docket.consents(visit.actor, id);
    if (entries.length > 0) return consentsPage({ visit, entries });
    await this.decisions.requireSay(visit.actor, id);
    return seeOther(`${visit.home}/requests/${id}`);
  }

  @PostForm(':id/approve')
  @Allow('reservations.approve')
  approve(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.decide(visit, { id, kind: 'approve', typed }, async () => {
      const approval = await checkInput(ApprovalDto, approvalOf(typed));
      await this.decisions.approve(visit.actor, id, approval, tagOf(typed));
      return seeOther(`${visit.home}/consents?done=approved`);
    });
  }

  @PostForm(':id/decline')
  @Allow('reservations.decline')
  decline(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.decide(visit, { id, kind: 'decline', typed }, async () => {
      const { reason } = await checkInput(DeclineDto, filled({ reason: typed['reason'] }));
      await this.decisions.decline(visit.actor, id, reason, tagOf(typed));
      return seeOther(`${visit.home}/consents?done=declined`);
    });
  }

  /** Where it is refused: the list once more, with what was typed. */
  private async decide(
    visit: AllianceVisit,
    sent: Omit<RefusedConsent, 'refusal'>,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    // Before anything is said about what was typed.
    await this.decisions.requireSay(visit.actor, sent.id);
    return attempt(work, async (refusal) => {
      const entries = await this.docket.consents(visit.actor);
      return consentsPage({ visit, entries, refused: { ...sent, refusal } });
    });
  }
}
