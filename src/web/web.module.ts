/** What people and supervisors see that is no API. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/items.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { AddressPagesController } from './account/address-pages.controller.js';
import { CalendarsPagesController } from './account/calendars-pages.controller.js';
import { MePagesController, SignOutPagesController } from './account/me-pages.controller.js';
import { SignInPagesController } from './account/sign-in-pages.controller.js';
import { TokensPagesController } from './account/tokens-pages.controller.js';
import { UndoAddressPagesController } from './account/undo-address-pages.controller.js';
import { CalendarPagesController } from './coordinator/calendar-pages.controller.js';
import { DecisionsPagesController } from './coordinator/decisions-pages.controller.js';
import { HealthController } from './health.controller.js';
import { LanguagePagesController } from './language-pages.controller.js';
import { LoanRulesPagesController } from './manage/loan-rules-pages.controller.js';
import { ManageTextsPagesController } from './manage/texts-pages.controller.js';
import { BasketPagesController } from './partner/basket-pages.controller.js';
import { BasketReader } from './partner/basket-reader.service.js';
import { BasketSender } from './partner/basket-sender.service.js';
import { BasketCookie } from './partner/basket.cookie.js';
import { Repeated } from './partner/repeated.service.js';
import { RequestPagesController } from './partner/request-pages.controller.js';
import { AlliancePagesController } from './public/alliance-pages.controller.js';
import { ItemPageReader } from './public/item-page-reader.service.js';
import { LandingPagesController, RobotsController } from './public/landing-pages.controller.js';
import { OwnTexts } from './public/own-texts.service.js';
import { AllianceTextPagesController, TextPagesController } from './public/text-pages.controller.js';
import { ManagePagesController } from './manage/manage-pages.controller.js';
import { ManageItemsPagesController } from './manage/items-pages.controller.js';
import { ManagePlacesPagesController } from './manage/places-pages.controller.js';
import { ManageClosuresPagesController } from './manage/closures-pages.controller.js';
import { ManagePartnersPagesController } from './manage/partners-pages.controller.js';
import { ManagePeoplePagesController } from './manage/people-pages.controller.js';
import { ManageRolesPagesController } from './manage/roles-pages.controller.js';
import { ManageSettingsPagesController } from './manage/settings-pages.controller.js';
import { ManageMailsPagesController } from './manage/mails-pages.controller.js';
import { ManageChoices } from './manage/choices.service.js';
import { Readiness } from './readiness.service.js';
import { AssetsController } from './ui/assets.controller.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, ReservationsModule],
  controllers: [
    HealthController,
    AssetsController,
    BasketPagesController,
    RequestPagesController,
    LandingPagesController,
    RobotsController,
    AlliancePagesController,
    AllianceTextPagesController,
    TextPagesController,
    LanguagePagesController,
    SignInPagesController,
    UndoAddressPagesController,
    LoanRulesPagesController,
    ManageTextsPagesController,
    MePagesController,
    SignOutPagesController,
    TokensPagesController,
    AddressPagesController,
    CalendarsPagesController,
    DecisionsPagesController,
    CalendarPagesController,
  ],
  providers: [BasketCookie, BasketReader, BasketSender, ItemPageReader, OwnTexts, Readiness, Repeated],
    ManagePagesController,
    ManageItemsPagesController,
    ManagePlacesPagesController,
    ManageClosuresPagesController,
    ManagePartnersPagesController,
    ManagePeoplePagesController,
    ManageRolesPagesController,
    ManageSettingsPagesController,
    ManageMailsPagesController,
  ],
  providers: [Readiness, ManageChoices],
  exports: [Readiness],
})
export class WebModule {}
