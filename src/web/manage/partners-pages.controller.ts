/** `/b/{alliance}/manage/partners`: the partners and the people who act for them. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { NewPartnerDto, type PartnerView } from '../../partners/partner.dto.js';
import { PartnersService } from '../../partners/partners.service.js';
import { attempt } from '../ui/attempt.js';
import { formState } from '../ui/form.js';
import { seeOther, type Answer, type Page } from '../ui/page.js';
import { Asked, PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { filled, type Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { expectSeen, seenAgain, seenForm } from './as-seen.js';
import { differing } from './item-input.js';
import { after, manageOf } from './manage-frame.js';
import { partnerEditPage } from './partner-edit-page.js';
import { newPartner, partnerBody, partnerTyped } from './partner-input.js';
import { partnerFieldWords } from './partner-words.js';
import { partnersPage } from './partners-page.js';
import { respoken } from './respoken.js';

@PageController('b/:alliance/manage/partners')
export class ManagePartnersPagesController {
  constructor(private readonly partners: PartnersService) {}

  @Get()
  @Allow('partners.read')
  async list(@Acting() actor: Actor, @Visiting() visit: Visit, @Asked() { cursor }: Typed): Promise<Page> {
    const query = await checkInput(ListQuery, filled({ cursor }));
    return partnersPage(visit, await this.partners.list(actor, query));
  }

  @Get('new')
  @Allow('partners.create')
  form(@Visiting() visit: Visit): Page {
    return partnerEditPage(visit, formState(visit, newPartner), undefined);
  }

  @PostForm('new')
  @Allow('partners.create')
  create(@Acting() actor: Actor, @Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const facts = await checkInput(NewPartnerDto, partnerBody(typed));
        const { id } = await this.partners.create(actor, facts);
        return seeOther(after(`${manageOf(visit)}/partners/${id}`, 'created'));
      },
      (refusal) =>
        partnerEditPage(visit, formState(visit, typed, respoken(refusal, partnerFieldWords)), undefined),
    );
  }

  @Get(':id/edit')
  @Allow('partners.change')
  async edit(@Acting() actor: Actor, @Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const partner = await this.partners.get(actor, id);
    return partnerEditPage(visit, seenForm(visit, partnerTyped(partner)), partner);
  }

  @PostForm(':id/edit')
  @Allow('partners.change')
  async change(
    @Acting() actor: Actor,
    @Visiting() visit: Visit,
    @IdParam() id: string,
    @Said() typed: Typed,
  ): Promise<Answer> {
    const partner = await this.partners.get(actor, id);
    return attempt(
      async () => {
        const changes = differing(await checkInput(NewPartnerDto, partnerBody(typed)), partner);
        const expect = (standing: PartnerView): void => expectSeen(typed, partnerTyped(standing));
        if (Object.keys(changes).length > 0) await this.partners.change(actor, id, changes, expect);
        return seeOther(after(`${manageOf(visit)}/partners/${id}`, 'saved'));
      },
      async (refusal) => {
        const now = partnerTyped(await this.partners.get(actor, id));
        const form = seenAgain(visit, typed, respoken(refusal, partnerFieldWords), now);
        return partnerEditPage(visit, form, partner);
      },
    );
  }
}
