/** Admitting: whoever is not known asks to be let in, and those who decide let them. */
import { Module } from '@nestjs/common';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { AskingModule } from '../asking/asking.module.js';
import { AdmissionService } from './admission.service.js';
import { ApplicantList } from './applicant-list.service.js';
import { ApplicantMails } from './applicant-mails.service.js';
import { ApplicantTries } from './applicant-tries.service.js';
import { ApplicantsController } from './applicants.controller.js';
import { ApplicantsService } from './applicants.service.js';

@Module({
  imports: [SharedModule, NotificationsModule, PartnersModule, AskingModule],
  controllers: [ApplicantsController],
  providers: [AdmissionService, ApplicantList, ApplicantMails, ApplicantTries, ApplicantsService],
  exports: [AdmissionService, ApplicantList, ApplicantsService],
})
export class AdmittingModule {}
