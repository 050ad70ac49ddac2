/** `/api/alliances/{alliance}/applicants`: who asks for access or to take part, and what is decided about them. */
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { ListQuery } from '../../http/list.query.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { IfMatch } from '../../http/version-tag.interceptor.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { AdmissionService, type Into } from './admission.service.js';
import { ApplicantList } from './applicant-list.service.js';
import { AdmissionDto, NewPartnerAdmissionDto, SetAsideDto } from './applicant.dto.js';
import { AdmittedView, ApplicantView } from './applicant.view.js';

const WHAT_FOLLOWS =
  'The applicant is told by mail and erased, so whoever asks once more finds nobody; a basket becomes their request.';

@Controller('api/alliances/:alliance/applicants')
export class ApplicantsController {
  constructor(
    private readonly waiting: ApplicantList,
    private readonly admission: AdmissionService,
  ) {}

  @Get()
  @Allow('applicants.read')
  @Says(
    'List the applicants.',
    'Who asks for access, or to take part as a new partner. Nobody has checked what they say.',
  )
  @ApiListPart(ApplicantView)
  listApplicants(@Acting() actor: Actor, @Query() query: ListQuery): Promise<ListPart<ApplicantView>> {
    return this.waiting.list(actor, query);
  }

  @Post(':id/admit')
  @Allow('applicants.decide')
  @Says('Let an applicant act for a partner.', WHAT_FOLLOWS)
  @Answers(200, AdmittedView)
  admitApplicant(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() into: AdmissionDto,
    @IfMatch() ifMatch?: string,
  ): Promise<AdmittedView> {
    return this.admit(actor, { id, ifMatch }, into);
  }

  @Post(':id/new-partner')
  @Allow('applicants.decide')
  @Says(
    'Make a partner for an applicant, who becomes its manager.',
    `Active as of the day of its signature, else interested. It keeps the accepted version of the founding agreement. ${WHAT_FOLLOWS}`,
    { 409: '`name-taken`: another partner is called so.' },
  )
  @Answers(200, AdmittedView)
  makePartnerOfApplicant(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() into: NewPartnerAdmissionDto,
    @IfMatch() ifMatch?: string,
  ): Promise<AdmittedView> {
    return this.admit(actor, { id, ifMatch }, into);
  }

  @Post(':id/set-aside')
  @Allow('applicants.decide')
  @Says('Set an applicant aside.', 'Erased; told only what the answer says, if there is one.')
  @Answers(204)
  setApplicantAside(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() { answer = '' }: SetAsideDto,
    @IfMatch() ifMatch?: string,
  ): Promise<void> {
    return this.admission.setAside(actor, { id, ifMatch }, answer);
  }

  private async admit(
    actor: Actor,
    chosen: { id: string; ifMatch: string | undefined },
    into: Into,
  ): Promise<AdmittedView> {
    const { partnerId, personId, request } = await this.admission.admit(actor, chosen, into);
    return { partnerId, personId, reservationId: request?.id ?? null };
  }
}
