/** The pooled list and its month, with what is free. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { ItemsModule } from '../../items/items.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { RecordModule } from '../record/record.module.js';
import { StockModule } from '../stock/stock.module.js';
import { PoolController } from './pool.controller.js';
import { PoolTags } from './pool-tags.service.js';
import { PoolViewService } from './pool-view.service.js';
import { WishedPool } from './wished-pool.service.js';
import { PoolCalendarService } from './pool-calendar.service.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, RecordModule, StockModule],
  controllers: [PoolController],
  providers: [PoolTags, PoolViewService, WishedPool, PoolCalendarService],
  exports: [PoolTags, PoolViewService, WishedPool, PoolCalendarService],
})
export class PoolModule {}
