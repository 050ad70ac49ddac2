/** `/api/alliances/{alliance}/closures`. Adding one stands in `reservations/`, which knows whom it hurts. */
import { Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../http/id.pipe.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { Acting, Allow } from '../partners/access.decorators.js';
import { Actor } from '../partners/actor.js';
import { ClosureQuery, ClosureView } from './closure.dto.js';
import { ClosuresService } from './closures.service.js';

@ApiTags('closures')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance/closures')
export class ClosuresController {
  constructor(private readonly closures: ClosuresService) {}

  @Get()
  @Allow('closures.read')
  @ApiPage(ClosureView)
  list(@Acting() actor: Actor, @Query() query: ClosureQuery): Promise<Page<ClosureView>> {
    return this.closures.list(actor, query);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('closures.remove')
  @ApiNoContentResponse()
  remove(@Acting() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.closures.remove(actor, id);
  }
}
