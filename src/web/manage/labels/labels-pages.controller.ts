/** `/b/{alliance}/manage/items/labels`, `…/places/labels` and the same as `.pdf`: labels to stick on things and places. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PdfPress } from '../../paper/pdf-press.service.js';
import type { Typed } from '../../forms/typed.js';
import { formState } from '../../ui/form.js';
import type { Download, Page } from '../../ui/page.js';
import { PageController, Queried, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { manageOf } from '../manage-frame.js';
import { inAddress, labelChoice } from './label-choice.js';
import { labelJob } from './label-pdf.js';
import { LabelSheetsService } from './label-sheets.service.js';
import { labelWords } from './label-words.js';
import { labelsPage } from './labels-page.js';

@PageController('b/:alliance/manage')
export class LabelsPagesController {
  constructor(
    private readonly sheets: LabelSheetsService,
    private readonly press: PdfPress,
  ) {}

  @Get('items/labels')
  @Allow('items.change')
  async ofItems(@Visiting() visit: Visit, @Queried() asked: Typed): Promise<Page> {
    const w = labelWords[visit.language];
    const at = `${manageOf(visit)}/items`;
    const choice = labelChoice(asked);
    const { part, query, isOne } = await this.sheets.found(visit, asked);
    return labelsPage(visit, {
      form: formState(visit, inAddress(choice)),
      choice,
      drawn: this.sheets.ofItems(visit, part.items, choice),
      path: `${at}/labels`,
      above: [at, w.items],
      query,
      isOne,
      cursor: part.nextCursor,
      none: { says: w.none, next: [at, w.toItems] },
    });
  }

  @Get('items/labels.pdf')
  @Allow('items.change')
  async pdfOfItems(@Visiting() visit: Visit, @Queried() asked: Typed): Promise<Download> {
    const { part } = await this.sheets.found(visit, asked);
    const drawn = this.sheets.ofItems(visit, part.items, labelChoice(asked));
    return this.press.print(labelWords[visit.language].fileName, labelJob(drawn));
  }

  @Get('places/labels')
  @Allow('storage-places.change')
  async ofPlaces(@Visiting() visit: Visit, @Queried() asked: Typed): Promise<Page> {
    const w = labelWords[visit.language];
    const at = `${manageOf(visit)}/places`;
    const choice = labelChoice({ ...asked, copies: '1' });
    return labelsPage(visit, {
      form: formState(visit, inAddress(choice)),
      choice,
      drawn: await this.sheets.ofPlaces(visit, choice),
      path: `${at}/labels`,
      above: [at, w.places],
      query: {},
      cursor: null,
      none: { says: w.noPlaces, next: [`${at}/new`, w.newPlace] },
    });
  }

  @Get('places/labels.pdf')
  @Allow('storage-places.change')
  async pdfOfPlaces(@Visiting() visit: Visit, @Queried() asked: Typed): Promise<Download> {
    const drawn = await this.sheets.ofPlaces(visit, labelChoice({ ...asked, copies: '1' }));
    return this.press.print(labelWords[visit.language].fileName, labelJob(drawn));
  }
}
