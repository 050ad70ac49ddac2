/** What people and supervisors see that is no API. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { HealthController } from './health.controller.js';
import { LandingController } from './landing.controller.js';
import { Readiness } from './readiness.service.js';
import { SignInPagesController } from './sign-in-pages.controller.js';
import { UndoAddressPagesController } from './undo-address-pages.controller.js';

@Module({
  imports: [SharedModule, PartnersModule],
  controllers: [LandingController, HealthController, SignInPagesController, UndoAddressPagesController],
  providers: [Readiness],
  exports: [Readiness],
})
export class WebModule {}
