/** What can be lent: items, sets, storage places, closures. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { ClosureSeriesService } from './closure-series.service.js';
import { ClosuresService } from './closures.service.js';
import { ConfirmationsController } from './confirmations.controller.js';
import { ConfirmationsService } from './confirmations.service.js';
import { HolidayOutlookService } from './holiday-outlook.service.js';
import { ItemProposalsService } from './item-proposals.service.js';
import { ItemsController } from './items.controller.js';
import { ItemsService } from './items.service.js';
import { ItemConditions } from './lending/item-conditions.service.js';
import { LendingRules } from './lending/lending-rules.service.js';
import { LendingRulesController } from './lending/lending-rules.controller.js';
import { PortraitsService } from './portraits.service.js';
import { PoolService } from './pool.service.js';
import { StoragePlacesService } from './storage-places.service.js';

const services = [
  ItemsService,
  ItemProposalsService,
  StoragePlacesService,
  ClosuresService,
  ClosureSeriesService,
  ConfirmationsService,
  PoolService,
  ItemConditions,
  LendingRules,
  HolidayOutlookService,
  PortraitsService,
];

@Module({
  imports: [SharedModule, PartnersModule],
  controllers: [ItemsController, ConfirmationsController, LendingRulesController],
  providers: services,
  exports: services,
})
export class ItemsModule {}
