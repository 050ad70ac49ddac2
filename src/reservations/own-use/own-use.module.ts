/** Owners who use their own things. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { RecordModule } from '../record/record.module.js';
import { StockModule } from '../stock/stock.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { OwnUseCheck } from './own-use-check.service.js';
import { OwnUseController } from './own-use.controller.js';
import { OwnUse } from './own-use.service.js';

@Module({
  imports: [PartnersModule, ItemsModule, RecordModule, StockModule, TellingModule],
  controllers: [OwnUseController],
  providers: [OwnUse, OwnUseCheck],
  exports: [OwnUse],
})
export class OwnUseModule {}
