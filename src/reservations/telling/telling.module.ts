/** Telling people about a reservation. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../../shared/shared.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { RecordModule } from '../record/record.module.js';
import { CalendarEntries } from './calendar-entries.service.js';
import { ConsentMails } from './consent-mails.service.js';
import { DeskMails } from './desk-mails.service.js';
import { ChangeMails } from './change-mails.service.js';
import { MessageMails } from './message-mails.service.js';
import { OfferMails } from './offer-mails.service.js';
import { ReminderMails } from './reminder-mails.service.js';
import { TimedMails } from './timed-mails.service.js';
import { ReservationLetters } from './letters.service.js';
import { ReservationMails } from './reservation-mails.service.js';

@Module({
  imports: [SharedModule, NotificationsModule, PartnersModule, RecordModule],
  providers: [
    ReservationMails,
    ChangeMails,
    OfferMails,
    DeskMails,
    MessageMails,
    ReminderMails,
    TimedMails,
    ConsentMails,
    ReservationLetters,
    CalendarEntries,
  ],
  exports: [
    ReservationMails,
    ChangeMails,
    OfferMails,
    DeskMails,
    MessageMails,
    ReminderMails,
    TimedMails,
    ConsentMails,
  ],
})
export class TellingModule {}
