/** Telling people: mails wait in the outbox and are delivered from there. */
import { Module } from '@nestjs/common';
import { Leases } from '../database/leases.service.js';
import { SharedModule } from '../shared/shared.module.js';
import { DeliveryService } from './delivery.service.js';
import { MailQueue } from './mail-queue.service.js';
import { MailTransport } from './mail-transport.service.js';
import { OutboxService } from './outbox.service.js';

@Module({
  imports: [SharedModule],
  providers: [OutboxService, DeliveryService, MailQueue, MailTransport, Leases],
  exports: [OutboxService, DeliveryService],
})
export class NotificationsModule {}
