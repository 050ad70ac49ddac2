/** Changing items and closing units, and the list of promises that the stock does not cover. */
import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../http/id.pipe.js';
import { ListQuery } from '../http/list.query.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { NewClosureDto } from '../items/closure.dto.js';
import { ItemChangeDto } from '../items/item.dto.js';
import { Acting, Allow } from '../partners/access.decorators.js';
import { Actor } from '../partners/actor.js';
import { AtRiskView, ChangedItemView, NewClosureView } from './risk.view.js';
import { StockChangesService } from './stock-changes.service.js';
import { StockRiskService } from './stock-risk.service.js';

@ApiTags('items')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance')
export class StockChangesController {
  constructor(
    private readonly changes: StockChangesService,
    private readonly risk: StockRiskService,
  ) {}

  @Patch('items/:id')
  @Allow('items.change')
  @ApiOkResponse({ type: ChangedItemView })
  changeItem(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() changes: ItemChangeDto,
  ): Promise<ChangedItemView> {
    return this.changes.changeItem(actor, id, changes);
  }

  @Post('closures')
  @Allow('closures.create')
  @ApiCreatedResponse({ type: NewClosureView })
  closeUnits(@Acting() actor: Actor, @Body() closure: NewClosureDto): Promise<NewClosureView> {
    return this.changes.closeUnits(actor, closure);
  }

  /** Whom it hurts that the stock fell below what was promised. */
  @Get('at-risk')
  @Allow('at-risk.read')
  @ApiPage(AtRiskView)
  atRisk(@Acting() actor: Actor, @Query() query: ListQuery): Promise<Page<AtRiskView>> {
    return this.risk.list(actor, query);
  }
}
