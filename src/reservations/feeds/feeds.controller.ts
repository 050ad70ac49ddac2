/** `/api/alliances/{alliance}/feeds`: one's own calendar addresses. */
import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { FeedView, NewFeedDto } from './feed.dto.js';
import { FeedsService } from './feeds.service.js';

@Controller('api/alliances/:alliance/feeds')
export class FeedsController {
  constructor(private readonly feeds: FeedsService) {}

  @Get()
  @Allow('feeds.read')
  @Says('List your calendar addresses.', 'Those that work, without their secret address.')
  @ApiListPart(FeedView)
  listFeeds(@Acting() actor: Actor, @Query() query: ListQuery): Promise<ListPart<FeedView>> {
    return this.feeds.list(actor, query);
  }

  @Post()
  @Allow('feeds.create')
  @Says(
    'Make a calendar address to subscribe to.',
    'It shows what you may see at each time. The address is shown this once; a repeat with the same key gets another one, and ends the one before.',
  )
  @Answers(201, FeedView)
  createFeed(@Acting() actor: Actor, @Body() facts: NewFeedDto): Promise<FeedView> {
    return this.feeds.create(actor, facts);
  }

  @Delete(':id')
  @Allow('feeds.revoke')
  @Says('Revoke a calendar address.', 'Whoever fetches it from now on is told that it is gone (410).')
  @Answers(204)
  revokeFeed(@Acting() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.feeds.revoke(actor, id);
  }
}
