/** The main job: asking, deciding, and showing what is reserved. */
import { Module } from '@nestjs/common';
import { StockModule } from './stock/stock.module.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { PoolModule } from './pool/pool.module.js';
import { AskingModule } from './asking/asking.module.js';
import { LookingModule } from './looking/looking.module.js';
import { OwnUseModule } from './own-use/own-use.module.js';
import { TalkingModule } from './talking/talking.module.js';
import { DeskModule } from './desk/desk.module.js';
import { DecidingModule } from './deciding/deciding.module.js';
import { ChangingModule } from './changing/changing.module.js';
import { WaitingModule } from './waiting/waiting.module.js';
import { AdmittingModule } from './admitting/admitting.module.js';
import { RemindingModule } from './reminding/reminding.module.js';

@Module({
  imports: [
    StockModule,
    FeedsModule,
    PoolModule,
    AskingModule,
    LookingModule,
    TalkingModule,
    OwnUseModule,
    DeskModule,
    DecidingModule,
    ChangingModule,
    AdmittingModule,
    RemindingModule,
    WaitingModule,
  ],
  exports: [
    StockModule,
    FeedsModule,
    PoolModule,
    AskingModule,
    LookingModule,
    TalkingModule,
    OwnUseModule,
    DeskModule,
    DecidingModule,
    ChangingModule,
    AdmittingModule,
    RemindingModule,
    WaitingModule,
  ],
})
export class ReservationsModule {}
