/** `/b/{alliance}/calendar`: the pool as items by days, for the coordination. */
import { Get } from '@nestjs/common';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { PoolCalendarService } from '../../reservations/pool-calendar.service.js';
import { isDay, isId } from '../../shared/input-text.js';
import type { Page } from '../ui/page.js';
import { Asked, PageController, Visiting } from '../ui/page.decorators.js';
import type { Typed } from '../ui/typed.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { calendarPage } from './calendar-page.js';

@PageController('b/:alliance/calendar')
export class CalendarPagesController {
  constructor(private readonly calendar: PoolCalendarService) {}

  /** What makes no sense in the address counts as not said. */
  @Get()
  @Allow('pool-calendar.read')
  async month(@Visiting() visit: Visit, @Acting() actor: Actor, @Asked() query: Typed): Promise<Page> {
    const { day = '', place = '', category = '' } = query;
    const wish = {
      ...(isDay(day) ? { day } : {}),
      ...(isId(place) ? { placeId: place } : {}),
      ...(category === '' ? {} : { category }),
    };
    const calendar = await this.calendar.month(actor, wish);
    const asked = { ...(wish.placeId ? { place } : {}), ...(wish.category ? { category } : {}) };
    const { timeZone } = actor.alliance;
    return calendarPage({ visit, home: homeOf(actor), timeZone, calendar, asked });
  }
}
