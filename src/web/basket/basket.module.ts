/** The visitor's basket, for the pages that fill it and those that send it. */
import { Module } from '@nestjs/common';
import { SharedModule } from '../../shared/shared.module.js';
import { BasketCookie } from './basket.cookie.js';

@Module({ imports: [SharedModule], providers: [BasketCookie], exports: [BasketCookie] })
export class BasketModule {}
