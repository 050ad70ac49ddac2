/** `/b/{alliance}/take-part`: an organisation that would like to be a partner accepts the founding agreement. */
import { Get } from '@nestjs/common';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PartnerApplicationDto } from '../../../reservations/admitting/applicant.dto.js';
import { ApplicantsService } from '../../../reservations/admitting/applicants.service.js';
import { DraftHere } from '../../basket/basket.cookie.js';
import type { Draft } from '../../basket/draft.js';
import { faultOf, filled, wholeNumber, type FormState, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { fitting } from '../../ui/form.lengths.js';
import type { Answer, Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Queried, Said } from '../../ui/page.decorators.js';
import { personOf, type AllianceVisit } from '../../ui/visit.js';
import { ApplicantBaggage } from './applicant-baggage.service.js';
import { baggageOf } from './join-pages.controller.js';
import { takePartPage, takePartSentPage } from './take-part-page.js';

@PageController('b/:alliance/take-part')
export class TakePartPagesController {
  constructor(
    private readonly applicants: ApplicantsService,
    private readonly baggage: ApplicantBaggage,
  ) {}

  @Get()
  @Allow('applicants.apply')
  async form(
    @Inside() visit: AllianceVisit,
    @DraftHere() draft: Draft,
    @Queried() { done }: Typed,
  ): Promise<Page> {
    const page = await this.page(visit, draft, formState(visit));
    return done === undefined ? page : takePartSentPage(visit, done === 'basket');
  }

  /** Answers alike, whether or not anybody has the address. */
  @PostForm()
  @Allow('applicants.apply')
  apply(@Inside() visit: AllianceVisit, @DraftHere() draft: Draft, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const said = await checkInput(PartnerApplicationDto, bodyOf(visit, typed));
        return this.baggage.sent(visit, 'take-part', (baggage) =>
          this.applicants.takePart(visit.actor, said, baggage),
        );
      },
      (refusal) => this.page(visit, draft, unaccepted(formState(visit, typed, refusal))),
    );
  }

  private async page(visit: AllianceVisit, draft: Draft, form: FormState): Promise<Page> {
    const agreement = await this.applicants.agreement(visit.actor);
    const baggage = baggageOf(visit, draft);
    return takePartPage(visit, { form: fitting(PartnerApplicationDto, form), agreement, baggage });
  }
}

/** Accepted is the version that was shown beside the box. An account keeps its own address. */
function bodyOf(visit: AllianceVisit, typed: Typed): object {
  const { email = '', name = '', partnerName = '', phone, note, agreementVersion, shownVersion } = typed;
  const accepted = agreementVersion === 'true' ? wholeNumber(shownVersion) : undefined;
  return {
    email: personOf(visit)?.email ?? email,
    name,
    partnerName,
    ...filled({ phone, note, agreementVersion: accepted }),
  };
}

/** Whoever accepted another version reads the new one before they tick the box again. */
const unaccepted = (form: FormState): FormState =>
  faultOf(form, 'agreementVersion') ? { ...form, typed: { ...form.typed, agreementVersion: '' } } : form;
