/** A partner’s pages: the basket, and what became of it. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { BasketPagesController } from './basket-pages.controller.js';
import { BasketReader } from './basket-reader.service.js';
import { BasketSender } from './basket-sender.service.js';
import { BasketModule } from '../basket/basket.module.js';
import { Repeated } from './repeated.service.js';
import { RequestPagesController } from './request-pages.controller.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule, ReservationsModule, BasketModule],
  controllers: [BasketPagesController, RequestPagesController],
  providers: [BasketReader, BasketSender, Repeated],
})
export class PartnerPages {}
