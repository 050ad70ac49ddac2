/** Changing the pooled list. Reading it, with what is free, is `reservations/pool.controller.ts`. */
import { Body, Controller, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../http/id.pipe.js';
import { Acting, Allow } from '../partners/access.decorators.js';
import { Actor } from '../partners/actor.js';
import { ItemChangeDto, ItemView, NewItemDto } from './item.dto.js';
import { ItemsService } from './items.service.js';

@ApiTags('items')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance/items')
export class ItemsController {
  constructor(private readonly items: ItemsService) {}

  @Post()
  @Allow('items.create')
  @ApiCreatedResponse({ type: ItemView })
  create(@Acting() actor: Actor, @Body() facts: NewItemDto): Promise<ItemView> {
    return this.items.create(actor, facts);
  }

  @Patch(':id')
  @Allow('items.change')
  @ApiOkResponse({ type: ItemView })
  change(@Acting() actor: Actor, @IdParam() id: string, @Body() changes: ItemChangeDto): Promise<ItemView> {
    return this.items.change(actor, id, changes);
  }
}
