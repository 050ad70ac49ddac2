/** `/b/{alliance}/desk/places/{id}/list` and `….pdf`: the list of a day, for whoever has things in hand there. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import type { DayList } from '../../../reservations/desk/day-list.view.js';
import { DayLists } from '../../../reservations/desk/day-lists.service.js';
import { Clock } from '../../../shared/clock.service.js';
import { dayAfter } from '../../../shared/days.js';
import { dayAt } from '../../../shared/zone.js';
import { PdfPress } from '../../paper/pdf-press.service.js';
import type { Download, Page } from '../../ui/page.js';
import { Inside, PageController } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { dayListPage } from './day-list-page.js';
import { dayList } from './day-list.js';

@PageController('b/:alliance/desk/places/:id')
export class DayListPagesController {
  constructor(
    private readonly clock: Clock,
    private readonly lists: DayLists,
    private readonly press: PdfPress,
  ) {}

  @Get('list')
  @Allow('desk.read')
  async show(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return dayListPage(visit, await this.list(visit, id), id);
  }

  @Get('list.pdf')
  @Allow('desk.read')
  async pdf(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Download> {
    return this.press.file(dayList(visit, await this.list(visit, id)));
  }

  private list({ actor, timeZone }: AllianceVisit, placeId: string): Promise<DayList> {
    const today = dayAt(this.clock.now(), timeZone);
    return this.lists.read(actor, placeId, [today, dayAfter(today, 1)]);
  }
}
