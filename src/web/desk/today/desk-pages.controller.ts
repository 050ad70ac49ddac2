/** `/b/{alliance}/desk`: what is fetched and brought back, today and tomorrow. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { DaySheets } from '../../../reservations/desk/day-sheets.service.js';
import { Doors } from '../../../reservations/desk/doors.service.js';
import { Clock } from '../../../shared/clock.service.js';
import { dayAfter } from '../../../shared/days.js';
import { dayAt } from '../../../shared/zone.js';
import type { Page } from '../../ui/page.js';
import type { Typed } from '../../forms/typed.js';
import { Inside, PageController, Queried } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { deskPage } from './desk-page.js';

@PageController('b/:alliance/desk')
export class DeskPagesController {
  constructor(
    private readonly clock: Clock,
    private readonly sheets: DaySheets,
    private readonly doors: Doors,
  ) {}

  @Get()
  @Allow('desk.read')
  async show(@Inside() visit: AllianceVisit, @Queried() { done }: Typed): Promise<Page> {
    const today = dayAt(this.clock.now(), visit.timeZone);
    const desk = await this.sheets.read(visit.actor, [today, dayAfter(today, 1)]);
    return deskPage({ visit, desk, mayLend: await this.doors.isOpenTo(visit.actor), done });
  }
}
