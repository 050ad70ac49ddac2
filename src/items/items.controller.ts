/** Putting things into the pool. Reading and changing them stand in `reservations/`, which knows what is promised. */
import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import { Acting, Allow } from '../partners/access.decorators.js';
import { Actor } from '../partners/actor.js';
import { ItemView, NewItemDto } from './item.dto.js';
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
}
