/** `/b/{alliance}/requests/{id}/calendar.ics`: the calendar entry as mails link to it, by way of the sign-in like every page. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { ReservationsService } from '../../../reservations/looking/reservations.service.js';
import type { Download } from '../../ui/page.js';
import { Inside, PageController } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';

@PageController('b/:alliance/requests')
export class EntryPagesController {
  constructor(private readonly reservations: ReservationsService) {}

  @Get(':id/calendar.ics')
  @Allow('reservations.read')
  async download(@Inside() { actor }: AllianceVisit, @IdParam() id: string): Promise<Download> {
    const { number, content } = await this.reservations.calendarEntry(actor, id);
    return { fileName: `${number}.ics`, type: 'text/calendar; charset=utf-8', content };
  }
}
