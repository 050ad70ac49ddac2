/** `/b/{alliance}/manage/roles/{person}/hand-on`: a successor gets the role, and the predecessor loses it. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { HandingOnDto } from '../../../partners/members/partner.dto.js';
import { PeopleService } from '../../../partners/members/people.service.js';
import { RolesService } from '../../../partners/members/roles.service.js';
import { filled, type FormState, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { fitting } from '../../ui/form.lengths.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { PageController, PostForm, Queried, Said, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { ManageChoices } from '../choices.service.js';
import { after, manageOf } from '../manage-frame.js';
import { handedOnPage, handOnPage } from './hand-on-page.js';
import { heldBy } from './held.js';

@PageController('b/:alliance/manage/roles/:personId/hand-on')
export class HandOnPagesController {
  constructor(
    private readonly people: PeopleService,
    private readonly roles: RolesService,
    private readonly choices: ManageChoices,
  ) {}

  @Get()
  @Allow('roles.change')
  form(
    @Visiting() visit: Visit,
    @IdParam('personId') personId: string,
    @Queried() queried: Typed,
  ): Promise<Page> {
    return this.page(visit, personId, queried, formState(visit));
  }

  @PostForm()
  @Allow('roles.change')
  handOn(
    @Visiting() visit: Visit,
    @IdParam('personId') personId: string,
    @Said() typed: Typed,
  ): Promise<Answer> {
    return attempt(
      async () => {
        const { role, storagePlaceId, email = '', name = '' } = typed;
        const body = { ...filled({ role, storagePlaceId }), email, name };
        await this.roles.handOn(visit.actor!, personId, await checkInput(HandingOnDto, body));
        if (personId === visit.caller.personId) return handedOnPage(visit);
        return seeOther(after(`${manageOf(visit)}/roles`, 'handed'));
      },
      (refusal) => this.page(visit, personId, typed, formState(visit, typed, refusal)),
    );
  }

  private async page(visit: Visit, personId: string, which: Typed, form: FormState): Promise<Page> {
    const actor = visit.actor!;
    const holder = heldBy(await this.people.everybody(actor), personId, which);
    const places = await this.choices.storagePlaces(actor);
    return handOnPage(visit, fitting(HandingOnDto, form), { ...holder, places });
  }
}
