/** What is printed, and the same as PDF. */
import { Module } from '@nestjs/common';
import { PdfPress } from './pdf-press.service.js';

@Module({ providers: [PdfPress], exports: [PdfPress] })
export class PaperModule {}
