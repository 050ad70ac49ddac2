/** Qualifications that things require, and who has them. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { HeldQualificationsController } from './held-qualifications.controller.js';
import { HeldQualifications } from './held-qualifications.service.js';
import { QualificationsController } from './qualifications.controller.js';
import { QualificationsService } from './qualifications.service.js';

@Module({
  imports: [PartnersModule],
  controllers: [QualificationsController, HeldQualificationsController],
  providers: [QualificationsService, HeldQualifications],
  exports: [QualificationsService, HeldQualifications],
})
export class QualificationsModule {}
