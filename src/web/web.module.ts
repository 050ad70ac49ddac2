/** What people and supervisors see that is no API. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/items.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { ReservationsModule } from '../reservations/reservations.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { HealthController } from './health.controller.js';
import { LandingPagesController, RobotsController } from './public/landing-pages.controller.js';
import { LanguagePagesController } from './language-pages.controller.js';
import { LoanRulesPagesController } from './manage/loan-rules-pages.controller.js';
import { ManageTextsPagesController } from './manage/texts-pages.controller.js';
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
import { SignInPagesController } from './sign-in-pages.controller.js';
import { AssetsController } from './ui/assets.controller.js';
import { UndoAddressPagesController } from './undo-address-pages.controller.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, ReservationsModule],
  controllers: [
    HealthController,
    AssetsController,
    LandingPagesController,
    RobotsController,
    LanguagePagesController,
    SignInPagesController,
    UndoAddressPagesController,
    LoanRulesPagesController,
    ManageTextsPagesController,
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
