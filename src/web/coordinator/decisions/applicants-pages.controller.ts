/** `/b/{alliance}/applicants`: letting somebody in who is not known yet, or setting them aside. They wait among what is to be decided. */
import { Get } from '@nestjs/common';
import { etagOf } from '../../../http/etag.js';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { AdmissionService, type Chosen } from '../../../reservations/admitting/admission.service.js';
import {
  AdmissionDto,
  NewPartnerAdmissionDto,
  SetAsideDto,
} from '../../../reservations/admitting/applicant.dto.js';
import { ApplicantList } from '../../../reservations/admitting/applicant-list.service.js';
import { DocketService } from '../../../reservations/deciding/docket.service.js';
import { Refusal } from '../../../shared/refusal.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { seeOther, type Answer, type SeeOther } from '../../ui/page.js';
import { PageController, PostForm, Said, Inside } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { admittedPage } from './admitted-page.js';
import type { RefusedAdmission } from './applicant-rows.js';
import { applicantWords } from './applicant-words.js';
import { versionOf } from './decision-input.js';
import { decisionsPage } from './decisions-page.js';

@PageController('b/:alliance/applicants')
export class ApplicantsPagesController {
  constructor(
    private readonly admission: AdmissionService,
    private readonly applicants: ApplicantList,
    private readonly docket: DocketService,
  ) {}

  /** A tab that a form had led to is opened again. */
  @Get()
  @Allow('applicants.read')
  list(@Inside() visit: AllianceVisit): SeeOther {
    return seeOther(`${visit.home}/decisions`);
  }

  @PostForm(':id/admit')
  @Allow('applicants.decide')
  admit(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.decide(visit, { id, kind: 'admit', typed }, async (chosen) => {
      if (!typed['partnerId']) throw partnerMissing();
      const { partnerId } = await checkInput(AdmissionDto, { partnerId: typed['partnerId'] });
      return admittedPage(visit, await this.admission.admit(visit.actor, chosen, { partnerId }));
    });
  }

  /** What the button says of the agreement counts; without a word it is not signed, and the day does not matter. */
  @PostForm(':id/new-partner')
  @Allow('applicants.decide')
  create(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.decide(visit, { id, kind: 'new', typed }, async (chosen) => {
      const { partnerName = '', agreementSignedOn, agreement } = typed;
      const isSigned = agreement === 'signed';
      if (isSigned && !agreementSignedOn) throw dayMissing();
      const said = { partnerName, agreementSignedOn: isSigned ? agreementSignedOn : null };
      const into = await checkInput(NewPartnerAdmissionDto, said);
      return admittedPage(visit, await this.admission.admit(visit.actor, chosen, into));
    });
  }

  @PostForm(':id/set-aside')
  @Allow('applicants.decide')
  setAside(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return this.decide(visit, { id, kind: 'aside', typed }, async (chosen) => {
      const { answer = '' } = await checkInput(SetAsideDto, filled({ answer: typed['answer'] }));
      await this.admission.setAside(visit.actor, chosen, answer);
      return seeOther(`${visit.home}/decisions?as=set-aside`);
    });
  }

  /** Where it is refused: the whole page once more, with what was typed. */
  private decide(
    visit: AllianceVisit,
    sent: Omit<RefusedAdmission, 'refusal'>,
    work: (chosen: Chosen) => Promise<Answer>,
  ): Promise<Answer> {
    const chosen = { id: sent.id, ifMatch: etagOf(versionOf(sent.typed['version'])) };
    return attempt(
      () => work(chosen),
      async (refusal) => {
        const docket = await this.docket.read(visit.actor);
        const applicants = await this.applicants.read(visit.actor);
        return decisionsPage({ visit, docket, applicants, refusedAdmission: { ...sent, refusal } });
      },
    );
  }
}

const dayMissing = (): Refusal =>
  Refusal.invalidField('agreementSignedOn', {
    de: applicantWords.de.dayMissing,
    en: applicantWords.en.dayMissing,
  });

const partnerMissing = (): Refusal =>
  Refusal.invalidField('partnerId', { de: applicantWords.de.missing, en: applicantWords.en.missing });
