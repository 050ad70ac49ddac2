/** `/api/alliances/{alliance}/audit`: who changed what. */
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiTags } from '@nestjs/swagger';
import { ListQuery } from '../http/list.query.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { Acting, Allow } from './access.decorators.js';
import { Actor } from './actor.js';
import { AuditService } from './audit.service.js';
import { AuditView } from './audit.view.js';

@ApiTags('audit')
@ApiBearerAuth()
@ApiParam({ name: 'alliance', type: String })
@Controller('api/alliances/:alliance/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @Allow('audit.read')
  @ApiPage(AuditView)
  list(@Acting() actor: Actor, @Query() query: ListQuery): Promise<Page<AuditView>> {
    return this.audit.list(actor, query);
  }
}
