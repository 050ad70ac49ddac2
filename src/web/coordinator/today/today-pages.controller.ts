/** `/b/{alliance}/today`: where the coordination's work begins. */
import { Get } from '@nestjs/common';
import { HolidayOutlookService } from '../../../items/holiday-outlook.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { TodayService } from '../../../reservations/deciding/today.service.js';
import type { Page } from '../../ui/page.js';
import { Inside, PageController } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { todayPage } from './today-page.js';

@PageController('b/:alliance/today')
export class TodayPagesController {
  constructor(
    private readonly today: TodayService,
    private readonly outlook: HolidayOutlookService,
  ) {}

  @Get()
  @Allow('today.read')
  async show(@Inside() visit: AllianceVisit): Promise<Page> {
    const today = await this.today.read(visit.actor);
    return todayPage({ visit, today, outlook: await this.outlook.of(visit.actor) });
  }
}
