/** `/api/me/sessions`: the browsers in which one is signed in. */
import { Controller, Delete, Get, HttpCode, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { IdParam } from '../http/id.pipe.js';
import { ListQuery } from '../http/list.query.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { Allow, Calling } from './access.decorators.js';
import { Caller } from './actor.js';
import { SessionsService } from './sessions.service.js';
import { SessionView } from './sign-in.dto.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('api/me/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @Allow('sessions.read')
  @ApiPage(SessionView)
  list(@Calling() caller: Caller, @Query() query: ListQuery): Promise<Page<SessionView>> {
    return this.sessions.list(caller, query);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('sessions.end')
  @ApiNoContentResponse()
  end(@Calling() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.sessions.end(caller, id);
  }

  @Delete()
  @HttpCode(204)
  @Allow('sessions.end')
  @ApiNoContentResponse({ description: 'All but the one that asks have ended.' })
  endOthers(@Calling() caller: Caller): Promise<void> {
    return this.sessions.endOthers(caller);
  }
}
