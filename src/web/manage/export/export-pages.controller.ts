/** `/b/{alliance}/manage/export`: which lists the coordination can take along. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import type { Typed } from '../../forms/typed.js';
import type { Page } from '../../ui/page.js';
import { PageController, Queried, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { csvReaders } from '../exported-lists.js';
import { exportPage } from './export-page.js';

@PageController('b/:alliance/manage/export')
export class ExportPagesController {
  @Get()
  @Allow('export.read')
  show(@Visiting() visit: Visit, @Queried() { for: wanted }: Typed): Page {
    return exportPage(visit, csvReaders.find((reader) => reader === wanted) ?? 'excel');
  }
}
