/** Signing in and one’s own account: codes, sessions, tokens, a new address. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../../shared/shared.module.js';
import { NotificationsModule } from '../../notifications/notifications.module.js';
import { LogModule } from '../log/log.module.js';
import { WhoModule } from '../who/who.module.js';
import { SignInController } from './sign-in.controller.js';
import { MeController } from './me.controller.js';
import { AddressChangeController } from './address-change.controller.js';
import { AccountsService } from './accounts.service.js';
import { AddressChangeService } from './address-change.service.js';
import { AddressMails } from './address-mails.service.js';
import { BrowserCookies } from './browser-cookies.service.js';
import { MailedCodes } from './mailed-codes.service.js';
import { MeService } from './me.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { SignInSweeper } from './sweeper.service.js';
import { Unsubscribing } from './unsubscribing.service.js';
import { Welcome } from './welcome.service.js';

/** What other rooms may use. */
const open = [
  AccountsService,
  AddressChangeService,
  BrowserCookies,
  MailedCodes,
  MeService,
  SessionsService,
  SignInService,
  SignInSweeper,
  Unsubscribing,
  Welcome,
];

@Module({
  imports: [SharedModule, NotificationsModule, WhoModule, LogModule],
  controllers: [SignInController, MeController, AddressChangeController],
  providers: [...open, AddressMails],
  exports: open,
})
export class SigningInModule {}
