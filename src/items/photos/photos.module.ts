/** Pictures that people upload, whatever they show, and those of items. */
import { Module } from '@nestjs/common';
import { PartnersModule } from '../../partners/partners.module.js';
import { SharedModule } from '../../shared/shared.module.js';
import { ItemsModule } from '../items.module.js';
import { ItemPhotosController } from './item-photos.controller.js';
import { ItemPhotos } from './item-photos.service.js';
import { PhotosByName } from './photos-by-name.service.js';
import { Photos } from './photos.service.js';

@Module({
  imports: [SharedModule, PartnersModule, ItemsModule],
  controllers: [ItemPhotosController],
  providers: [Photos, ItemPhotos, PhotosByName],
  exports: [Photos, ItemPhotos, PhotosByName],
})
export class PhotosModule {}
