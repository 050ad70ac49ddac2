/** What people and supervisors see that is no API. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { CalendarPagesController } from './coordinator/calendar-pages.controller.js';
import { DecisionsPagesController } from './coordinator/decisions-pages.controller.js';
import { HealthController } from './health.controller.js';
import { LandingPagesController, RobotsController } from './public/landing-pages.controller.js';
import { LanguagePagesController } from './language-pages.controller.js';
import { Readiness } from './readiness.service.js';
import { SignInPagesController } from './sign-in-pages.controller.js';
import { AssetsController } from './ui/assets.controller.js';
import { UndoAddressPagesController } from './undo-address-pages.controller.js';

@Module({
  imports: [SharedModule, PartnersModule, ReservationsModule],
  controllers: [
    HealthController,
    AssetsController,
    LandingPagesController,
    RobotsController,
    LanguagePagesController,
    SignInPagesController,
    UndoAddressPagesController,
    DecisionsPagesController,
    CalendarPagesController,
  ],
  providers: [Readiness],
  exports: [Readiness],
})
export class WebModule {}
