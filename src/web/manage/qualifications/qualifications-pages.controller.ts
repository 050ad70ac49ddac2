/** `/b/{alliance}/manage/qualifications`: what some things require of whoever borrows them. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { ListQuery } from '../../../http/list.query.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { NewQualificationDto } from '../../../items/qualifications/qualification.dto.js';
import { QualificationsService } from '../../../items/qualifications/qualifications.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { attempt } from '../../ui/attempt.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { PageController, PostForm, Queried, Said, Visiting } from '../../ui/page.decorators.js';
import { filled, type Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { after, manageOf } from '../manage-frame.js';
import { qualificationFields } from './qualification-fields.js';
import { change, create, emptyForm, standingForm } from '../saving.form.js';
import { qualificationFormPage, qualificationsPage } from './qualifications-page.js';

const qualificationForm = { body: NewQualificationDto, fields: qualificationFields };

@PageController('b/:alliance/manage/qualifications')
export class ManageQualificationsPagesController {
  constructor(private readonly qualifications: QualificationsService) {}

  @Get()
  @Allow('qualifications.change')
  async list(@Visiting() visit: Visit, @Queried() { cursor, done }: Typed): Promise<Page> {
    const query = await checkInput(ListQuery, filled({ cursor }));
    return qualificationsPage(visit, await this.qualifications.list(visit.actor!, query), done);
  }

  @Get('new')
  @Allow('qualifications.change')
  form(@Visiting() visit: Visit): Page {
    return qualificationFormPage(visit, emptyForm(qualificationForm, visit));
  }

  @PostForm('new')
  @Allow('qualifications.change')
  create(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    return create(qualificationForm, {
      visit,
      said,
      save: (facts) => this.qualifications.create(visit.actor!, facts),
      next: () => after(listOf(visit), 'created'),
      again: (form) => qualificationFormPage(visit, form),
    });
  }

  @Get(':id')
  @Allow('qualifications.change')
  async edit(@Visiting() visit: Visit, @IdParam() id: string): Promise<Page> {
    const one = await this.qualifications.get(visit.actor!, id);
    return qualificationFormPage(visit, standingForm(qualificationForm, visit, one), one);
  }

  @PostForm(':id')
  @Allow('qualifications.change')
  change(@Visiting() visit: Visit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    return change(qualificationForm, {
      visit,
      said,
      load: () => this.qualifications.get(visit.actor!, id),
      save: (changes, expect) => this.qualifications.change(visit.actor!, id, changes, expect),
      next: after(listOf(visit), 'saved'),
      again: (form, one) => qualificationFormPage(visit, form, one),
    });
  }

  /** Refused, the page says which things still require it. */
  @PostForm(':id/remove')
  @Allow('qualifications.change')
  remove(@Visiting() visit: Visit, @IdParam() id: string): Promise<Answer> {
    return attempt(
      async () => {
        await this.qualifications.remove(visit.actor!, id);
        return seeOther(after(listOf(visit), 'removed'));
      },
      async (refusal) => {
        const one = await this.qualifications.get(visit.actor!, id);
        const form = { ...standingForm(qualificationForm, visit, one), refusal };
        return qualificationFormPage(visit, form, one);
      },
    );
  }
}

const listOf = (visit: Visit): string => `${manageOf(visit)}/qualifications`;
