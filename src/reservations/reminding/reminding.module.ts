/** Reminding: what is told because its time has come. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { RecordModule } from '../record/record.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DecisionReminders } from './decision-reminders.service.js';
import { Digests } from './digests.service.js';
import { KeeperLists } from './keeper-lists.service.js';
import { NoticeSweeper } from './notice-sweeper.service.js';
import { Reminders } from './reminders.service.js';
import { YearlyQuestions } from './yearly-questions.service.js';
import { Rounds } from './rounds.service.js';

@Module({
  imports: [SharedModule, PartnersModule, RecordModule, TellingModule, DeskModule],
  providers: [DecisionReminders, Digests, KeeperLists, NoticeSweeper, Reminders, Rounds, YearlyQuestions],
  exports: [DecisionReminders, Digests, KeeperLists, NoticeSweeper, Reminders, YearlyQuestions],
})
export class RemindingModule {}
