/** `/b/{alliance}/manage/people`: the partners whose people somebody looks after. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PartnersService } from '../../../partners/members/partners.service.js';
import type { Page } from '../../ui/page.js';
import { PageController, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { managedPage } from './managed-page.js';

@PageController('b/:alliance/manage/people')
export class ManagedPagesController {
  constructor(private readonly partners: PartnersService) {}

  @Get()
  @Allow('people.read')
  async list(@Visiting() visit: Visit): Promise<Page> {
    return managedPage(visit, await this.partners.managed(visit.actor!));
  }
}
