/** The coordination’s pages: what to decide, and the pool as a calendar. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { CalendarPagesController } from './calendar/calendar-pages.controller.js';
import { ApplicantsPagesController } from './decisions/applicants-pages.controller.js';
import { DecisionsPagesController } from './decisions/decisions-pages.controller.js';
import { RiskPagesController } from './decisions/risk-pages.controller.js';
import { BasketModule } from '../basket/basket.module.js';
import { ForCallerPagesController } from './for-caller/for-caller-pages.controller.js';
import { TodayPagesController } from './today/today-pages.controller.js';
import { UiModule } from '../ui/ui.module.js';

@Module({
  imports: [SharedModule, BasketModule, PartnersModule, ItemsModule, ReservationsModule, UiModule],
  controllers: [
    TodayPagesController,
    ForCallerPagesController,
    DecisionsPagesController,
    ApplicantsPagesController,
    RiskPagesController,
    CalendarPagesController,
  ],
})
export class CoordinatorPages {}
