/** `POST /api/alliances/{alliance}/partners/import`: partners and people as pasted lines. */
import { Body, Controller, Headers, Post, Query } from '@nestjs/common';
import { Answers, Says } from '../../http/says.decorators.js';
import { preferredLanguage } from '../../shared/words.js';
import { Acting, Allow } from '../access/access.decorators.js';
import { Actor } from '../who/actor.js';
import { PartnerImport } from './partner-import.service.js';
import { ImportQuery, PartnerImportView, partnerImportView, PartnerLinesDto } from './partner-lines.dto.js';

@Controller('api/alliances/:alliance/partners/import')
export class PartnerImportController {
  constructor(private readonly imports: PartnerImport) {}

  @Post()
  @Allow('partners.import')
  @Says(
    'Add partners and people as pasted lines.',
    'Each line is taken, to be looked at, or left out. What is taken is done in one unit: partners that are new get the status and the day of all, those that there are stay as they are; each new person is mailed one invitation.',
    { 409: '`address-kept`: somebody has just given up an address.' },
  )
  @Answers(200, PartnerImportView)
  async importPartners(
    @Acting() actor: Actor,
    @Query() { dryRun }: ImportQuery,
    @Body() wanted: PartnerLinesDto,
    @Headers('accept-language') acceptLanguage: string | undefined,
  ): Promise<PartnerImportView> {
    const lines = await (dryRun === 'true'
      ? this.imports.preview(actor, wanted)
      : this.imports.take(actor, wanted));
    return partnerImportView(lines, preferredLanguage(acceptLanguage));
  }
}
