/** `/b/{alliance}/items/{id}/where`: where each unit of an item is, for those who have it in hand. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { Whereabouts } from '../../../reservations/looking/whereabouts.service.js';
import type { Page } from '../../ui/page.js';
import { Inside, PageController } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { wherePage } from './where-page.js';

@PageController('b/:alliance/items/:id/where')
export class WherePagesController {
  constructor(private readonly whereabouts: Whereabouts) {}

  @Get()
  @Allow('whereabouts.read')
  async show(@Inside() visit: AllianceVisit, @IdParam() id: string): Promise<Page> {
    return wherePage(visit, await this.whereabouts.sheet(visit.actor, id));
  }
}
