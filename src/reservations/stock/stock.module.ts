/** The stock: what is owned, who takes what, and whom a change hurts. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { ItemsModule } from '../../items/items.module.js';
import { StockChangesController } from './stock-changes.controller.js';
import { LockedDoorsService } from './locked-doors.service.js';
import { ReservationViews } from './reservation-views.service.js';
import { StockService } from './stock.service.js';
import { StockRiskService } from './stock-risk.service.js';
import { StockChangesService } from './stock-changes.service.js';

@Module({
  imports: [PartnersModule, ItemsModule],
  controllers: [StockChangesController],
  providers: [StockService, StockRiskService, StockChangesService, LockedDoorsService, ReservationViews],
  exports: [StockService, StockRiskService, StockChangesService, LockedDoorsService, ReservationViews],
})
export class StockModule {}
