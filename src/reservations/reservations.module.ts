/** The main job: asking, deciding, and showing what is reserved. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/items.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { AskingService } from './asking.service.js';
import { DeadlinesService } from './deadlines.service.js';
import { DecisionsService } from './decisions.service.js';
import { FeedAddressController } from './feed-address.controller.js';
import { FeedRows } from './feed-rows.service.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsService } from './feeds.service.js';
import { HousekeepingService } from './housekeeping.service.js';
import { LastCopies } from './last-copies.service.js';
import { LoanMails } from './loan-mails.service.js';
import { OffersService } from './offers.service.js';
import { PoolController } from './pool.controller.js';
import { PoolViewService } from './pool-view.service.js';
import { ReservationStore } from './reservation-store.service.js';
import { ReservationsController } from './reservations.controller.js';
import { ReservationsService } from './reservations.service.js';
import { StockChangesController } from './stock-changes.controller.js';
import { StockChangesService } from './stock-changes.service.js';
import { StockRiskService } from './stock-risk.service.js';
import { StockService } from './stock.service.js';
import { WishCheck } from './wish-check.service.js';

@Module({
  imports: [SharedModule, NotificationsModule, PartnersModule, ItemsModule],
  controllers: [
    PoolController,
    StockChangesController,
    ReservationsController,
    FeedsController,
    FeedAddressController,
  ],
  providers: [
    AskingService,
    DeadlinesService,
    DecisionsService,
    FeedRows,
    FeedsService,
    HousekeepingService,
    LastCopies,
    LoanMails,
    OffersService,
    PoolViewService,
    ReservationStore,
    ReservationsService,
    StockChangesService,
    StockRiskService,
    StockService,
    WishCheck,
  ],
  exports: [
    AskingService,
    DeadlinesService,
    DecisionsService,
    FeedsService,
    PoolViewService,
    ReservationsService,
    StockChangesService,
    StockRiskService,
    HousekeepingService,
  ],
})
export class ReservationsModule {}
