/** The reservation itself, in the tables. */
import { Module } from '@nestjs/common';
import { Epochs } from './epochs.service.js';
import { ReservationStore } from './reservation-store.service.js';

@Module({
  providers: [ReservationStore, Epochs],
  exports: [ReservationStore, Epochs],
})
export class RecordModule {}
