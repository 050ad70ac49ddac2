/** Where the coordination keeps its own things in order. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { ManageChoices } from './choices.service.js';
import { ManageClosuresPagesController } from './closures-pages.controller.js';
import { ManageItemsPagesController } from './items-pages.controller.js';
import { LoanRulesPagesController } from './loan-rules-pages.controller.js';
import { ManageMailsPagesController } from './mails-pages.controller.js';
import { ManagePagesController } from './manage-pages.controller.js';
import { ManagePartnersPagesController } from './partners-pages.controller.js';
import { ManagePeoplePagesController } from './people-pages.controller.js';
import { ManagePlacesPagesController } from './places-pages.controller.js';
import { ManageRolesPagesController } from './roles-pages.controller.js';
import { ManageSettingsPagesController } from './settings-pages.controller.js';
import { ManageTextsPagesController } from './texts-pages.controller.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, ReservationsModule],
  controllers: [
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
  providers: [ManageChoices],
})
export class ManagePages {}
