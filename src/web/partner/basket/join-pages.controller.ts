/** `/b/{alliance}/join`: whoever has no access asks for it, and the basket comes along. */
import { Get } from '@nestjs/common';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { ApplicationDto } from '../../../reservations/admitting/applicant.dto.js';
import { ApplicantsService } from '../../../reservations/admitting/applicants.service.js';
import { DraftHere } from '../../basket/basket.cookie.js';
import type { Draft } from '../../basket/draft.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { fitting } from '../../ui/form.lengths.js';
import type { Baggage } from '../../ui/join.js';
import type { Answer, Page } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Inside } from '../../ui/page.decorators.js';
import { personOf, type AllianceVisit } from '../../ui/visit.js';
import { ApplicantBaggage, basketHere } from './applicant-baggage.service.js';
import { joinPage, joinSentPage } from './join-page.js';

@PageController('b/:alliance/join')
export class JoinPagesController {
  constructor(
    private readonly applicants: ApplicantsService,
    private readonly baggage: ApplicantBaggage,
  ) {}

  @Get()
  @Allow('applicants.apply')
  form(@Inside() visit: AllianceVisit, @DraftHere() draft: Draft, @Queried() { done }: Typed): Page {
    return done === undefined
      ? joinPage(visit, fitting(ApplicationDto, formState(visit)), baggageOf(visit, draft))
      : joinSentPage(visit, done === 'basket');
  }

  /** Answers alike, whether or not anybody has the address. */
  @PostForm()
  @Allow('applicants.apply')
  apply(@Inside() visit: AllianceVisit, @DraftHere() draft: Draft, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const said = await checkInput(ApplicationDto, bodyOf(visit, draft, typed));
        return this.baggage.sent(visit, 'join', (baggage) =>
          this.applicants.apply(visit.actor, said, baggage),
        );
      },
      (refusal) => {
        const form = fitting(ApplicationDto, formState(visit, typed, refusal));
        return joinPage(visit, form, baggageOf(visit, draft));
      },
    );
  }
}

/** What was written for a request is what is typed here too. */
export const baggageOf = (visit: AllianceVisit, draft: Draft): Baggage => ({
  things: basketHere(visit).lines.length,
  typed: {
    name: personOf(visit)?.name ?? draft.contactName,
    phone: draft.contactPhone,
    occasion: draft.occasion,
  },
});

/** An account keeps its own address. */
function bodyOf(visit: AllianceVisit, draft: Draft, typed: Typed): object {
  const { email = '', name = '', partnerName = '', phone = '', occasion = draft.occasion } = typed;
  return {
    email: personOf(visit)?.email ?? email,
    name,
    partnerName,
    phone,
    ...filled({ occasion, note: draft.note }),
  };
}
