/** `/api/sign-in` and `/api/sessions`: from a mail address to a session cookie, and out again. */
import { Body, Controller, Delete, Ip, Post, Res } from '@nestjs/common';
import { ApiCookieAuth } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Answers, Says } from '../../http/says.decorators.js';
import { writeCookies } from '../../http/cookies.reply.js';
import { Allow, Calling } from '../access/access.decorators.js';
import { Caller } from '../who/actor.js';
import { BrowserCookies } from './browser-cookies.service.js';
import { SessionsService } from './sessions.service.js';
import { NewSessionDto, SignInDto } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';

@Controller('api')
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
    private readonly cookies: BrowserCookies,
  ) {}

  @Post('sign-in')
  @Allow('sign-in.ask')
  @Says(
    'Ask for a code to sign in with.',
    'Mails six digits and a link to whoever has this address. Answers the same, in the same time, whether or not somebody has it, and whether or not too many were asked for.',
  )
  @Answers(202)
  async askForCode(
    @Body() { email, returnTo }: SignInDto,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    writeCookies(reply, this.cookies.asking(await this.signIn.ask({ email, ip, returnTo })));
    return {};
  }

  @Post('sessions')
  @Allow('session.open')
  @Says(
    'Sign in with the mailed code.',
    'Sets the session cookie. A code dies with its fifth wrong try, after ten minutes, or when it was used.',
    { 401: '`wrong-code`: wrong, old or used.' },
  )
  @Answers(201)
  async openSession(
    @Calling() caller: Caller,
    @Body() { email, code }: NewSessionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { secret } = await this.signIn.openByCode(caller, email, code);
    writeCookies(reply, this.cookies.signedIn(secret));
    return {};
  }

  @Delete('sessions/current')
  @Allow('session.close')
  @Says('Sign out.', 'Ends the session of the cookie and takes the cookie back.')
  @Answers(204)
  @ApiCookieAuth()
  async closeSession(
    @Calling() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.endOwn(caller);
    writeCookies(reply, this.cookies.signedOut());
  }
}
