/** Where the coordination keeps its own things in order. */
import { Module } from '@nestjs/common';
import { ImportsModule } from '../../items/import/imports.module.js';
import { ItemsModule } from '../../items/items.module.js';
import { QualificationsModule } from '../../items/qualifications/qualifications.module.js';
import { PhotosModule } from '../../items/photos/photos.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { ManageChoices } from './choices.service.js';
import { ApprovalPagesController } from './approval/approval-pages.controller.js';
import { CrestPagesController } from './crest/crest-pages.controller.js';
import { ManageClosuresPagesController } from './closures/closures-pages.controller.js';
import { ConfirmationsPagesController } from './confirmations/confirmations-pages.controller.js';
import { DepositsPagesController } from './deposits/deposits-pages.controller.js';
import { ExportPagesController } from './export/export-pages.controller.js';
import { HolidaysPagesController } from './holidays/holidays-pages.controller.js';
import { ItemFinder } from './found-items.service.js';
import { ItemForms } from './items/item-forms.service.js';
import { ManageItemsPagesController } from './items/items-pages.controller.js';
import { ItemPhotosPagesController } from './items/photos-pages.controller.js';
import { LabelSheetsService } from './labels/label-sheets.service.js';
import { LabelsPagesController } from './labels/labels-pages.controller.js';
import { ImportPagesController } from './import/import-pages.controller.js';
import { ShownList } from './import/shown-list.service.js';
import { AgreedTextPagesController } from './texts/agreed-text-pages.controller.js';
import { ManageMailsPagesController } from './mails/mails-pages.controller.js';
import { LogPagesController } from './log/log-pages.controller.js';
import { FirstStepsPagesController } from './overview/first-steps-pages.controller.js';
import { OverviewPagesController } from './overview/overview-pages.controller.js';
import { AtRiskPagesController } from './risk/at-risk-pages.controller.js';
import { HandOnPagesController } from './partners/hand-on-pages.controller.js';
import { ManagedPagesController } from './partners/managed-pages.controller.js';
import { ManageInvitationsPagesController } from './partners/invitations-pages.controller.js';
import { ManagePartnersPagesController } from './partners/partners-pages.controller.js';
import { ManagePeoplePagesController } from './partners/people-pages.controller.js';
import { PastePagesController } from './partners/paste-pages.controller.js';
import { OwnRulesPagesController } from './own-rules/own-rules-pages.controller.js';
import { HeldQualificationsPagesController } from './partners/held-pages.controller.js';
import { ManageQualificationsPagesController } from './qualifications/qualifications-pages.controller.js';
import { ManagePlacesPagesController } from './places/places-pages.controller.js';
import { ManageRolesPagesController } from './partners/roles-pages.controller.js';
import { ManageSettingsPagesController } from './settings/settings-pages.controller.js';
import { ManageTextsPagesController } from './texts/texts-pages.controller.js';
import { ShowingPagesController } from './showing/showing-pages.controller.js';
import { PaperModule } from '../paper/paper.module.js';
import { TablePagesController } from './table/table-pages.controller.js';
import { UiModule } from '../ui/ui.module.js';

@Module({
  imports: [
    SharedModule,
    PartnersModule,
    ItemsModule,
    QualificationsModule,
    ImportsModule,
    PhotosModule,
    ReservationsModule,
    PaperModule,
    UiModule,
  ],
  controllers: [
    AgreedTextPagesController,
    ApprovalPagesController,
    ManageTextsPagesController,
    OverviewPagesController,
    FirstStepsPagesController,
    AtRiskPagesController,
    LogPagesController,
    LabelsPagesController,
    TablePagesController,
    ManageItemsPagesController,
    ItemPhotosPagesController,
    ImportPagesController,
    ManagePlacesPagesController,
    ManageQualificationsPagesController,
    ManageClosuresPagesController,
    OwnRulesPagesController,
    ConfirmationsPagesController,
    HolidaysPagesController,
    PastePagesController,
    HandOnPagesController,
    ManagedPagesController,
    ManageInvitationsPagesController,
    ManagePartnersPagesController,
    ManagePeoplePagesController,
    HeldQualificationsPagesController,
    ManageRolesPagesController,
    ManageSettingsPagesController,
    CrestPagesController,
    ManageMailsPagesController,
    DepositsPagesController,
    ExportPagesController,
    ShowingPagesController,
  ],
  providers: [ManageChoices, ItemFinder, ItemForms, LabelSheetsService, ShownList],
})
export class ManagePages {}
