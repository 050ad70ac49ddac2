/** Deciding: the docket, approvals one by one or many at once, deadlines. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../../shared/shared.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { ItemsModule } from '../../items/items.module.js';
import { RecordModule } from '../record/record.module.js';
import { StockModule } from '../stock/stock.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { AdmittingModule } from '../admitting/admitting.module.js';
import { AskingModule } from '../asking/asking.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { LookingModule } from '../looking/looking.module.js';
import { ApprovalRules } from './approval-rules.service.js';
import { ApprovalRulesController } from './approval-rules.controller.js';
import { DecisionsController } from './decisions.controller.js';
import { DecisionsService } from './decisions.service.js';
import { DocketService } from './docket.service.js';
import { DocketRequests } from './docket-requests.service.js';
import { BatchApproval } from './batch-approval.service.js';
import { DeadlinesService } from './deadlines.service.js';
import { RiskSheets } from './risk-sheets.service.js';
import { TodayService } from './today.service.js';

@Module({
  imports: [
    SharedModule,
    PartnersModule,
    ItemsModule,
    RecordModule,
    StockModule,
    TellingModule,
    AskingModule,
    AdmittingModule,
    LookingModule,
    DeskModule,
  ],
  controllers: [DecisionsController, ApprovalRulesController],
  providers: [
    DecisionsService,
    ApprovalRules,
    DocketService,
    DocketRequests,
    BatchApproval,
    DeadlinesService,
    RiskSheets,
    TodayService,
  ],
  exports: [
    DecisionsService,
    ApprovalRules,
    DocketService,
    BatchApproval,
    DeadlinesService,
    RiskSheets,
    TodayService,
  ],
})
export class DecidingModule {}
