/** What happened: who changed the rules of the game, and what was mailed to whom. */
import { Module } from '@nestjs/common';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { WhoModule } from '../who/who.module.js';
import { LogController } from './log.controller.js';
import { AuditService } from './audit.service.js';
import { SentMailsService } from './sent-mails.service.js';

@Module({
  imports: [WhoModule, NotificationsModule],
  controllers: [LogController],
  providers: [AuditService, SentMailsService],
  exports: [AuditService, SentMailsService],
})
export class LogModule {}
