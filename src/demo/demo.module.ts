/** What a first look shows. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/items.module.js';
import { PhotosModule } from '../items/photos/photos.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { DemoActors } from './demo-actors.service.js';
import { DemoPhotos } from './demo-photos.service.js';
import { DemoReservations } from './demo-reservations.service.js';
import { DemoPool } from './demo-pool.service.js';
import { DemoService } from './demo.service.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, PhotosModule, ReservationsModule],
  providers: [DemoService, DemoActors, DemoPool, DemoPhotos, DemoReservations],
  exports: [DemoService],
})
export class DemoModule {}
