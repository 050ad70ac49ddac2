/** What everybody may see: the list, the items, and who answers for an alliance. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { BasketModule } from '../basket/basket.module.js';
import { ListPagesController } from './list/list-pages.controller.js';
import { ItemPagesController } from './item/item-pages.controller.js';
import { ItemPageReader } from './item/item-page-reader.service.js';
import { LandingPagesController, RobotsController } from './front/landing-pages.controller.js';
import { CrestPicturePagesController } from './portrait/crest-picture-pages.controller.js';
import { PortraitPagesController } from './portrait/portrait-pages.controller.js';
import { AllianceTextPagesController, TextPagesController } from './texts/text-pages.controller.js';
import { UiModule } from '../ui/ui.module.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, ReservationsModule, UiModule, BasketModule],
  controllers: [
    LandingPagesController,
    CrestPicturePagesController,
    PortraitPagesController,
    RobotsController,
    ListPagesController,
    ItemPagesController,
    AllianceTextPagesController,
    TextPagesController,
  ],
  providers: [ItemPageReader],
})
export class PublicPages {}
