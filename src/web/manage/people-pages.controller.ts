/** `/b/{alliance}/manage/partners/{id}`: one partner, and the people who act for it. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { InvitationDto } from '../../partners/partner.dto.js';
import { PartnersService } from '../../partners/partners.service.js';
import { PeopleService } from '../../partners/people.service.js';
import { Refusal } from '../../shared/refusal.js';
import { attempt } from '../ui/attempt.js';
import { formState } from '../ui/form.js';
import { seeOther, type Answer, type Page, type SeeOther } from '../ui/page.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { filled, type FormState, type Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { allOf } from './all-of.js';
import { after, manageOf } from './manage-frame.js';
import { partnerPage, removePersonPage } from './partner-page.js';
import { partnerFieldWords } from './partner-words.js';
import { respoken } from './respoken.js';

@PageController('b/:alliance/manage/partners/:id')
export class ManagePeoplePagesController {
  constructor(
    private readonly partners: PartnersService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  @Allow('people.read')
  show(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Asked() asked: Typed,
  ): Promise<Page> {
    return this.page(actor, visit, id, formState(visit), asked);
  }

  @PostForm('people')
  @Allow('people.invite')
  invite(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Said() typed: Typed,
  ): Promise<Answer> {
    return attempt(
      async () => {
        const { email = '', name = '', role = '' } = typed;
        const invitation = await checkInput(InvitationDto, { email: email.trim(), name, role });
        await this.people.invite(actor, id, invitation);
        return seeOther(after(`${manageOf(visit)}/partners/${id}`, 'invited'));
      },
      (refusal) => this.page(actor, visit, id, formState(visit, typed, respoken(refusal, partnerFieldWords))),
    );
  }

  @Get('people/:personId/remove')
  @Allow('people.remove')
  async askRemoval(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @IdParam('personId') personId: string,
  ): Promise<Page> {
    const partner = await this.partners.get(actor, id);
    const people = await allOf((query) => this.people.list(actor, id, query));
    const person = people.find((one) => one.id === personId);
    if (!person) throw Refusal.notFound();
    return removePersonPage(visit, partner, person);
  }

  @PostForm('people/:personId/remove')
  @Allow('people.remove')
  async remove(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @IdParam('personId') personId: string,
  ): Promise<SeeOther> {
    await this.people.remove(actor, id, personId);
    return seeOther(after(`${manageOf(visit)}/partners/${id}`, 'removed'));
  }

  private async page(
    actor: Actor,
    visit: Visit,
    id: string,
    form: FormState,
    { cursor, done }: Typed = {},
  ): Promise<Page> {
    const partner = await this.partners.get(actor, id);
    const query = await checkInput(ListQuery, filled({ cursor }));
    return partnerPage(visit, { partner, people: await this.people.list(actor, id, query), form, done });
  }
}
