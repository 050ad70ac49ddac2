/** A partner’s pages: the basket, and what became of it. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { BasketPagesController } from './basket/basket-pages.controller.js';
import { BasketForms } from './basket/basket-forms.service.js';
import { BasketReader } from './basket/basket-reader.service.js';
import { BasketSender } from './basket/basket-sender.service.js';
import { BasketSendingPagesController } from './basket/basket-sending-pages.controller.js';
import { ApplicantBaggage } from './basket/applicant-baggage.service.js';
import { JoinPagesController } from './basket/join-pages.controller.js';
import { TakePartPagesController } from './basket/take-part-pages.controller.js';
import { ConsentsPagesController } from './consents/consents-pages.controller.js';
import { BasketModule } from '../basket/basket.module.js';
import { Repeated } from './repeated.service.js';
import { DamagePagesController } from './requests/damage-pages.controller.js';
import { EntryPagesController } from './requests/entry-pages.controller.js';
import { ChangeForms } from './requests/change-forms.service.js';
import { ChangePagesController } from './requests/change-pages.controller.js';
import { GiveUpPagesController } from './requests/give-up-pages.controller.js';
import { MessagePagesController } from './requests/message-pages.controller.js';
import { MoneyPagesController } from './requests/money-pages.controller.js';
import { PhotoPagesController } from './requests/photo-pages.controller.js';
import { PaperPagesController } from './requests/paper-pages.controller.js';
import { OfferPagesController } from './requests/offer-pages.controller.js';
import { PossibleOffers } from './requests/possible-offers.service.js';
import { ReportPagesController } from './requests/report-pages.controller.js';
import { RequestPagesController } from './requests/request-pages.controller.js';
import { WaitingPagesController } from './waiting/waiting-pages.controller.js';
import { WaitingWishes } from './waiting/waiting-wishes.service.js';
import { PaperModule } from '../paper/paper.module.js';
import { UiModule } from '../ui/ui.module.js';

@Module({
  imports: [
    SharedModule,
    PartnersModule,
    ItemsModule,
    ReservationsModule,
    UiModule,
    BasketModule,
    PaperModule,
  ],
  controllers: [
    BasketPagesController,
    BasketSendingPagesController,
    JoinPagesController,
    TakePartPagesController,
    RequestPagesController,
    ConsentsPagesController,
    EntryPagesController,
    ChangePagesController,
    OfferPagesController,
    GiveUpPagesController,
    PaperPagesController,
    ReportPagesController,
    MessagePagesController,
    MoneyPagesController,
    PhotoPagesController,
    DamagePagesController,
    WaitingPagesController,
  ],
  providers: [
    ApplicantBaggage,
    BasketForms,
    BasketReader,
    BasketSender,
    Repeated,
    ChangeForms,
    PossibleOffers,
    WaitingWishes,
  ],
})
export class PartnerPages {}
