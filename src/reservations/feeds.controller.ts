/** `/api/alliances/{alliance}/feeds`: one's own calendar addresses. */
import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../http/id.pipe.js';
import { ListQuery } from '../http/list.query.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { Acting, Allow } from '../partners/access.decorators.js';
import { Actor } from '../partners/actor.js';
import { FeedView, NewFeedDto } from './feed.dto.js';
import { FeedsService } from './feeds.service.js';

@ApiTags('feeds')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance/feeds')
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  @Get()
  @Allow('feeds.read')
  @ApiPage(FeedView)
  list(@Acting() actor: Actor, @Query() query: ListQuery): Promise<Page<FeedView>> {
    return this.feeds.list(actor, query);
  }

  @Post()
  @Allow('feeds.create')
  @ApiCreatedResponse({ type: FeedView })
  create(@Acting() actor: Actor, @Body() wish: NewFeedDto): Promise<FeedView> {
    return this.feeds.create(actor, wish);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('feeds.revoke')
  @ApiNoContentResponse()
  revoke(@Acting() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.feeds.revoke(actor, id);
  }
}
