/** Asking and answering on a reservation. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { RecordModule } from '../record/record.module.js';
import { TellingModule } from '../telling/telling.module.js';
import { MessagesController } from './messages.controller.js';
import { Messages } from './messages.service.js';

@Module({
  imports: [PartnersModule, RecordModule, TellingModule],
  controllers: [MessagesController],
  providers: [Messages],
  exports: [Messages],
})
export class TalkingModule {}
