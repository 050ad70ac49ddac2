/** Changing items and places, closing units and how long they rest, and the list of promises that the stock does not cover. */
import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { NewClosureDto } from '../../items/closure.dto.js';
import { ItemChangeDto } from '../../items/item.dto.js';
import { StoragePlaceChangeDto } from '../../items/storage-place.dto.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { SettingsChangeDto } from '../../partners/alliances/settings.dto.js';
import { ChangedStoragePlaceView } from './locked-door.view.js';
import { LockedDoorsService } from './locked-doors.service.js';
import { AtRiskView, ChangedItemView, ChangedSettingsView, NewClosureView } from './risk.view.js';
import { StockChangesService } from './stock-changes.service.js';
import { StockRiskService } from './stock-risk.service.js';

@Controller('api/alliances/:alliance')
export class StockChangesController {
  constructor(
    private readonly changes: StockChangesService,
    private readonly risk: StockRiskService,
    private readonly doors: LockedDoorsService,
  ) {}

  @Patch('items/:id')
  @Allow('items.change')
  @Says(
    'Change an item.',
    'Each field only where it changes. A smaller quantity is taken even where more is promised: a torn tent is torn. The answer says whom it hurts.',
    { 409: '`inventory-number-taken`: another item has this number.' },
  )
  @Answers(200, ChangedItemView)
  changeItem(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() changes: ItemChangeDto,
  ): Promise<ChangedItemView> {
    return this.changes.changeItem(actor, id, changes);
  }

  @Patch('storage-places/:id')
  @Allow('storage-places.change')
  @Says(
    'Change a storage place.',
    'Each field only where it changes; the lists of windows and of closed days are replaced as a whole. What was promised stays; the answer says who would stand before a locked door.',
    { 409: '`name-taken`: another place is called so.' },
  )
  @Answers(200, ChangedStoragePlaceView)
  changeStoragePlace(
    @Acting() actor: Actor,
    @IdParam() id: string,
    @Body() changes: StoragePlaceChangeDto,
  ): Promise<ChangedStoragePlaceView> {
    return this.doors.changePlace(actor, id, changes);
  }

  @Patch('settings')
  @Allow('alliance.change')
  @Says(
    'Change the settings.',
    'Each field only where it changes. New numbers judge requests from now on; what was promised stays. The answer says whom a longer rest hurts.',
  )
  @Answers(200, ChangedSettingsView)
  changeSettings(@Acting() actor: Actor, @Body() changes: SettingsChangeDto): Promise<ChangedSettingsView> {
    return this.changes.changeSettings(actor, changes);
  }

  @Post('closures')
  @Allow('closures.create')
  @Says(
    'Close units of an item for a while.',
    'Taken even where they are promised; the answer says whom it hurts.',
  )
  @Answers(201, NewClosureView)
  createClosure(@Acting() actor: Actor, @Body() closure: NewClosureDto): Promise<NewClosureView> {
    return this.changes.closeUnits(actor, closure);
  }

  /** Whom it hurts that the stock fell below what was promised. */
  @Get('at-risk')
  @Allow('at-risk.read')
  @Says(
    'List the promises that the stock does not cover.',
    'Line by line; whoever asked earlier comes first to what is left.',
  )
  @ApiListPart(AtRiskView)
  listAtRisk(@Acting() actor: Actor, @Query() query: ListQuery): Promise<ListPart<AtRiskView>> {
    return this.risk.list(actor, query);
  }
}
