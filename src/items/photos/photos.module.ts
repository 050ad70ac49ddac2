/** Pictures that people upload, whatever they show. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../../shared/shared.module.js';
import { Photos } from './photos.service.js';

@Module({ imports: [SharedModule], providers: [Photos], exports: [Photos] })
export class PhotosModule {}
