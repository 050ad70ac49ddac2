/** `/b/{alliance}/requests/{id}/photo`: a photo of something that is or was lent. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PhotoDto } from '../../../reservations/desk/desk.dto.js';
import { LoanPhotos } from '../../../reservations/desk/loan-photos.service.js';
import { ReservationSheetService } from '../../../reservations/looking/reservation-sheet.service.js';
import type { ReservationSheet } from '../../../reservations/looking/reservation-sheet.view.js';
import { Refusal } from '../../../shared/refusal.js';
import { filled, type Typed } from '../../forms/typed.js';
import { attempt } from '../../ui/attempt.js';
import { formState } from '../../ui/form.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostPhoto, Queried, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { photoPage, type PhotoDone } from './photo-page.js';

@PageController('b/:alliance/requests/:id')
export class PhotoPagesController {
  constructor(
    private readonly photos: LoanPhotos,
    private readonly sheets: ReservationSheetService,
  ) {}

  @Get('photo')
  @Allow('photos.add')
  async form(
    @Inside() visit: AllianceVisit,
    @IdParam() id: string,
    @Queried() { line, done }: Typed,
  ): Promise<Page> {
    const form = formState(visit, filled({ lineId: line }));
    return photoPage({ visit, sheet: await this.sheet(visit, id), form, done: doneOf(done) });
  }

  @PostPhoto('photo')
  @Allow('photos.add')
  async add(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() said: Typed): Promise<Answer> {
    await this.sheet(visit, id);
    const { photo = '', done, ...typed } = said;
    return attempt(
      async () => {
        const body = await checkInput(PhotoDto, { ...filled(typed), photo });
        const { lineId } = await this.photos.add(visit.actor, id, body);
        return seeOther(`${visit.home}/requests/${id}?done=photo#line-${lineId}`);
      },
      async (refusal) => {
        const form = formState(visit, typed, refusal);
        return photoPage({ visit, sheet: await this.sheet(visit, id), form, done: doneOf(done) });
      },
    );
  }

  /** Refuses (403) whoever neither borrows it nor has anything of it in hand. */
  private async sheet(visit: AllianceVisit, id: string): Promise<ReservationSheet> {
    const sheet = await this.sheets.get(visit.actor, id, visit.language);
    if (!sheet.mayAddPhotos) throw Refusal.forbidden();
    return sheet;
  }
}

const doneOf = (said: string | undefined): PhotoDone =>
  (['back', 'damage'] as const).find((one) => one === said);
