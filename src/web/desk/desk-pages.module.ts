/** Where things are handed over: the pages of the keepers. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { UiModule } from '../ui/ui.module.js';
import { LendForms } from './lend/lend-forms.service.js';
import { LendPagesController } from './lend/lend-pages.controller.js';
import { PlaceCodePagesController } from './place/place-code-pages.controller.js';
import { PaperModule } from '../paper/paper.module.js';
import { LoanPagesController } from './loan/loan-pages.controller.js';
import { DayListPagesController } from './today/day-list-pages.controller.js';
import { DeskPagesController } from './today/desk-pages.controller.js';
import { OwnUsePagesController } from './own-use/own-use-pages.controller.js';
import { WherePagesController } from './where/where-pages.controller.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, ReservationsModule, UiModule, PaperModule],
  controllers: [
    DeskPagesController,
    DayListPagesController,
    LendPagesController,
    LoanPagesController,
    OwnUsePagesController,
    WherePagesController,
    PlaceCodePagesController,
  ],
  providers: [LendForms],
})
export class DeskPages {}
