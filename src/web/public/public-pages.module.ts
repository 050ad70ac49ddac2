/** What everybody may see: the list, the items, and who answers for an alliance. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { BasketModule } from '../basket/basket.module.js';
import { AlliancePagesController } from './alliance-pages.controller.js';
import { ItemPageReader } from './item-page-reader.service.js';
import { LandingPagesController, RobotsController } from './landing-pages.controller.js';
import { OwnTexts } from './own-texts.service.js';
import { AllianceTextPagesController, TextPagesController } from './text-pages.controller.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, ReservationsModule, BasketModule],
  controllers: [
    LandingPagesController,
    RobotsController,
    AlliancePagesController,
    AllianceTextPagesController,
    TextPagesController,
  ],
  providers: [ItemPageReader, OwnTexts],
})
export class PublicPages {}
