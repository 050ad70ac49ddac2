/** Waiting: who wishes for what there is too little of, and is offered it once it is free. */
import { Module } from '@nestjs/common';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { AskingModule } from '../asking/asking.module.js';
import { WaitingAnswers } from './waiting-answers.service.js';
import { WaitingMails } from './waiting-mails.service.js';
import { WaitingOffers } from './waiting-offers.service.js';
import { WaitingSheets } from './waiting-sheets.service.js';
import { WaitingController } from './waiting.controller.js';
import { WaitingService } from './waiting.service.js';

@Module({
  imports: [SharedModule, NotificationsModule, PartnersModule, AskingModule],
  controllers: [WaitingController],
  providers: [WaitingService, WaitingSheets, WaitingAnswers, WaitingOffers, WaitingMails],
  exports: [WaitingService, WaitingSheets, WaitingAnswers, WaitingOffers],
})
export class WaitingModule {}
