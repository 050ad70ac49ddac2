/** `/undo-address`: the way back to one's old mail address, mailed there when it was changed. */
import { Body, Controller, Get, Header, HttpCode, Param, Post, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { TakesForm } from '../http/form.body.js';
import { Allow } from '../partners/access.decorators.js';
import { AddressChangeService } from '../partners/address-change.service.js';
import { RefusedPage } from './refused-page.filter.js';
import { SecretFormDto } from './sign-in-form.dto.js';
import { undonePage, undoPage } from './sign-in-pages.js';

const HTML = 'text/html; charset=utf-8';

@ApiExcludeController()
@UseFilters(RefusedPage)
@Controller('undo-address')
export class UndoAddressPagesController {
  constructor(private readonly changes: AddressChangeService) {}

  @Get(':secret')
  @Allow('installation.look')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  ask(@Param('secret') secret: string): string {
    return undoPage(secret);
  }

  @Post()
  @HttpCode(200)
  @TakesForm()
  @Allow('address.undo')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async undo(@Body() { secret }: SecretFormDto): Promise<string> {
    await this.changes.undo(secret);
    return undonePage();
  }
}
