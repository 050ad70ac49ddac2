/** `/b/{alliance}/manage/partners/{id}/qualifications`: which of a partner's people have what. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { HeldQualifications } from '../../../items/qualifications/held-qualifications.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PartnersService } from '../../../partners/members/partners.service.js';
import { PeopleService } from '../../../partners/members/people.service.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { PageController, PostForm, Queried, Said, Visiting } from '../../ui/page.decorators.js';
import type { FormState, Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { allOf } from '../all-of.js';
import { inOrder, ManageChoices } from '../choices.service.js';
import { after, manageOf } from '../manage-frame.js';
import { heldFields } from './held-fields.js';
import { create, emptyForm } from '../saving.form.js';
import { HeldFormDto } from './held-form.dto.js';
import { heldPage } from './held-page.js';

const heldForm = { body: HeldFormDto, fields: heldFields };

@PageController('b/:alliance/manage/partners/:id/qualifications')
export class HeldQualificationsPagesController {
  constructor(
    private readonly held: HeldQualifications,
    private readonly partners: PartnersService,
    private readonly people: PeopleService,
    private readonly choices: ManageChoices,
  ) {}

  @Get()
  @Allow('held-qualifications.read')
  show(@Visiting() visit: Visit, @IdParam() id: string, @Queried() { done }: Typed): Promise<Page> {
    return this.page(visit, id, emptyForm(heldForm, visit), done);
  }

  @PostForm()
  @Allow('held-qualifications.enter')
  enter(@Visiting() visit: Visit, @IdParam() partnerId: string, @Said() said: Typed): Promise<Answer> {
    return create(heldForm, {
      visit,
      said,
      save: ({ personId, ...facts }) => this.held.enter(visit.actor!, { partnerId, personId }, facts),
      next: () => after(heldAt(visit, partnerId), 'entered'),
      again: (form) => this.page(visit, partnerId, form),
    });
  }

  @PostForm('remove')
  @Allow('held-qualifications.enter')
  async remove(
    @Visiting() visit: Visit,
    @IdParam() partnerId: string,
    @Said() said: Typed,
  ): Promise<SeeOther> {
    const { personId, qualificationId } = await checkInput(HeldFormDto, said);
    await this.held.remove(visit.actor!, { partnerId, personId, qualificationId });
    return seeOther(after(heldAt(visit, partnerId), 'removed'));
  }

  private async page(visit: Visit, id: string, form: FormState, done?: string): Promise<Page> {
    const actor = visit.actor!;
    return heldPage(visit, {
      partner: await this.partners.looked(actor, id),
      people: (await allOf((query) => this.people.list(actor, id, query))).toSorted(inOrder),
      qualifications: await this.choices.qualifications(actor),
      held: await allOf((query) => this.held.list(actor, id, query)),
      form,
      done,
    });
  }
}

const heldAt = (visit: Visit, partnerId: string): string =>
  `${manageOf(visit)}/partners/${partnerId}/qualifications`;
