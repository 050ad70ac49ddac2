/** Who takes part: alliances, partners, people, how they sign in, and what each may do. */
import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, MetadataScanner } from '@nestjs/core';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { AccessGuard } from './access.guard.js';
import { AccessService } from './access.service.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { AccountsService } from './accounts.service.js';
import { AddressChangeController } from './address-change.controller.js';
import { AddressChangeService } from './address-change.service.js';
import { AddressMails } from './address-mails.service.js';
import { AllianceSettingsController } from './alliance-settings.controller.js';
import { AllianceSettingsService } from './alliance-settings.service.js';
import { AlliancesController } from './alliances.controller.js';
import { AlliancesService } from './alliances.service.js';
import { BrowserCookies } from './browser-cookies.service.js';
import { MailedCodes } from './mailed-codes.service.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';
import { PartnersController } from './partners.controller.js';
import { PartnersService } from './partners.service.js';
import { PeopleService } from './people.service.js';
import { PolicyCheck } from './policy-check.service.js';
import { RolesController } from './roles.controller.js';
import { RolesService } from './roles.service.js';
import { SentMailsController } from './sent-mails.controller.js';
import { SentMailsService } from './sent-mails.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { SignInController } from './sign-in.controller.js';
import { SignInService } from './sign-in.service.js';
import { SignInSweeper } from './sweeper.service.js';
import { TextsService } from './texts.service.js';
import { Welcome } from './welcome.service.js';

@Module({
  imports: [SharedModule, NotificationsModule, DiscoveryModule],
  controllers: [
    AlliancesController,
    AllianceSettingsController,
    AuditController,
    PartnersController,
    RolesController,
    SentMailsController,
    SignInController,
    MeController,
    SessionsController,
    AddressChangeController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AccessGuard },
    AccessService,
    AccountsService,
    AddressChangeService,
    AddressMails,
    AlliancesService,
    AllianceSettingsService,
    AuditService,
    BrowserCookies,
    MailedCodes,
    MeService,
    MetadataScanner,
    PartnersService,
    PeopleService,
    PolicyCheck,
    RolesService,
    SentMailsService,
    SessionsService,
    SignInService,
    SignInSweeper,
    TextsService,
    Welcome,
  ],
  exports: [
    AccessService,
    AccountsService,
    AddressChangeService,
    AlliancesService,
    AllianceSettingsService,
    AuditService,
    BrowserCookies,
    MeService,
    PartnersService,
    PeopleService,
    PolicyCheck,
    RolesService,
    SessionsService,
    SentMailsService,
    SignInService,
    SignInSweeper,
    TextsService,
  ],
})
export class PartnersModule {}
