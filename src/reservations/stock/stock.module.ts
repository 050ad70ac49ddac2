/** The stock: what is owned, who takes what, and whom a change hurts. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { ImportsModule } from '../../items/import/imports.module.js';
import { ItemsModule } from '../../items/items.module.js';
import { ImportsController } from './imports.controller.js';
import { StockChangesController } from './stock-changes.controller.js';
import { LockedDoorsService } from './locked-doors.service.js';
import { ReservationViews } from './reservation-views.service.js';
import { StockService } from './stock.service.js';
import { StockRiskService } from './stock-risk.service.js';
import { StockImportsService } from './stock-imports.service.js';
import { StockChangesService } from './stock-changes.service.js';

const services = [
  StockService,
  StockRiskService,
  StockChangesService,
  StockImportsService,
  LockedDoorsService,
  ReservationViews,
];

@Module({
  imports: [PartnersModule, ItemsModule, ImportsModule],
  controllers: [StockChangesController, ImportsController],
  providers: services,
  exports: services,
})
export class StockModule {}
