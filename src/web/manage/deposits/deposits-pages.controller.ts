/** `/b/{alliance}/manage/deposits`: for whoever keeps the money of the alliance. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { DepositList } from '../../../reservations/desk/deposit-list.service.js';
import type { Page } from '../../ui/page.js';
import { Inside, PageController } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { depositsPage } from './deposits-page.js';

@PageController('b/:alliance/manage/deposits')
export class DepositsPagesController {
  constructor(private readonly deposits: DepositList) {}

  @Get()
  @Allow('money.list')
  async show(@Inside() visit: AllianceVisit): Promise<Page> {
    return depositsPage(visit, await this.deposits.read(visit.actor));
  }
}
