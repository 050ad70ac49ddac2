/** `/api/alliances/{alliance}/storage-places`. */
import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../http/id.pipe.js';
import { ListQuery } from '../http/list.query.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { Acting, Allow } from '../partners/access.decorators.js';
import { Actor } from '../partners/actor.js';
import { NewStoragePlaceDto, StoragePlaceChangeDto, StoragePlaceView } from './storage-place.dto.js';
import { StoragePlacesService } from './storage-places.service.js';

@ApiTags('storage places')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance/storage-places')
export class StoragePlacesController {
  constructor(private readonly places: StoragePlacesService) {}

  @Get()
  @Allow('storage-places.read')
  @ApiPage(StoragePlaceView)
  list(@Acting() actor: Actor, @Query() query: ListQuery): Promise<Page<StoragePlaceView>> {
    return this.places.list(actor, query);
  }

  @Get(':id')
  @Allow('storage-places.read')
  @ApiOkResponse({ type: StoragePlaceView })
  get(@Acting() actor: Actor, @IdParam() id: string): Promise<StoragePlaceView> {
    return this.places.get(actor, id);
  }

  @Post()
  @Allow('storage-places.create')
  @ApiCreatedResponse({ type: StoragePlaceView })
  create(@Acting() actor: Actor, @Body() facts: NewStoragePlaceDto): Promise<StoragePlaceView> {
    return this.places.create(actor, facts);
  }

  @Patch(':id')
  @Allow('storage-places.change')
  @ApiOkResponse({ type: StoragePlaceView })
  change(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() changes: StoragePlaceChangeDto,
  ): Promise<StoragePlaceView> {
    return this.places.change(actor, id, changes);
  }
}
