/** Lists that are brought into the pool, and taken back. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { ItemsModule } from '../items.module.js';
import { ImportUndoService } from './import-undo.service.js';
import { ImportsService } from './imports.service.js';
import { ListReader } from './list-reader.service.js';
import { PlannedImports } from './planned-imports.service.js';

const services = [ImportsService, PlannedImports, ImportUndoService, ListReader];

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule],
  providers: services,
  exports: services,
})
export class ImportsModule {}
