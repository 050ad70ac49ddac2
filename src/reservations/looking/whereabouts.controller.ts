/** `GET /api/alliances/{alliance}/items/{id}/whereabouts`: where each unit is now. */
import { Controller, Get } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { Whereabouts } from './whereabouts.service.js';
import { WhereaboutsView } from './whereabouts.view.js';

@Controller('api/alliances/:alliance/items/:id/whereabouts')
export class WhereaboutsController {
  constructor(private readonly whereabouts: Whereabouts) {}

  @Get()
  @Allow('whereabouts.read')
  @Says(
    'Read where the units of an item are.',
    'All that there are, each once: in the store, out with when they are due, out of use, or not brought back. Of sets what is out as sets; of consumables what is left. For the keeper of its place, its owner and the coordination.',
  )
  @Answers(200, [WhereaboutsView])
  getWhereabouts(@Acting() actor: Actor, @IdParam() id: string): Promise<WhereaboutsView[]> {
    return this.whereabouts.read(actor, id);
  }
}
