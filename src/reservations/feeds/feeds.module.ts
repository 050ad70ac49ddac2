/** Calendars to subscribe to. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../../shared/shared.module.js';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { RecordModule } from '../record/record.module.js';
import { FeedsController } from './feeds.controller.js';
import { FeedAddressController } from './feed-address.controller.js';
import { FeedReader } from './feed-reader.service.js';
import { FeedsService } from './feeds.service.js';
import { FeedCopies } from './feed-copies.service.js';
import { FeedEntries } from './feed-entries.service.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, RecordModule],
  controllers: [FeedsController, FeedAddressController],
  providers: [FeedsService, FeedReader, FeedEntries, FeedCopies],
  exports: [FeedsService],
})
export class FeedsModule {}
