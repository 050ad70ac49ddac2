/** `/b/{alliance}/requests/{id}/report-return`: the borrower says that everything was put back. */
import { IdParam } from '../../../http/id.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { TakeBacks } from '../../../reservations/desk/take-backs.service.js';
import { seeOther, type Answer } from '../../ui/page.js';
import { Inside, PageController, PostForm } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';

@PageController('b/:alliance/requests/:id')
export class ReportPagesController {
  constructor(private readonly takeBacks: TakeBacks) {}

  @PostForm('report-return')
  @Allow('desk.report-return')
  async report(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Answer> {
    await this.takeBacks.report(visit.actor, id, '');
    return seeOther(`${visit.home}/requests/${id}?done=reported`);
  }
}
