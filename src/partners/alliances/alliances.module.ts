/** Alliances: founding one, its portrait, settings and texts. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../../shared/shared.module.js';
import { WhoModule } from '../who/who.module.js';
import { LogModule } from '../log/log.module.js';
import { AlliancesController } from './alliances.controller.js';
import { AlliancesService } from './alliances.service.js';
import { CrestsService } from './crests.service.js';
import { AllianceSettingsService } from './alliance-settings.service.js';
import { TextsService } from './texts.service.js';

@Module({
  imports: [SharedModule, WhoModule, LogModule],
  controllers: [AlliancesController],
  providers: [AlliancesService, AllianceSettingsService, CrestsService, TextsService],
  exports: [AlliancesService, AllianceSettingsService, CrestsService, TextsService],
})
export class AlliancesModule {}
