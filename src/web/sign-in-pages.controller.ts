/** `/sign-in`: signing in with a browser, without script. Looking changes nothing; only pressing a button does. */
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Ip,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TakesForm } from '../http/form.body.js';
import { Allow, Calling } from '../partners/access.decorators.js';
import { Caller } from '../partners/actor.js';
import { BrowserCookies } from '../partners/browser-cookies.service.js';
import { safeReturn } from '../partners/safe-return.js';
import { NewSessionDto, SignInDto } from '../partners/sign-in.dto.js';
import { SignInService, type Opened } from '../partners/sign-in.service.js';
import { RefusedPage } from './refused-page.filter.js';
import { SecretFormDto } from './sign-in-form.dto.js';
import { askPage, codePage, linkPage } from './sign-in-pages.js';

const HTML = 'text/html; charset=utf-8';

@ApiExcludeController()
@UseFilters(RefusedPage)
@Controller('sign-in')
export class SignInPagesController {
  constructor(
    private readonly signIn: SignInService,
    private readonly cookies: BrowserCookies,
  ) {}

  @Get()
  @Allow('installation.look')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  form(@Query('to') to: unknown): string {
    return askPage(safeReturn(typeof to === 'string' ? to : undefined));
  }

  @Post('ask')
  @HttpCode(200)
  @TakesForm()
  @Allow('sign-in.ask')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async ask(
    @Body() { email, returnTo }: SignInDto,
    @Ip() ip: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    this.cookies.markAsking(reply, await this.signIn.ask({ email, ip, returnTo }));
    return codePage({ email, fault: '' });
  }

  /** What is mailed. Mail scanners open it, and tell nobody anything by it. */
  @Get(':secret')
  @Allow('installation.look')
  @Header('content-type', HTML)
  @Header('cache-control', 'no-store')
  async link(@Param('secret') secret: string, @Req() request: FastifyRequest): Promise<string> {
    const isOurs = await this.signIn.isForThisBrowser(secret, this.cookies.askingOf(request));
    return isOurs ? linkPage(secret) : codePage();
  }

  @Post()
  @HttpCode(303)
  @TakesForm()
  @Allow('session.open')
  async useLink(
    @Calling() caller: Caller,
    @Body() { secret }: SecretFormDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.enter(reply, await this.signIn.openByLink(caller, secret, this.cookies.askingOf(request)));
  }

  @Post('code')
  @HttpCode(303)
  @TakesForm()
  @Allow('session.open')
  async useCode(
    @Calling() caller: Caller,
    @Body() { email, code }: NewSessionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.enter(reply, await this.signIn.openByCode(caller, email, code));
  }

  private enter(reply: FastifyReply, { secret, returnTo }: Opened): void {
    this.cookies.signIn(reply, secret);
    void reply.header('location', returnTo).header('cache-control', 'no-store');
  }
}
