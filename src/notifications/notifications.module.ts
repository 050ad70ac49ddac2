/** Telling people: mails wait in the outbox and are delivered from there. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../shared/shared.module.js';
import { DeliveryService } from './delivery.service.js';
import { MailDesk } from './mail-desk.service.js';
import { MailQueue } from './mail-queue.service.js';
import { MailSweeper } from './mail-sweeper.service.js';
import { MailTransport } from './mail-transport.service.js';
import { MailWriter } from './mail-writer.service.js';
import { OutboxService } from './outbox.service.js';
import { ParkedMails } from './parked-mails.service.js';
import { UntoldMails } from './untold.service.js';

@Module({
  imports: [SharedModule],
  providers: [
    OutboxService,
    DeliveryService,
    MailQueue,
    MailDesk,
    MailWriter,
    MailSweeper,
    MailTransport,
    ParkedMails,
    UntoldMails,
  ],
  exports: [OutboxService, UntoldMails, DeliveryService, MailWriter, MailSweeper, ParkedMails],
})
export class NotificationsModule {}
