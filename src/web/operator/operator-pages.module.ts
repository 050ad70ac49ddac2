/** What whoever operates the installation sees: nothing of anybody's data. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { ReservationsModule } from '../../reservations/reservations.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { HealthModule } from '../health/health.module.js';
import { UiModule } from '../ui/ui.module.js';
import { InstallationPagesController } from './installation/installation-pages.controller.js';
import { InvitationsPagesController } from './invitations/invitations-pages.controller.js';

@Module({
  imports: [SharedModule, PartnersModule, ReservationsModule, HealthModule, UiModule],
  controllers: [InstallationPagesController, InvitationsPagesController],
})
export class OperatorPages {}
