/** Taking lists along, with the words of the pages that show them. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { UiModule } from '../web/ui/ui.module.js';
import { ExportFilesPagesController } from './export-files-pages.controller.js';
import { ExportTables } from './export-tables.service.js';
import { ExportsController } from './exports.controller.js';
import { Exports } from './exports.service.js';

@Module({
  imports: [SharedModule, PartnersModule, UiModule],
  controllers: [ExportsController, ExportFilesPagesController],
  providers: [Exports, ExportTables],
})
export class ExportingModule {}
