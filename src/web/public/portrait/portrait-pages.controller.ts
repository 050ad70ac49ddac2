/** `/b/{alliance}/kontakt`: the portrait of an alliance. */
import { Get } from '@nestjs/common';
import { PortraitsService } from '../../../items/portraits.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { AlliancesService } from '../../../partners/alliances/alliances.service.js';
import { TextsService } from '../../../partners/alliances/texts.service.js';
import type { Page } from '../../ui/page.js';
import { Inside, PageController } from '../../ui/page.decorators.js';
import { mayTakePart } from '../../ui/take-part.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { portraitPage } from './portrait-page.js';

@PageController('b/:alliance')
export class PortraitPagesController {
  constructor(
    private readonly alliances: AlliancesService,
    private readonly texts: TextsService,
    private readonly portraits: PortraitsService,
  ) {}

  @Get('kontakt')
  @Allow('alliances.read')
  async portrait(@Inside() { actor, home, language }: AllianceVisit): Promise<Page> {
    const portrait = this.alliances.portrait(actor);
    const own = (await this.texts.current(actor.allianceId, 'about'))?.text;
    const shown = await this.portraits.of(actor);
    return portraitPage({
      portrait,
      shown,
      own,
      home,
      seesList: actor.may('items.read'),
      mayTakePart: mayTakePart(actor),
      language,
    });
  }
}
