/** Members: the partners of an alliance, their people, and who has a role. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../../shared/shared.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { WhoModule } from '../who/who.module.js';
import { LogModule } from '../log/log.module.js';
import { SigningInModule } from '../signing-in/signing-in.module.js';
import { AlliancesModule } from '../alliances/alliances.module.js';
import { PartnerImportController } from './partner-import.controller.js';
import { PartnerImport } from './partner-import.service.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { JoiningService } from './joining.service.js';
import { PartnersController } from './partners.controller.js';
import { PartnersService } from './partners.service.js';
import { PeopleService } from './people.service.js';
import { RoleMails } from './role-mails.service.js';
import { RolesService } from './roles.service.js';
import { StandInChoices } from './stand-in-choices.service.js';
import { StandInsController } from './stand-ins.controller.js';
import { StandInMails } from './stand-in-mails.service.js';
import { StandIns } from './stand-ins.service.js';

const services = [
  PartnersService,
  PeopleService,
  RolesService,
  PartnerImport,
  InvitationsService,
  JoiningService,
  StandIns,
  StandInChoices,
];

@Module({
  imports: [SharedModule, NotificationsModule, WhoModule, LogModule, SigningInModule, AlliancesModule],
  controllers: [PartnersController, PartnerImportController, InvitationsController, StandInsController],
  providers: [...services, RoleMails, StandInMails],
  exports: services,
})
export class MembersModule {}
