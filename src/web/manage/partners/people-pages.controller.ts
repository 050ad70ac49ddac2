/** `/b/{alliance}/manage/partners/{id}`: one partner, and the people who act for it. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { ListQuery } from '../../../http/list.query.js';
import { HeldQualifications } from '../../../items/qualifications/held-qualifications.service.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { InvitationDto } from '../../../partners/members/partner.dto.js';
import { PartnersService } from '../../../partners/members/partners.service.js';
import { PeopleService } from '../../../partners/members/people.service.js';
import { Refusal } from '../../../shared/refusal.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../../ui/page.decorators.js';
import { filled, type FormState, type Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { allOf } from '../all-of.js';
import { after, manageOf } from '../manage-frame.js';
import { invitationFields } from '../partner-fields.js';
import { create, emptyForm } from '../saving.form.js';
import { partnerPage, removePersonPage } from './partner-page.js';

const invitationForm = { body: InvitationDto, fields: invitationFields };

@PageController('b/:alliance/manage/partners/:id')
export class ManagePeoplePagesController {
  constructor(
    private readonly partners: PartnersService,
    private readonly people: PeopleService,
    private readonly held: HeldQualifications,
  ) {}

  @Get()
  @Allow('people.read')
  show(@Visiting() visit: Visit, @IdParam() id: string, @Queried() queried: Typed): Promise<Page> {
    return this.page(visit, id, emptyForm(invitationForm, visit), queried);
  }

  @PostForm('people')
  @Allow('people.invite')
  invite(@Visiting() visit: Visit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    return create(invitationForm, {
      visit,
      said,
      save: (invitation) => this.people.invite(visit.actor!, id, invitation),
      next: () => after(`${manageOf(visit)}/partners/${id}`, 'invited'),
      again: (form) => this.page(visit, id, form),
    });
  }

  @Get('people/:personId/remove')
  @Allow('people.remove')
  async askRemoval(
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @IdParam('personId') personId: string,
  ): Promise<Page> {
    const partner = await this.partners.looked(visit.actor!, id);
    const people = await allOf((query) => this.people.list(visit.actor!, id, query));
    const person = people.find((one) => one.id === personId);
    if (!person) throw Refusal.notFound();
    return removePersonPage(visit, partner, person);
  }

  @PostForm('people/:personId/remove')
  @Allow('people.remove')
  async remove(
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @IdParam('personId') personId: string,
  ): Promise<SeeOther> {
    await this.people.remove(visit.actor!, id, personId);
    return seeOther(after(`${manageOf(visit)}/partners/${id}`, 'removed'));
  }

  private async page(visit: Visit, id: string, form: FormState, { cursor, done }: Typed = {}): Promise<Page> {
    const actor = visit.actor!;
    const partner = await this.partners.looked(actor, id);
    const query = await checkInput(ListQuery, filled({ cursor }));
    const people = await this.people.list(actor, id, query);
    const held = await allOf((part) => this.held.list(actor, id, part));
    return partnerPage(visit, { partner, people, held, form, done });
  }
}
