/** `/b/{alliance}/manage`: the start of the housekeeping. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { HousekeepingService } from '../../../reservations/looking/housekeeping.service.js';
import type { Page } from '../../ui/page.js';
import { PageController, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { overviewPage } from './overview-page.js';

@PageController('b/:alliance/manage')
export class OverviewPagesController {
  constructor(private readonly housekeeping: HousekeepingService) {}

  @Get()
  @Allow('manage.look')
  async overview(@Visiting() visit: Visit): Promise<Page> {
    return overviewPage(visit, await this.housekeeping.numbers(visit.actor!));
  }
}
