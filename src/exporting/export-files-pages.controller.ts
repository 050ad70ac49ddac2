/** `/b/{alliance}/manage/export/{list}`: the files that the page of lists links to, refused as pages are. */
import { Get, Param, Query } from '@nestjs/common';
import { TakesLong } from '../http/quick-visits.setup.js';
import { Allow } from '../partners/access/access.decorators.js';
import type { Download } from '../web/ui/page.js';
import { Inside, PageController } from '../web/ui/page.decorators.js';
import type { AllianceVisit } from '../web/ui/visit.js';
import { ExportQuery } from './exports.dto.js';
import { Exports } from './exports.service.js';

@PageController('b/:alliance/manage/export')
export class ExportFilesPagesController {
  constructor(private readonly exports: Exports) {}

  @Get(':list')
  @TakesLong()
  @Allow('export.make')
  take(
    @Inside() { actor, language }: AllianceVisit,
    @Param('list') address: string,
    @Query() { for: csvFor }: ExportQuery,
  ): Promise<Download> {
    return this.exports.take(actor, { address, language, csvFor });
  }
}
