/** Looking at reservations: lists, sheets, what is to be put in order, and where things are. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { ItemsModule } from '../../items/items.module.js';
import { RecordModule } from '../record/record.module.js';
import { StockModule } from '../stock/stock.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { ReservationsController } from './reservations.controller.js';
import { ReservationsService } from './reservations.service.js';
import { ReservationListService } from './reservation-list.service.js';
import { ReservationSheetService } from './reservation-sheet.service.js';
import { FirstStepsService } from './first-steps.service.js';
import { HousekeepingService } from './housekeeping.service.js';
import { InstallationService } from './installation.service.js';
import { WhereaboutsController } from './whereabouts.controller.js';
import { Whereabouts } from './whereabouts.service.js';

@Module({
  imports: [PartnersModule, ItemsModule, RecordModule, StockModule, TellingModule],
  controllers: [ReservationsController, WhereaboutsController],
  providers: [
    ReservationsService,
    ReservationListService,
    ReservationSheetService,
    HousekeepingService,
    InstallationService,
    FirstStepsService,
    Whereabouts,
  ],
  exports: [
    ReservationsService,
    ReservationListService,
    ReservationSheetService,
    HousekeepingService,
    InstallationService,
    FirstStepsService,
    Whereabouts,
  ],
})
export class LookingModule {}
