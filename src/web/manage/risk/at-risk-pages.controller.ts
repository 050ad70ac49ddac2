/** `/b/{alliance}/manage/at-risk`: the promises that the stock no longer covers. */
import { Get } from '@nestjs/common';
import { ListQuery } from '../../../http/list.query.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { StockRiskService } from '../../../reservations/stock/stock-risk.service.js';
import { filled, type Typed } from '../../forms/typed.js';
import type { Page } from '../../ui/page.js';
import { Queried, PageController, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { ManageChoices } from '../choices.service.js';
import { atRiskPage } from './at-risk-page.js';

@PageController('b/:alliance/manage/at-risk')
export class AtRiskPagesController {
  constructor(
    private readonly risk: StockRiskService,
    private readonly choices: ManageChoices,
  ) {}

  @Get()
  @Allow('at-risk.read')
  async list(@Visiting() visit: Visit, @Queried() { cursor }: Typed): Promise<Page> {
    const query = await checkInput(ListQuery, filled({ cursor }));
    const part = await this.risk.list(visit.actor!, query);
    return atRiskPage(visit, part, await this.choices.namesFor(visit.actor!, part.items));
  }
}
