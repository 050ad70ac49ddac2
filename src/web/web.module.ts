/** What people and supervisors see that is no API: pages by audience, what they look like, and health. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/items.module.js';
import { PartnersModule } from '../partners/partners.module.js';
import { SharedModule } from '../shared/shared.module.js';
import { DesignPages } from './design/design-pages.module.js';
import { AccountPages } from './account/account-pages.module.js';
import { CoordinatorPages } from './coordinator/coordinator-pages.module.js';
import { DeskPages } from './desk/desk-pages.module.js';
import { ManagePages } from './manage/manage-pages.module.js';
import { PartnerPages } from './partner/partner-pages.module.js';
import { PublicPages } from './public/public-pages.module.js';
import { HealthController } from './health.controller.js';
import { LanguagePagesController } from './language-pages.controller.js';
import { HealthModule } from './health/health.module.js';
import { OperatorPages } from './operator/operator-pages.module.js';
import { UiModule } from './ui/ui.module.js';
import { AssetsController } from './ui/assets.controller.js';

@Module({
  imports: [
    SharedModule,
    PartnersModule,
    ItemsModule,
    PublicPages,
    PartnerPages,
    CoordinatorPages,
    DeskPages,
    ManagePages,
    AccountPages,
    OperatorPages,
    DesignPages,
    UiModule,
    HealthModule,
  ],
  controllers: [AssetsController, HealthController, LanguagePagesController],
  exports: [HealthModule],
})
export class WebModule {}
