/** What can be lent: items, sets, storage places, closures. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { ClosuresController } from './closures.controller.js';
import { ClosuresService } from './closures.service.js';
import { ItemsController } from './items.controller.js';
import { ItemsService } from './items.service.js';
import { PoolService } from './pool.service.js';
import { StoragePlacesController } from './storage-places.controller.js';
import { StoragePlacesService } from './storage-places.service.js';

@Module({
  imports: [SharedModule, PartnersModule],
  controllers: [ItemsController, StoragePlacesController, ClosuresController],
  providers: [ItemsService, StoragePlacesService, ClosuresService, PoolService],
  exports: [ItemsService, StoragePlacesService, ClosuresService, PoolService],
})
export class ItemsModule {}
