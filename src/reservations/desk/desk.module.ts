/** The desk: what is fetched and brought back on a day. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { DaySheets } from './day-sheets.service.js';

@Module({
  imports: [PartnersModule],
  providers: [DaySheets],
  exports: [DaySheets],
})
export class DeskModule {}
