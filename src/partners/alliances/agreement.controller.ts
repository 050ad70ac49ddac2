/** `/api/alliances/{alliance}/founding-agreement`: the version that holds, for whoever would like to take part. */
import { Controller, Get } from '@nestjs/common';
import { Answers, Says } from '../../http/says.decorators.js';
import { existing } from '../../shared/refusal.js';
import { Acting, Allow } from '../access/access.decorators.js';
import { Actor } from '../who/actor.js';
import { AgreementView } from './text.dto.js';
import { TextsService } from './texts.service.js';

@Controller('api/alliances/:alliance')
export class AgreementController {
  constructor(private readonly texts: TextsService) {}

  @Get('founding-agreement')
  @Allow('texts.read')
  @Says('Read the founding agreement.', 'The version that holds.', { 404: 'None was published yet.' })
  @Answers(200, AgreementView)
  async getFoundingAgreement(@Acting() { allianceId }: Actor): Promise<AgreementView> {
    const { version, text, publishedAt } = existing(
      await this.texts.current(allianceId, 'founding-agreement'),
    );
    return { version, text, publishedAt };
  }
}
