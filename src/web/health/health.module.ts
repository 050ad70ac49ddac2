/** How the installation is: whether it takes work, and what somebody should look at. */
import { Module } from '@nestjs/common';
import { ItemsModule } from '../../items/items.module.js';
import { PartnersModule } from '../../partners/partners.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { Readiness } from './readiness.service.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule],
  providers: [Readiness],
  exports: [Readiness],
})
export class HealthModule {}
