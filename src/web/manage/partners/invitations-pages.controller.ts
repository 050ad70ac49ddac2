/** `/b/{alliance}/manage/partners/{id}/invitations`: links and sheets by which people join a partner by themselves. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { ListQuery } from '../../../http/list.query.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { NewInvitationDto } from '../../../partners/members/invitation.dto.js';
import { InvitationsService, USUAL_DAYS, USUAL_USES } from '../../../partners/members/invitations.service.js';
import { PartnersService } from '../../../partners/members/partners.service.js';
import { filled, type FormState, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { PageController, PostForm, Queried, Said, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { bodyOf } from '../fields.js';
import { after, manageOf } from '../manage-frame.js';
import { invitationLinkFields } from '../partner-fields.js';
import { invitationsPage, newInvitationPage } from './invitations-page.js';

const usual = { mostUses: String(USUAL_USES), days: String(USUAL_DAYS) };

@PageController('b/:alliance/manage/partners/:id/invitations')
export class ManageInvitationsPagesController {
  constructor(
    private readonly partners: PartnersService,
    private readonly invitations: InvitationsService,
  ) {}

  @Get()
  @Allow('invitations.read')
  list(@Visiting() visit: Visit, @IdParam() id: string, @Queried() queried: Typed): Promise<Page> {
    return this.page(visit, id, formState(visit, usual), queried);
  }

  /** Answers with a page of its own instead of leading on: the address is shown this once. */
  @PostForm()
  @Allow('invitations.create')
  create(@Visiting() visit: Visit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const body = bodyOf(invitationLinkFields, typed, visit.language);
        const wish = await checkInput(NewInvitationDto, body);
        const partner = await this.partners.looked(visit.actor!, id);
        return newInvitationPage(visit, partner, await this.invitations.create(visit.actor!, id, wish));
      },
      (refusal) => this.page(visit, id, formState(visit, typed, refusal)),
    );
  }

  @PostForm(':invitationId/revoke')
  @Allow('invitations.revoke')
  async revoke(
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @IdParam('invitationId') invitationId: string,
  ): Promise<SeeOther> {
    await this.invitations.revoke(visit.actor!, invitationId);
    return seeOther(after(`${manageOf(visit)}/partners/${id}/invitations`, 'revoked'));
  }

  private async page(visit: Visit, id: string, form: FormState, { cursor, done }: Typed = {}): Promise<Page> {
    const actor = visit.actor!;
    const partner = await this.partners.looked(actor, id);
    const query = await checkInput(ListQuery, filled({ cursor }));
    return invitationsPage(visit, {
      partner,
      invitations: await this.invitations.list(actor, id, query),
      form,
      done,
    });
  }
}
