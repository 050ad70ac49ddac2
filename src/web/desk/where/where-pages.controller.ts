/** `/b/{alliance}/items/{id}/where`: where each unit of an item is, for those who have it in hand. */
import { Get } from '@nestjs/common';
import { IdParam } from '../../../http/id.pipe.js';
import { ClosuresService } from '../../../items/closures.service.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import type { Actor } from '../../../partners/who/actor.js';
import { TakeBacks } from '../../../reservations/desk/take-backs.service.js';
import type { Loss } from '../../../reservations/looking/whereabouts.view.js';
import { Whereabouts } from '../../../reservations/looking/whereabouts.service.js';
import type { Typed } from '../../forms/typed.js';
import { seeOther, type Answer, type Page } from '../../ui/page.js';
import { Inside, PageController, PostForm, Queried, Said } from '../../ui/page.decorators.js';
import type { AllianceVisit } from '../../ui/visit.js';
import { wherePage } from './where-page.js';

@PageController('b/:alliance/items/:id/where')
export class WherePagesController {
  constructor(
    private readonly whereabouts: Whereabouts,
    private readonly takeBacks: TakeBacks,
    private readonly closures: ClosuresService,
  ) {}

  @Get()
  @Allow('whereabouts.read')
  async show(
    @Inside() visit: AllianceVisit,
    @IdParam() id: string,
    @Queried() { done }: Typed,
  ): Promise<Page> {
    return wherePage(visit, await this.whereabouts.sheet(visit.actor, id), done === ENDED);
  }

  /** What was missing is found, or what was broken is mended; twice does no harm. */
  @PostForm()
  @Allow('whereabouts.read')
  async end(@Inside() visit: AllianceVisit, @IdParam() id: string, @Said() typed: Typed): Promise<Answer> {
    const { losses } = await this.whereabouts.sheet(visit.actor, id);
    const loss = losses.find(({ closureId }) => closureId === typed['closureId']);
    if (loss) await this.inUse(visit.actor, loss);
    return seeOther(`${visit.home}/items/${id}/where?done=${ENDED}`);
  }

  private async inUse(actor: Actor, { isMissing, ...loss }: Loss): Promise<void> {
    if (!isMissing) return this.closures.remove(actor, loss.closureId);
    const lines = [{ lineId: loss.lineId, quantity: 0, found: loss.quantity }];
    await this.takeBacks.takeBack(actor, loss.reservationId, { lines });
  }
}

const ENDED = 'in-use';
