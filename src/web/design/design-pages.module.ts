/** The page that shows what pages are made of. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../../shared/shared.module.js';
import { UiModule } from '../ui/ui.module.js';
import { DesignPagesController } from './design-pages.controller.js';

@Module({ imports: [SharedModule, UiModule], controllers: [DesignPagesController] })
export class DesignPages {}
