/** `/b/{alliance}/calendar`: the pool as items by days, for the coordination. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PoolCalendarService } from '../../../reservations/pool/pool-calendar.service.js';
import { frameKinds } from '../../../reservations/pool/calendar-frame.js';
import { isId, parseDay } from '../../../shared/input-text.js';
import type { Page } from '../../ui/page.js';
import { Queried, PageController, Inside } from '../../ui/page.decorators.js';
import type { Typed } from '../../forms/typed.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { calendarPage } from './calendar-page.js';

@PageController('b/:alliance/calendar')
export class CalendarPagesController {
  constructor(private readonly calendar: PoolCalendarService) {}

  /** What makes no sense in the address counts as not said. */
  @Get()
  @Allow('pool-calendar.read')
  async show(@Inside() visit: AllianceVisit, @Queried() query: Typed): Promise<Page> {
    const { day = '', place = '', category = '', span, taken } = query;
    const kind = frameKinds.find((one) => one === span) ?? 'weeks';
    const filter = {
      kind,
      day: parseDay(day),
      isTaken: taken === 'true',
      ...(isId(place) ? { placeId: place } : {}),
      ...(category === '' ? {} : { category }),
    };
    const calendar = await this.calendar.read(visit.actor, filter);
    const queried = {
      ...(kind === 'weeks' ? {} : { span: kind }),
      ...(filter.isTaken ? { taken: 'true' } : {}),
      ...(filter.placeId ? { place } : {}),
      ...(filter.category ? { category } : {}),
    };
    return calendarPage(visit, calendar, queried);
  }
}
