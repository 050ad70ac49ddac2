/** The alliance's own texts, where it has published some; the pages fall back on the usual ones. */
import { Injectable } from '@nestjs/common';
import type { TextKind } from './usual-texts.js';

@Injectable()
export class OwnTexts {
  /** Undefined: there is none. The one place that knows where they are kept. */
  async current(_allianceId: string, _kind: TextKind | 'about'): Promise<string | undefined> {
    return undefined;
  }
}
