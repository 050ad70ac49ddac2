/** The main job: asking, deciding, and showing what is reserved. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/items.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { AskingService } from './asking.service.js';
import { BatchApproval } from './batch-approval.service.js';
import { DeadlinesService } from './deadlines.service.js';
import { DecisionsService } from './decisions.service.js';
import { DocketRequests } from './docket-requests.service.js';
import { DocketService } from './docket.service.js';
import { FeedAddressController } from './feed-address.controller.js';
import { FeedRows } from './feed-rows.service.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsService } from './feeds.service.js';
import { HousekeepingService } from './housekeeping.service.js';
import { LastCopies } from './last-copies.service.js';
import { LoanListService } from './loan-list.service.js';
import { LoanMails } from './loan-mails.service.js';
import { LoanSheetService } from './loan-sheet.service.js';
import { OffersService } from './offers.service.js';
import { PoolCalendarService } from './pool-calendar.service.js';
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
import { WishPreviewService } from './wish-preview.service.js';

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
    BatchApproval,
    DeadlinesService,
    DecisionsService,
    DocketRequests,
    DocketService,
    FeedRows,
    FeedsService,
    HousekeepingService,
    LastCopies,
    LoanListService,
    LoanMails,
    LoanSheetService,
    OffersService,
    PoolCalendarService,
    PoolViewService,
    ReservationStore,
    ReservationsService,
    StockChangesService,
    StockRiskService,
    StockService,
    WishCheck,
    WishPreviewService,
  ],
  exports: [
    AskingService,
    BatchApproval,
    DeadlinesService,
    DecisionsService,
    DocketService,
    FeedsService,
    LoanListService,
    LoanSheetService,
    PoolCalendarService,
    PoolViewService,
    ReservationsService,
    StockChangesService,
    WishPreviewService,
    StockRiskService,
    HousekeepingService,
  ],
})
export class ReservationsModule {}
