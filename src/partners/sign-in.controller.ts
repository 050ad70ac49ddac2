/** `/api/sign-in` and `/api/sessions`: from a mail address to a session cookie, and out again. */
import { Body, Controller, Delete, HttpCode, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiCookieAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Config } from '../shared/config.js';
import { Allow, Calling } from './access.decorators.js';
import { Caller } from './actor.js';
import { cookieOptions, sessionCookie } from './cookies.js';
import { NewSessionDto, SignInDto } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('sign-in')
@Controller('api')
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly config: Config,
  ) {}

  @Post('sign-in')
  @HttpCode(202)
  @Allow('sign-in.ask')
  @ApiAcceptedResponse({ description: 'Always, whether or not somebody has this address.' })
  async ask(@Body() { email }: SignInDto): Promise<object> {
    await this.signIn.ask(email);
    return {};
  }

  @Post('sessions')
  @Allow('session.open')
  @ApiCreatedResponse({ description: 'The session cookie is set.' })
  async open(
    @Body() { email, code }: NewSessionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const secret = await this.signIn.open(email, code);
    reply.setCookie(sessionCookie(this.config.isSecure), secret, cookieOptions(this.config.isSecure));
    return {};
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @Allow('session.close')
  @ApiCookieAuth()
  @ApiNoContentResponse()
  async close(@Calling() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signIn.close(caller);
    reply.clearCookie(sessionCookie(this.config.isSecure), cookieOptions(this.config.isSecure));
  }
}
