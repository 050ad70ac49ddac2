/** `/api/me`: one's own account and access tokens. */
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import { IdParam } from '../http/id.pipe.js';
import { ListQuery } from '../http/list.query.js';
import { ApiPage } from '../http/page.decorator.js';
import type { Page } from '../http/pages.js';
import { Allow, Calling } from './access.decorators.js';
import { Caller } from './actor.js';
import { MeService } from './me.service.js';
import { MeView, NewTokenDto, NewTokenView, TokenView, WishesDto } from './sign-in.dto.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('api/me')
export class MeController {
  constructor(private readonly people: MeService) {}

  @Get()
  @Allow('me.read')
  @ApiOkResponse({ type: MeView })
  me(@Calling() caller: Caller): Promise<MeView> {
    return this.people.me(caller);
  }

  @Patch()
  @Allow('me.wish')
  @ApiOkResponse({ type: MeView })
  async wish(@Calling() caller: Caller, @Body() wishes: WishesDto): Promise<MeView> {
    await this.people.wish(caller, wishes);
    return this.people.me(caller);
  }

  @Get('tokens')
  @Allow('tokens.read')
  @ApiPage(TokenView)
  tokens(@Calling() caller: Caller, @Query() query: ListQuery): Promise<Page<TokenView>> {
    return this.people.tokens(caller, query);
  }

  @Post('tokens')
  @Allow('tokens.create')
  @ApiCreatedResponse({ type: NewTokenView })
  createToken(@Calling() caller: Caller, @Body() { name }: NewTokenDto): Promise<NewTokenView> {
    return this.people.createToken(caller, name);
  }

  @Delete('tokens/:id')
  @HttpCode(204)
  @Allow('tokens.revoke')
  @ApiNoContentResponse()
  revokeToken(@Calling() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.people.revokeToken(caller, id);
  }
}
