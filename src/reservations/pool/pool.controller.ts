/** `GET /api/alliances/{alliance}/items`: the pooled list with what is free. Stands here, since only this module knows what is promised. */
import { Controller, Get, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { TakesLong } from '../../http/quick-visits.setup.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { ItemView } from '../../items/item.dto.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { AvailabilityQuery, PoolQuery, StepView } from './pool.dto.js';
import { PoolViewService } from './pool-view.service.js';
import { SaysUnchanged } from './unchanged.interceptor.js';

@Controller('api/alliances/:alliance/items')
export class PoolController {
  constructor(private readonly pool: PoolViewService) {}

  @Get()
  @Allow('items.read')
  @TakesLong()
  @Says('List the pool.', 'With `from` and `until` each item says how many are free throughout that period.')
  @ApiListPart(ItemView)
  @SaysUnchanged()
  listItems(@Acting() actor: Actor, @Query() query: PoolQuery): Promise<ListPart<ItemView>> {
    return this.pool.list(actor, query);
  }

  @Get(':id')
  @Allow('items.read')
  @Says('Read an item.', 'What it is, whose it is, where it stands and what goes with it.')
  @Answers(200, ItemView)
  @SaysUnchanged()
  getItem(@Acting() actor: Actor, @IdParam() id: string): Promise<ItemView> {
    return this.pool.get(actor, id);
  }

  @Get(':id/availability')
  @Allow('items.read')
  @Says(
    'Read how many units are free, and when.',
    'Steps that cover the period without gaps, a year at most; throughout a step the number is the same.',
  )
  @Answers(200, [StepView])
  @SaysUnchanged()
  getAvailability(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Query() query: AvailabilityQuery,
  ): Promise<StepView[]> {
    return this.pool.availability(actor, id, query);
  }
}
