/** What people and supervisors see that is no API. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { HealthController } from './health.controller.js';
import { LandingController } from './landing.controller.js';
import { Readiness } from './readiness.service.js';

@Module({
  imports: [PartnersModule],
  controllers: [LandingController, HealthController],
  providers: [Readiness],
  exports: [Readiness],
})
export class WebModule {}
