/** Telling people: mails wait in the outbox and are delivered from there. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../shared/shared.module.js';
import { DeliveryService } from './delivery.service.js';
import { MailTransport } from './mail-transport.service.js';
import { OutboxService } from './outbox.service.js';

@Module({
  imports: [SharedModule],
  providers: [OutboxService, DeliveryService, MailTransport],
  exports: [OutboxService, DeliveryService],
})
export class NotificationsModule {}
