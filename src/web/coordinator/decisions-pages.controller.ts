/** `/b/{alliance}/decisions`: what waits for the coordination, deciding each for itself, and approving all that nothing speaks against. */
import { Get } from '@nestjs/common';
import { etagOf } from '../../http/etag.js';
import { IdParam } from '../../http/id.pipe.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { BatchApproval } from '../../reservations/batch-approval.service.js';
import { DecisionsService } from '../../reservations/decisions.service.js';
import { DocketService } from '../../reservations/docket.service.js';
import { ApprovalDto, DeclineDto } from '../../reservations/reservation.dto.js';
import type { Refusal } from '../../shared/refusal.js';
import { attempt } from '../ui/attempt.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import type { Typed } from '../ui/typed.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { approveAllPage, approvedAllPage } from './approve-all-pages.js';
import { approvalOf, chosenOf, versionOf } from './decision-input.js';
import { decisionsPage } from './decisions-page.js';
import { declineReason } from './decline-reasons.js';

type Kind = 'approve' | 'decline';

@PageController('b/:alliance/decisions')
export class DecisionsPagesController {
  constructor(
    private readonly docket: DocketService,
    private readonly decisions: DecisionsService,
    private readonly batch: BatchApproval,
  ) {}

  @Get()
  @Allow('docket.read')
  async list(@Visiting() visit: Visit, @Acting() actor: Actor, @Asked() asked: Typed): Promise<Page> {
    const docket = await this.docket.read(actor);
    return decisionsPage({ ...around(visit, actor), docket, asked });
  }

  @Get('approve-all')
  @Allow('docket.read')
  async askAll(@Visiting() visit: Visit, @Acting() actor: Actor): Promise<Page> {
    const { entries } = await this.docket.read(actor);
    const green = entries.filter(({ light }) => light === 'green');
    return approveAllPage(around(visit, actor), green);
  }

  /** Answers with its result at once: sent again, it approves nothing twice and says the same. */
  @PostForm('approve-all')
  @Allow('docket.decide')
  async approveAll(@Visiting() visit: Visit, @Acting() actor: Actor, @Said() typed: Typed): Promise<Answer> {
    const chosen = chosenOf(typed);
    if (chosen.length === 0) return seeOther(`${homeOf(actor)}/decisions`);
    return approvedAllPage(around(visit, actor), await this.batch.approve(actor, chosen));
  }

  @PostForm(':id/approve')
  @Allow('docket.decide')
  approve(
    @Visiting() visit: Visit,
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Said() typed: Typed,
  ): Promise<Answer> {
    const work = async (): Promise<SeeOther> => {
      const approval = await checkInput(ApprovalDto, approvalOf(typed));
      const ifMatch = etagOf(versionOf(typed['version']));
      const { number, lines } = await this.decisions.approve(actor, id, approval, ifMatch);
      const isWhole = lines.every(({ quantity, approvedQuantity }) => quantity === approvedQuantity);
      return decided(actor, number, isWhole ? 'approved' : 'partly');
    };
    return attempt(work, (refusal) => this.again(visit, actor, { id, kind: 'approve', typed, refusal }));
  }

  @PostForm(':id/decline')
  @Allow('docket.decide')
  decline(
    @Visiting() visit: Visit,
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Said() typed: Typed,
  ): Promise<Answer> {
    const work = async (): Promise<SeeOther> => {
      const language = await this.docket.askersLanguage(actor, id);
      const said = declineReason(typed['choice'], typed['reason'], language);
      const { reason } = await checkInput(DeclineDto, { reason: said });
      const ifMatch = etagOf(versionOf(typed['version']));
      const { number } = await this.decisions.decline(actor, id, reason, ifMatch);
      return decided(actor, number, 'declined');
    };
    return attempt(work, (refusal) => this.again(visit, actor, { id, kind: 'decline', typed, refusal }));
  }

  /** The whole page once more, with what was typed and what became of the request since. */
  private async again(
    visit: Visit,
    actor: Actor,
    sent: { id: string; kind: Kind; typed: Typed; refusal: Refusal },
  ): Promise<Page> {
    const docket = await this.docket.read(actor);
    const [fate] = await this.docket.fates(actor, [sent.id]);
    if (!fate) throw sent.refusal;
    const refused = { ...sent, number: fate.number };
    return decisionsPage({ ...around(visit, actor), docket, refused, fate });
  }
}

const around = (visit: Visit, actor: Actor): { visit: Visit; home: string; timeZone: string } => ({
  visit,
  home: homeOf(actor),
  timeZone: actor.alliance.timeZone,
});

const decided = (actor: Actor, number: string, as: 'approved' | 'partly' | 'declined'): SeeOther =>
  seeOther(`${homeOf(actor)}/decisions?done=${encodeURIComponent(number)}&as=${as}`);
