/** What people and supervisors see that is no API. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { ItemsModule } from '../items/items.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { HealthController } from './health.controller.js';
import { LandingPagesController, RobotsController } from './public/landing-pages.controller.js';
import { AlliancePagesController } from './public/alliance-pages.controller.js';
import { ItemPageReader } from './public/item-page-reader.service.js';
import { OwnTexts } from './public/own-texts.service.js';
import { AllianceTextPagesController, TextPagesController } from './public/text-pages.controller.js';
import { LanguagePagesController } from './language-pages.controller.js';
import { Readiness } from './readiness.service.js';
import { SignInPagesController } from './sign-in-pages.controller.js';
import { AssetsController } from './ui/assets.controller.js';
import { UndoAddressPagesController } from './undo-address-pages.controller.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, ReservationsModule],
  controllers: [
    HealthController,
    AssetsController,
    LandingPagesController,
    RobotsController,
    AlliancePagesController,
    AllianceTextPagesController,
    TextPagesController,
    LanguagePagesController,
    SignInPagesController,
    UndoAddressPagesController,
  ],
  providers: [Readiness, ItemPageReader, OwnTexts],
  exports: [Readiness],
})
export class WebModule {}
