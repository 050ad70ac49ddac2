/** `/b/{alliance}/manage`: the start of the housekeeping. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { FirstStepsService } from '../../../reservations/looking/first-steps.service.js';
import { HousekeepingService } from '../../../reservations/looking/housekeeping.service.js';
import type { Page } from '../../ui/page.js';
import { PageController, Queried, Visiting } from '../../ui/page.decorators.js';
import type { Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { overviewPage } from './overview-page.js';

@PageController('b/:alliance/manage')
export class OverviewPagesController {
  constructor(
    private readonly housekeeping: HousekeepingService,
    private readonly firstSteps: FirstStepsService,
  ) {}

  @Get()
  @Allow('manage.look')
  async overview(@Visiting() visit: Visit, @Queried() { steps: asked }: Typed): Promise<Page> {
    const steps = await this.firstSteps.steps(visit.actor!);
    const numbers = await this.housekeeping.numbers(visit.actor!);
    return overviewPage(visit, numbers, { steps, isAsked: asked === 'all' });
  }
}
