/** Changing: what was asked for or promised becomes another loan, at once or once it is decided. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { AskingModule } from '../asking/asking.module.js';
import { RecordModule } from '../record/record.module.js';
import { StockModule } from '../stock/stock.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { ChangeCheck } from './change-check.service.js';
import { ChangeDeadlines } from './change-deadlines.service.js';
import { ChangeDecisions } from './change-decisions.service.js';
import { CounterOffersController } from './counter-offers.controller.js';
import { CounterOffers } from './counter-offers.service.js';
import { ChangingController } from './changing.controller.js';
import { WaitingChanges } from './waiting-changes.service.js';
import { ChangingService } from './changing.service.js';

@Module({
  imports: [SharedModule, PartnersModule, RecordModule, StockModule, TellingModule, AskingModule],
  controllers: [ChangingController, CounterOffersController],
  providers: [ChangingService, CounterOffers, ChangeCheck, ChangeDecisions, ChangeDeadlines, WaitingChanges],
  exports: [ChangingService, CounterOffers, ChangeDecisions, ChangeDeadlines, WaitingChanges],
})
export class ChangingModule {}
