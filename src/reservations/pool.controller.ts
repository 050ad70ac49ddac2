/** `GET /api/alliances/{alliance}/items`: the pooled list with what is free. Stands here, since only this module knows what is promised. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../http/id.pipe.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { ItemView } from '../items/item.dto.js';
import { Acting, Allow } from '../partners/access.decorators.js';
import { Actor } from '../partners/actor.js';
import { AvailabilityQuery, PoolQuery, StepView } from './pool.dto.js';
import { PoolViewService } from './pool-view.service.js';

@ApiTags('items')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance/items')
export class PoolController {
  constructor(private readonly pool: PoolViewService) {}

  @Get()
  @Allow('items.read')
  @ApiPage(ItemView)
  list(@Acting() actor: Actor, @Query() query: PoolQuery): Promise<Page<ItemView>> {
    return this.pool.list(actor, query);
  }

  @Get(':id')
  @Allow('items.read')
  @ApiOkResponse({ type: ItemView })
  get(@Acting() actor: Actor, @IdParam() id: string): Promise<ItemView> {
    return this.pool.get(actor, id);
  }

  @Get(':id/availability')
  @Allow('items.read')
  @ApiOkResponse({ type: [StepView] })
  availability(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Query() query: AvailabilityQuery,
  ): Promise<StepView[]> {
    return this.pool.availability(actor, id, query);
  }
}
