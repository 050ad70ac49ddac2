/** `/operator/invitations`: inviting somebody to found an alliance, and taking that back. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { ListQuery } from '../../../http/list.query.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { FoundingInvitations } from '../../../partners/alliances/founding-invitations.service.js';
import { FoundingInvitationDto } from '../../../partners/alliances/founding.dto.js';
import { filled, type FormState, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { PageController, PostForm, Queried, Said, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { INVITATIONS, invitationsPage } from './invitations-page.js';

const SHOWN = '20';

@PageController('operator/invitations')
export class InvitationsPagesController {
  constructor(private readonly invitations: FoundingInvitations) {}

  @Get()
  @Allow('foundings.invite')
  show(@Visiting() visit: Visit, @Queried() query: Typed): Promise<Page> {
    return this.page(visit, formState(visit), query);
  }

  @PostForm()
  @Allow('foundings.invite')
  invite(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        await this.invitations.invite(visit.caller, await checkInput(FoundingInvitationDto, typed));
        return seeOther(`${INVITATIONS}?done=sent`);
      },
      (refusal) => this.page(visit, formState(visit, typed, refusal), {}),
    );
  }

  @PostForm(':id/revoke')
  @Allow('foundings.revoke')
  async revoke(@Visiting() visit: Visit, @IdParam() id: string): Promise<SeeOther> {
    await this.invitations.revoke(visit.caller, id);
    return seeOther(`${INVITATIONS}?done=revoked`);
  }

  private async page(visit: Visit, form: FormState, { cursor, done }: Typed): Promise<Page> {
    const query = await checkInput(ListQuery, { limit: SHOWN, ...filled({ cursor }) });
    return invitationsPage(visit, { form, part: await this.invitations.list(visit.caller, query), done });
  }
}
