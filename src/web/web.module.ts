/** What people and supervisors see that is no API. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { HealthController } from './health.controller.js';
import { LandingPagesController, RobotsController } from './public/landing-pages.controller.js';
import { LanguagePagesController } from './language-pages.controller.js';
import { BasketCookie } from './partner/basket.cookie.js';
import { Readiness } from './readiness.service.js';
import { SignInPagesController } from './account/sign-in-pages.controller.js';
import { AssetsController } from './ui/assets.controller.js';
import { UndoAddressPagesController } from './account/undo-address-pages.controller.js';

@Module({
  imports: [SharedModule, PartnersModule],
  controllers: [
    HealthController,
    AssetsController,
    LandingPagesController,
    RobotsController,
    LanguagePagesController,
    SignInPagesController,
    UndoAddressPagesController,
  ],
  providers: [BasketCookie, Readiness],
  exports: [Readiness],
})
export class WebModule {}
