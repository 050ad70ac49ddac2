/** Asking: the rules, the one check, offers, and the preview of a wish. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { ItemsModule } from '../../items/items.module.js';
import { RecordModule } from '../record/record.module.js';
import { StockModule } from '../stock/stock.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { AskingController } from './asking.controller.js';
import { AskingService } from './asking.service.js';
import { LendingFactsService } from './lending-facts.service.js';
import { OffersService } from './offers.service.js';
import { WishCheck } from './wish-check.service.js';
import { WishPreviewService } from './wish-preview.service.js';

@Module({
  imports: [PartnersModule, ItemsModule, RecordModule, StockModule, TellingModule],
  controllers: [AskingController],
  providers: [AskingService, LendingFactsService, OffersService, WishCheck, WishPreviewService],
  exports: [AskingService, LendingFactsService, OffersService, WishCheck, WishPreviewService],
})
export class AskingModule {}
