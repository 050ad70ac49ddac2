/** How pages look, and what stands around each of them. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { Frames } from './frames.service.js';

@Module({
  imports: [SharedModule, PartnersModule, ReservationsModule],
  providers: [Frames],
  exports: [Frames],
})
export class UiModule {}
