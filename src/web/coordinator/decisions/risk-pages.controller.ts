/** `/b/{alliance}/at-risk/{id}`: one promise that the stock does not cover, with the tools to mend it. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { TakesLong } from '../../../http/quick-visits.setup.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { RiskSheets } from '../../../reservations/deciding/risk-sheets.service.js';
import type { Page } from '../../ui/page.js';
import { Inside, PageController } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { riskPage } from './risk-page.js';

@PageController('b/:alliance/at-risk')
export class RiskPagesController {
  constructor(private readonly sheets: RiskSheets) {}

  @Get(':id')
  @Allow('docket.read')
  @TakesLong()
  async one(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return riskPage({ visit, sheet: await this.sheets.read(visit.actor, id, visit.language) });
  }
}
