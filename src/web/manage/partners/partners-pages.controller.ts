/** `/b/{alliance}/manage/partners`: the partners and the people who act for them. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { ListQuery } from '../../../http/list.query.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { NewPartnerDto } from '../../../partners/members/partner.dto.js';
import { PartnersService } from '../../../partners/members/partners.service.js';
import type { Answer, Page } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../../ui/page.decorators.js';
import { filled, type Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { after, manageOf } from '../manage-frame.js';
import { partnerFields } from '../partner-fields.js';
import { change, create, emptyForm, standingForm } from '../saving.form.js';
import { newPartner, partnerFormPage, partnersPage } from './partner-page.js';

const partnerForm = { body: NewPartnerDto, fields: partnerFields };

@PageController('b/:alliance/manage/partners')
export class ManagePartnersPagesController {
  constructor(private readonly partners: PartnersService) {}

  @Get()
  @Allow('partners.read')
  async list(@Visiting() visit: Visit, @Queried() { cursor, done }: Typed): Promise<Page> {
    const query = await checkInput(ListQuery, filled({ cursor }));
    return partnersPage(visit, await this.partners.list(visit.actor!, query), done);
  }

  @Get('new')
  @Allow('partners.create')
  form(@Visiting() visit: Visit): Page {
    return partnerFormPage(visit, emptyForm(partnerForm, visit, newPartner));
  }

  @PostForm('new')
  @Allow('partners.create')
  create(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    return create(partnerForm, {
      visit,
      said,
      save: (facts) => this.partners.create(visit.actor!, facts),
      next: ({ id }) => after(`${manageOf(visit)}/partners/${id}`, 'created'),
      again: (form) => partnerFormPage(visit, form),
    });
  }

  @Get(':id/edit')
  @Allow('partners.change')
  async edit(@Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const partner = await this.partners.get(visit.actor!, id);
    return partnerFormPage(visit, standingForm(partnerForm, visit, partner), partner);
  }

  @PostForm(':id/edit')
  @Allow('partners.change')
  change(@Visiting() visit: Visit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    return change(partnerForm, {
      visit,
      said,
      load: () => this.partners.get(visit.actor!, id),
      save: (changes, expect) => this.partners.change(visit.actor!, id, changes, expect),
      next: after(`${manageOf(visit)}/partners/${id}`, 'saved'),
      again: (form, partner) => partnerFormPage(visit, form, partner),
    });
  }
}
