/** Putting things into the pool, with the places where they stand and the closures. Reading and changing items, changing places, and adding a closure, stand in `reservations/`, which knows what is promised and whom it hurts. */
import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { IdParam } from '../http/id.pipe.js';
import { ListQuery } from '../http/list.query.js';
import { ApiListPart } from '../http/list-part.decorator.js';
import type { ListPart } from '../http/list-parts.js';
import { Answers, Says } from '../http/says.decorators.js';
import { Acting, Allow } from '../partners/access/access.decorators.js';
import { Actor } from '../partners/who/actor.js';
import { ClosureQuery, ClosureView } from './closure.dto.js';
import { ClosureSeriesService } from './closure-series.service.js';
import { ClosuresService } from './closures.service.js';
import { ItemView, NewItemDto } from './item.dto.js';
import { ItemsService } from './items.service.js';
import { NewStoragePlaceDto, StoragePlaceView } from './storage-place.dto.js';
import { StoragePlacesService } from './storage-places.service.js';

@Controller('api/alliances/:alliance')
export class ItemsController {
  constructor(
    private readonly items: ItemsService,
    private readonly places: StoragePlacesService,
    private readonly closures: ClosuresService,
    private readonly series: ClosureSeriesService,
  ) {}

  @Post('items')
  @Allow('items.create')
  @Says(
    'Put an item into the pool.',
    'A member does it for a partner of their own, the coordination for any.',
    { 409: '`inventory-number-taken`: another item has this number.' },
  )
  @Answers(201, ItemView)
  createItem(@Acting() actor: Actor, @Body() facts: NewItemDto): Promise<ItemView> {
    return this.items.create(actor, facts);
  }

  @Get('storage-places')
  @Allow('storage-places.read')
  @Says(
    'List the storage places.',
    'With the hours in which things are given out. The address of a private home is missing, unless you coordinate or keep it.',
  )
  @ApiListPart(StoragePlaceView)
  listStoragePlaces(@Acting() actor: Actor, @Query() query: ListQuery): Promise<ListPart<StoragePlaceView>> {
    return this.places.list(actor, query);
  }

  @Get('storage-places/:id')
  @Allow('storage-places.read')
  @Says('Read a storage place.', 'With the hours in which things are given out and taken back.')
  @Answers(200, StoragePlaceView)
  getStoragePlace(@Acting() actor: Actor, @IdParam() id: string): Promise<StoragePlaceView> {
    return this.places.get(actor, id);
  }

  @Post('storage-places')
  @Allow('storage-places.create')
  @Says('Add a storage place.', 'Without hand-over windows it is open by arrangement, at any time.', {
    409: '`name-taken`: another place is called so.',
  })
  @Answers(201, StoragePlaceView)
  createStoragePlace(@Acting() actor: Actor, @Body() facts: NewStoragePlaceDto): Promise<StoragePlaceView> {
    return this.places.create(actor, facts);
  }

  @Get('closures')
  @Allow('closures.read')
  @Says('List the closures that are not over.', 'Units that are out for a while, with the reason.')
  @ApiListPart(ClosureView)
  listClosures(@Acting() actor: Actor, @Query() query: ClosureQuery): Promise<ListPart<ClosureView>> {
    return this.closures.list(actor, query);
  }

  @Delete('closures/:id')
  @Allow('closures.remove')
  @Says('End a closure.', 'Its units are free again at once.')
  @Answers(204)
  removeClosure(@Acting() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.closures.remove(actor, id);
  }

  @Delete('closures/:id/series')
  @Allow('closures.remove')
  @Says(
    'End a closure that comes back every year.',
    'All years of it that have not begun are taken away, and no more come; what is on ends as planned. To take away one year alone, end that closure.',
  )
  @Answers(204)
  removeClosureSeries(@Acting() actor: Actor, @IdParam() id: string): Promise<void> {
    return this.series.remove(actor, id);
  }
}
