/** `/api/sign-in` and `/api/sessions`: from a mail address to a session cookie, and out again. */
import { Body, Controller, Delete, HttpCode, Ip, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, Calling } from './access.decorators.js';
import { Caller } from './actor.js';
import { BrowserCookies } from './browser-cookies.service.js';
import { SessionsService } from './sessions.service.js';
import { NewSessionDto, SignInDto } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('sign-in')
@Controller('api')
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly cookies: BrowserCookies,
  ) {}

  @Post('sign-in')
  @HttpCode(202)
  @Allow('sign-in.ask')
  @ApiAcceptedResponse({ description: 'Always, whether or not somebody has this address.' })
  async ask(
    @Body() { email, returnTo }: SignInDto,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    this.cookies.markAsking(reply, await this.signIn.ask({ email, ip, returnTo }));
    return {};
  }

  @Post('sessions')
  @Allow('session.open')
  @ApiCreatedResponse({ description: 'The session cookie is set.' })
  async open(
    @Calling() caller: Caller,
    @Body() { email, code }: NewSessionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { secret } = await this.signIn.openByCode(caller, email, code);
    this.cookies.signIn(reply, secret);
    return {};
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @Allow('session.close')
  @ApiCookieAuth()
  @ApiNoContentResponse()
  async close(@Calling() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.endOwn(caller);
    this.cookies.signOut(reply);
  }
}
