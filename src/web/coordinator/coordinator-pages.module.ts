/** The coordination’s pages: what to decide, and the pool as a calendar. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { CalendarPagesController } from './calendar-pages.controller.js';
import { DecisionsPagesController } from './decisions-pages.controller.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, ReservationsModule],
  controllers: [DecisionsPagesController, CalendarPagesController],
})
export class CoordinatorPages {}
