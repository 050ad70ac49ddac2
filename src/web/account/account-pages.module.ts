/** Signing in, and one’s own account. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { AddressPagesController, UndoAddressPagesController } from './address-pages.controller.js';
import { CalendarsPagesController } from './calendars-pages.controller.js';
import { FoundingPagesController } from './founding-pages.controller.js';
import { InvitationPagesController } from './invitation-pages.controller.js';
import { JoinWays } from './join-ways.service.js';
import { MePagesController, SignOutPagesController } from './me-pages.controller.js';
import { SignInPagesController } from './sign-in-pages.controller.js';
import { StandInsPagesController } from './stand-ins-pages.controller.js';
import { TokensPagesController } from './tokens-pages.controller.js';
import { UnsubscribePagesController } from './unsubscribe-pages.controller.js';
import { UiModule } from '../ui/ui.module.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, ReservationsModule, UiModule],
  controllers: [
    SignInPagesController,
    UndoAddressPagesController,
    UnsubscribePagesController,
    MePagesController,
    SignOutPagesController,
    TokensPagesController,
    AddressPagesController,
    CalendarsPagesController,
    StandInsPagesController,
    FoundingPagesController,
    InvitationPagesController,
  ],
  providers: [JoinWays],
})
export class AccountPages {}
