/** The desk: what is fetched and brought back on a day, handing over, taking back, and loans at the door. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PhotosModule } from '../../items/photos/photos.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { AskingModule } from '../asking/asking.module.js';
import { RecordModule } from '../record/record.module.js';
import { StockModule } from '../stock/stock.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { AtHandService } from './at-hand.service.js';
import { CouldHaveService } from './could-have.service.js';
import { DamageReports } from './damage-reports.service.js';
import { DayLists } from './day-lists.service.js';
import { DaySheets } from './day-sheets.service.js';
import { DepositsController } from './deposits.controller.js';
import { DepositList } from './deposit-list.service.js';
import { Deposits } from './deposits.service.js';
import { DeskController } from './desk.controller.js';
import { DeskWork } from './desk-work.service.js';
import { Doors } from './doors.service.js';
import { HandOvers } from './hand-overs.service.js';
import { LateWarnings } from './late-warnings.service.js';
import { LoanPhotosController } from './loan-photos.controller.js';
import { LoanPhotos } from './loan-photos.service.js';
import { LoansController } from './loans.controller.js';
import { Losses } from './losses.service.js';
import { QualifiedPeopleService } from './qualified-people.service.js';
import { Stops } from './stops.service.js';
import { TakeBacks } from './take-backs.service.js';
import { WalkIns } from './walk-ins.service.js';

@Module({
  imports: [
    SharedModule,
    PartnersModule,
    ItemsModule,
    PhotosModule,
    RecordModule,
    StockModule,
    TellingModule,
    AskingModule,
  ],
  controllers: [DeskController, LoansController, DepositsController, LoanPhotosController],
  providers: [
    AtHandService,
    CouldHaveService,
    DamageReports,
    DayLists,
    DaySheets,
    DepositList,
    Deposits,
    DeskWork,
    Doors,
    HandOvers,
    LateWarnings,
    LoanPhotos,
    Losses,
    QualifiedPeopleService,
    Stops,
    TakeBacks,
    WalkIns,
  ],
  exports: [
    AtHandService,
    CouldHaveService,
    DamageReports,
    DayLists,
    DaySheets,
    DepositList,
    Deposits,
    Doors,
    HandOvers,
    LateWarnings,
    LoanPhotos,
    QualifiedPeopleService,
    TakeBacks,
    WalkIns,
  ],
})
export class DeskModule {}
