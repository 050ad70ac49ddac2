/** `/b/{alliance}/manage/roles`: everybody with a tie to the alliance, and what they do for it. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { RoleDto } from '../../../partners/members/partner.dto.js';
import { PeopleService } from '../../../partners/members/people.service.js';
import { RolesService } from '../../../partners/members/roles.service.js';
import { isId } from '../../../shared/input-text.js';
import { Refusal } from '../../../shared/refusal.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../../ui/page.decorators.js';
import { filled, type FormState, type Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { ManageChoices } from '../choices.service.js';
import { after, manageOf } from '../manage-frame.js';
import { respoken } from '../respoken.js';
import { heldBy } from './held.js';
import { roleFieldWords } from './role-words.js';
import { rolesPage, takeRolePage } from './roles-page.js';

@PageController('b/:alliance/manage/roles')
export class ManageRolesPagesController {
  constructor(
    private readonly people: PeopleService,
    private readonly roles: RolesService,
    private readonly choices: ManageChoices,
  ) {}

  @Get()
  @Allow('roles.read')
  list(@Visiting() visit: Visit, @Queried() { done }: Typed): Promise<Page> {
    return this.page(visit, formState(visit), done);
  }

  @PostForm()
  @Allow('roles.change')
  give(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const { personId = '', role, storagePlaceId } = typed;
        const facts = await checkInput(RoleDto, filled({ role, storagePlaceId }));
        if (!isId(personId)) throw nobodyChosen();
        await this.roles.give(visit.actor!, personId, facts);
        return seeOther(after(`${manageOf(visit)}/roles`, 'given'));
      },
      (refusal) => this.page(visit, formState(visit, typed, respoken(refusal, roleFieldWords))),
    );
  }

  @Get(':personId/take')
  @Allow('roles.change')
  askTaking(
    @Visiting() visit: Visit,
    @IdParam('personId') personId: string,
    @Queried() queried: Typed,
  ): Promise<Page> {
    return this.takingPage(visit, personId, queried, formState(visit));
  }

  @PostForm(':personId/take')
  @Allow('roles.change')
  take(
    @Visiting() visit: Visit,
    @IdParam('personId') personId: string,
    @Said() typed: Typed,
  ): Promise<Answer> {
    return attempt(
      async () => {
        const { role, storagePlaceId } = typed;
        // A form without a role would take all of them.
        const choice = await checkInput(RoleDto, filled({ role, storagePlaceId }));
        await this.roles.take(visit.actor!, personId, choice);
        return seeOther(after(`${manageOf(visit)}/roles`, 'taken'));
      },
      (refusal) => this.takingPage(visit, personId, typed, formState(visit, typed, refusal)),
    );
  }

  private async page(visit: Visit, form: FormState, done?: string): Promise<Page> {
    const actor = visit.actor!;
    const people = await this.people.everybody(actor);
    return rolesPage(visit, { people, places: await this.choices.storagePlaces(actor), form, done });
  }

  private async takingPage(visit: Visit, personId: string, which: Typed, form: FormState): Promise<Page> {
    const actor = visit.actor!;
    const holder = heldBy(await this.people.everybody(actor), personId, which);
    return takeRolePage(visit, form, { ...holder, places: await this.choices.storagePlaces(actor) });
  }
}

function nobodyChosen(): Refusal {
  return Refusal.invalidField('personId', {
    de: 'Bitte wählen Sie eine Person.',
    en: 'Please choose a person.',
  });
}
