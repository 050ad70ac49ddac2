/** `/found`: the mailed invitation, and founding an alliance with it. Opening the link uses nothing up. */
import { Get, Param } from '@nestjs/common';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow } from '../../partners/access/access.decorators.js';
import { FoundingInvitations } from '../../partners/alliances/founding-invitations.service.js';
import { FoundingDto } from '../../partners/alliances/founding.dto.js';
import { FoundingService } from '../../partners/alliances/founding.service.js';
import type { FormState, Typed } from '../forms/typed.js';
import { attempt } from '../ui/attempt.js';
import { formState } from '../ui/form.js';
import { seeOther, type Answer, type Page } from '../ui/page.js';
import { PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import type { Visit } from '../ui/visit.js';
import { foundingPage, invitationPage, notInvitedPage } from './founding-page.js';

@PageController('found')
export class FoundingPagesController {
  constructor(
    private readonly invitations: FoundingInvitations,
    private readonly founding: FoundingService,
  ) {}

  @Get()
  @Allow('alliance.found')
  form(@Visiting() visit: Visit): Promise<Page> {
    return this.page(visit, formState(visit));
  }

  @Get(':secret')
  @Allow('foundings.look')
  async invitation(@Visiting() visit: Visit, @Param('secret') secret: string): Promise<Page> {
    return invitationPage(visit, await this.invitations.open(visit.caller, secret));
  }

  @PostForm()
  @Allow('alliance.found')
  found(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        // Only whoever is not known yet is asked for a name.
        const known = this.founding.isNameless(visit.caller)
          ? {}
          : { coordinatorName: visit.caller.signedIn.name };
        const said = await checkInput(FoundingDto, { ...typed, ...known });
        const slug = await this.founding.found(visit.caller, said);
        return seeOther(`/b/${slug}/manage`);
      },
      (refusal) => this.page(visit, formState(visit, typed, refusal)),
    );
  }

  private async page(visit: Visit, form: FormState): Promise<Page> {
    const invitation = await this.invitations.own(visit.caller);
    if (!invitation) return notInvitedPage(visit);
    const { allianceName } = invitation;
    return foundingPage(visit, { form, allianceName, isNameless: this.founding.isNameless(visit.caller) });
  }
}
