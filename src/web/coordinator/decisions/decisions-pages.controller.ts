/** `/b/{alliance}/decisions`: what waits for the coordination, deciding each for itself, and approving all that nothing speaks against. */
import { Get } from '@nestjs/common';
import { etagOf } from '../../../http/etag.js';
import { IdParam } from '../../../http/id.pipe.js';
import { TakesLong } from '../../../http/quick-visits.setup.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { StandIns } from '../../../partners/members/stand-ins.service.js';
import { ApplicantList } from '../../../reservations/admitting/applicant-list.service.js';
import { WaitingChanges } from '../../../reservations/changing/waiting-changes.service.js';
import { BatchApproval } from '../../../reservations/deciding/batch-approval.service.js';
import { DecisionsService } from '../../../reservations/deciding/decisions.service.js';
import { DocketService } from '../../../reservations/deciding/docket.service.js';
import { ApprovalDto, DeclineDto } from '../../../reservations/record/reservation.dto.js';
import { Refusal } from '../../../shared/refusal.js';
import { approvalOf } from '../../forms/approval.js';
import { attempt } from '../../ui/attempt.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Inside } from '../../ui/page.decorators.js';
import type { Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { approveAllPage, approvedAllPage } from './approve-all-pages.js';
import { chosenOf, versionOf, declineReason } from './decision-input.js';
import type { RefusedDecision } from './decision-row.js';
import { decisionPage, decisionsPage } from './decisions-page.js';

@PageController('b/:alliance/decisions')
export class DecisionsPagesController {
  constructor(
    private readonly docket: DocketService,
    private readonly decisions: DecisionsService,
    private readonly batch: BatchApproval,
    private readonly applicants: ApplicantList,
    private readonly changes: WaitingChanges,
    private readonly standIns: StandIns,
  ) {}

  @Get()
  @Allow('docket.read')
  @TakesLong()
  async list(@Inside() visit: AllianceVisit, @Queried() queried: Typed): Promise<Page> {
    const docket = await this.docket.read(visit.actor);
    const applicants = await this.applicants.read(visit.actor);
    const changes = await this.changes.read(visit.actor);
    const standIns = await this.standIns.now(visit.actor);
    return decisionsPage({ visit, docket, applicants, changes, standIns, queried });
  }

  @Get('approve-all')
  @Allow('docket.read')
  async askAll(@Inside() visit: AllianceVisit): Promise<Page> {
    const { entries } = await this.docket.read(visit.actor);
    const green = entries.filter(({ light }) => light === 'green');
    return approveAllPage(visit, green);
  }

  /** What a mail about it leads to, whether or not it was decided since; below the list, so that the address survives signing in. */
  @Get(':id')
  @Allow('docket.read')
  async one(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Answer> {
    const entry = await this.docket.entry(visit.actor, id);
    if (entry) return decisionPage(visit, entry);
    const [decided] = await this.docket.fates(visit.actor, [id]);
    if (!decided) throw Refusal.notFound();
    return seeOther(`${visit.home}/requests/${id}`);
  }

  /** Answers with its result at once: sent again, it approves nothing twice and says the same. */
  @PostForm('approve-all')
  @Allow('docket.decide')
  async approveAll(@Inside() visit: AllianceVisit, @Said() typed: Typed): Promise<Answer> {
    const chosen = chosenOf(typed);
    if (chosen.length === 0) return seeOther(`${visit.home}/decisions`);
    return approvedAllPage(visit, await this.batch.approve(visit.actor, chosen));
  }

  @PostForm(':id/approve')
  @Allow('docket.decide')
  approve(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.decide(visit, { id, kind: 'approve', typed }, async (ifMatch) => {
      const approval = await checkInput(ApprovalDto, approvalOf(typed));
      const { number, lines } = await this.decisions.approve(visit.actor, id, approval, ifMatch);
      const isWhole = lines.every(({ quantity, approvedQuantity }) => quantity === approvedQuantity);
      return decided(visit, number, isWhole ? 'approved' : 'partly');
    });
  }

  @PostForm(':id/decline')
  @Allow('docket.decide')
  decline(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.decide(visit, { id, kind: 'decline', typed }, async (ifMatch) => {
      const language = await this.docket.askersLanguage(visit.actor, id);
      const said = declineReason(typed['choice'], typed['reason'], language);
      const { reason } = await checkInput(DeclineDto, { reason: said });
      const { number } = await this.decisions.decline(visit.actor, id, reason, ifMatch);
      return decided(visit, number, 'declined');
    });
  }

  /** Where it is refused: the whole page once more, with what was typed and what became of the request since. */
  private decide(
    visit: AllianceVisit,
    sent: Omit<RefusedDecision, 'number' | 'refusal'>,
    work: (ifMatch: string) => Promise<SeeOther>,
  ): Promise<Answer> {
    const ifMatch = etagOf(versionOf(sent.typed['version']));
    return attempt(
      () => work(ifMatch),
      async (refusal) => {
        const docket = await this.docket.read(visit.actor);
        const [fate] = await this.docket.fates(visit.actor, [sent.id]);
        if (!fate) throw refusal;
        const refused = { ...sent, number: fate.number, refusal };
        const applicants = await this.applicants.read(visit.actor);
        return decisionsPage({ visit, docket, applicants, refused, fate });
      },
    );
  }
}

const decided = ({ home }: AllianceVisit, number: string, as: 'approved' | 'partly' | 'declined'): SeeOther =>
  seeOther(`${home}/decisions?done=${encodeURIComponent(number)}&as=${as}`);
