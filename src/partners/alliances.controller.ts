/** `/api/alliances`: the public portraits. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ListQuery } from '../http/list.query.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { Acting, Allow } from './access.decorators.js';
import { Actor } from './actor.js';
import { AllianceView } from './alliance.view.js';
import { AlliancesService } from './alliances.service.js';

@ApiTags('alliances')
@Controller('api/alliances')
export class AlliancesController {
  constructor(private readonly alliances: AlliancesService) {}

  @Get()
  @Allow('alliances.read')
  @ApiPage(AllianceView)
  list(@Query() query: ListQuery): Promise<Page<AllianceView>> {
    return this.alliances.list(query);
  }

  @Get(':alliance')
  @Allow('alliances.read')
  @ApiOkResponse({ type: AllianceView })
  portrait(@Acting() actor: Actor): AllianceView {
    return this.alliances.portrait(actor);
  }
}
