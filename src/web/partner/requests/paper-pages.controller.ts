/** `/b/{alliance}/requests/{id}/paper` and `…/slip.pdf`: the loan slip, for whoever may look at the loan. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { ReservationSheetService } from '../../../reservations/looking/reservation-sheet.service.js';
import { Config } from '../../../shared/config.js';
import { PdfPress } from '../../paper/pdf-press.service.js';
import type { Download, Page } from '../../ui/page.js';
import { Inside, PageController } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { paperPage } from './paper-page.js';
import { slipOf, type SlipProps } from './slip.js';

@PageController('b/:alliance/requests/:id')
export class PaperPagesController {
  constructor(
    private readonly config: Config,
    private readonly sheets: ReservationSheetService,
    private readonly press: PdfPress,
  ) {}

  @Get('paper')
  @Allow('reservations.read')
  async paper(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return paperPage(await this.slip(visit, id));
  }

  @Get('slip.pdf')
  @Allow('reservations.read')
  async pdf(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Download> {
    return this.press.file(slipOf(await this.slip(visit, id)));
  }

  private async slip(visit: AllianceVisit, id: string): Promise<SlipProps> {
    const sheet = await this.sheets.slip(visit.actor, id, visit.language);
    return { visit, sheet, address: `${this.config.baseUrl}${visit.home}/requests/${id}` };
  }
}
