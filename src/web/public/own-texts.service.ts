/** The alliance's own texts, where it has published some; the pages fall back on the usual ones. */
import { Injectable } from '@nestjs/common';
import { TextsService } from '../../partners/texts.service.js';
import type { TextKind } from './usual-texts.js';

@Injectable()
export class OwnTexts {
  constructor(private readonly texts: TextsService) {}

  /** Undefined: there is none. */
  async current(allianceId: string, kind: TextKind | 'about'): Promise<string | undefined> {
    return (await this.texts.current(allianceId, kind))?.text;
  }
}
