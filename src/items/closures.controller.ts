/** `/api/alliances/{alliance}/closures`. */
import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../http/id.pipe.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { Acting, Allow } from '../partners/access.decorators.js';
import { Actor } from '../partners/actor.js';
import { ClosureQuery, ClosureView, NewClosureDto } from './closure.dto.js';
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

  @Post()
  @Allow('closures.create')
  @ApiCreatedResponse({ type: ClosureView })
  create(@Acting() actor: Actor, @Body() facts: NewClosureDto): Promise<ClosureView> {
    return this.closures.create(actor, facts);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('closures.remove')
  @ApiNoContentResponse()
  remove(@Acting() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.closures.remove(actor, id);
  }
}
