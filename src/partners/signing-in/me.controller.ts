/** `/api/me`: one's own account and access tokens, and the browsers in which one is signed in. */
import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { IdParam } from '../../http/id.pipe.js';
import { ListQuery } from '../../http/list.query.js';
import { ApiListPart } from '../../http/list-part.decorator.js';
import type { ListPart } from '../../http/list-parts.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { Allow, Calling } from '../access/access.decorators.js';
import { Caller } from '../who/actor.js';
import { MeService } from './me.service.js';
import { SessionsService } from './sessions.service.js';
import { MeView, NewTokenDto, NewTokenView, SessionView, TokenView, PreferencesDto } from './sign-in.dto.js';

@Controller('api/me')
export class MeController {
  constructor(
    private readonly people: MeService,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  @Allow('me.read')
  @Says('Read your own account.', 'Who you are, and for which alliances and partners you act.')
  @Answers(200, MeView)
  getMe(@Calling() caller: Caller): Promise<MeView> {
    return this.people.me(caller);
  }

  @Patch()
  @Allow('me.wish')
  @Says('Say how you wish to be written to.', 'What is not named stays as it is.')
  @Answers(200, MeView)
  async changeMe(@Calling() caller: Caller, @Body() preferences: PreferencesDto): Promise<MeView> {
    await this.people.prefer(caller, preferences);
    return this.people.me(caller);
  }

  @Get('tokens')
  @Allow('tokens.read')
  @Says('List your access tokens.', 'Those that work, without their secret.')
  @ApiListPart(TokenView)
  listTokens(@Calling() caller: Caller, @Query() query: ListQuery): Promise<ListPart<TokenView>> {
    return this.people.tokens(caller, query);
  }

  @Post('tokens')
  @Allow('tokens.create')
  @Says(
    'Make an access token for a program.',
    'The program may then do what you may. The token is shown this once; a repeat with the same key gets another one, and ends the one before.',
  )
  @Answers(201, NewTokenView)
  createToken(@Calling() caller: Caller, @Body() { name }: NewTokenDto): Promise<NewTokenView> {
    return this.people.createToken(caller, name);
  }

  @Delete('tokens/:id')
  @Allow('tokens.revoke')
  @Says('Revoke an access token.', 'It no longer works from now on.')
  @Answers(204)
  revokeToken(@Calling() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.people.revokeToken(caller, id);
  }

  @Get('sessions')
  @Allow('sessions.read')
  @Says('List the browsers in which you are signed in.', '`isCurrent` marks the one that asks.')
  @ApiListPart(SessionView)
  listSessions(@Calling() caller: Caller, @Query() query: ListQuery): Promise<ListPart<SessionView>> {
    return this.sessions.list(caller, query);
  }

  @Delete('sessions/:id')
  @Allow('sessions.end')
  @Says('End one of your sessions.', 'Whoever uses that browser must sign in again.')
  @Answers(204)
  endSession(@Calling() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.sessions.end(caller, id);
  }

  @Delete('sessions')
  @Allow('sessions.end')
  @Says('End all your sessions but this one.', 'For a program, which has no session, that is all of them.')
  @Answers(204)
  endOtherSessions(@Calling() caller: Caller): Promise<void> {
    return this.sessions.endOthers(caller);
  }
}
