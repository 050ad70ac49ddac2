/** Alliances: founding one, by command or by invitation, showing it, its portrait, settings and texts. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../../shared/shared.module.js';
import { WhoModule } from '../who/who.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { LogModule } from '../log/log.module.js';
import { SigningInModule } from '../signing-in/signing-in.module.js';
import { AgreementController } from './agreement.controller.js';
import { AlliancesController } from './alliances.controller.js';
import { AlliancesService } from './alliances.service.js';
import { FoundingInvitations } from './founding-invitations.service.js';
import { FoundingMails } from './founding-mails.service.js';
import { FoundingService } from './founding.service.js';
import { ShowingService } from './showing.service.js';
import { CrestsService } from './crests.service.js';
import { AllianceSettingsService } from './alliance-settings.service.js';
import { TextsService } from './texts.service.js';

/** What other rooms may use. */
const open = [
  AlliancesService,
  AllianceSettingsService,
  CrestsService,
  FoundingInvitations,
  FoundingService,
  ShowingService,
  TextsService,
];

@Module({
  imports: [SharedModule, NotificationsModule, WhoModule, LogModule, SigningInModule],
  controllers: [AlliancesController, AgreementController],
  providers: [...open, FoundingMails],
  exports: open,
})
export class AlliancesModule {}
