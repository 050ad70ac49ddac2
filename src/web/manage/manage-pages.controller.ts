/** `/b/{alliance}/manage`: the start of the housekeeping, who lacks something, and the log. */
import { Get } from '@nestjs/common';
import { ListQuery } from '../../http/list.query.js';
import { checkInput } from '../../http/validation.pipe.js';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { AuditService } from '../../partners/audit.service.js';
import { HousekeepingService } from '../../reservations/housekeeping.service.js';
import { StockRiskService } from '../../reservations/stock-risk.service.js';
import type { Page } from '../ui/page.js';
import { Asked, PageController, Visiting } from '../ui/page.decorators.js';
import { filled, type Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { atRiskPage } from './at-risk-page.js';
import { logPage } from './log-page.js';
import { overviewPage } from './overview-page.js';

@PageController('b/:alliance/manage')
export class ManagePagesController {
  constructor(
    private readonly housekeeping: HousekeepingService,
    private readonly risk: StockRiskService,
    private readonly audit: AuditService,
  ) {}

  @Get()
  @Allow('manage.look')
  async overview(@Acting() actor: Actor, @Visiting() visit: Visit): Promise<Page> {
    return overviewPage(visit, await this.housekeeping.numbers(actor));
  }

  @Get('at-risk')
  @Allow('at-risk.read')
  async atRisk(@Acting() actor: Actor, @Visiting() visit: Visit, @Asked() { cursor }: Typed): Promise<Page> {
    const query = await checkInput(ListQuery, filled({ cursor }));
    return atRiskPage(visit, await this.risk.list(actor, query));
  }

  @Get('log')
  @Allow('audit.read')
  async log(@Acting() actor: Actor, @Visiting() visit: Visit, @Asked() { cursor }: Typed): Promise<Page> {
    const query = await checkInput(ListQuery, filled({ cursor }));
    return logPage(visit, await this.audit.list(actor, query));
  }
}
