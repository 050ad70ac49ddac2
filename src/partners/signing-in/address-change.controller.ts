/** `/api/me/email`: another address to sign in with. */
import { Body, Controller, Ip, Post, Res } from '@nestjs/common';
import { ApiCookieAuth } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Answers, Says } from '../../http/says.decorators.js';
import { writeCookies } from '../../http/cookies.reply.js';
import { Allow, Calling } from '../access/access.decorators.js';
import { Caller } from '../who/actor.js';
import { AddressChangeService } from './address-change.service.js';
import { BrowserCookies } from './browser-cookies.service.js';
import { AddressProofDto, ChangedAddressView, NewAddressDto } from './sign-in.dto.js';

@ApiCookieAuth()
@Controller('api/me/email')
export class AddressChangeController {
  constructor(
    private readonly changes: AddressChangeService,
    private readonly cookies: BrowserCookies,
  ) {}

  @Post()
  @Allow('address.move')
  @Says(
    'Ask to sign in with another address.',
    'Mails a code to the new address. Needs a browser that signed in at most ten minutes ago. Says nothing about whose the address is.',
    { 403: '`fresh-sign-in-needed`: sign in again first; or another site’s page asked in your name.' },
  )
  @Answers(202)
  async askToChangeAddress(
    @Calling() caller: Caller,
    @Body() { email }: NewAddressDto,
    @Ip() ip: string,
  ): Promise<object> {
    await this.changes.ask(caller, { email, ip });
    return {};
  }

  @Post('confirm')
  @Allow('address.move')
  @Says(
    'Prove the new address with its code.',
    'Changes the address and ends all your sessions, this one too.',
    {
      409: '`wrong-code`: wrong, old or used, of which the fifth wrong try is the last; `address-taken` or `address-kept`: somebody else has the address by now.',
    },
  )
  @Answers(200, ChangedAddressView)
  async confirmAddress(
    @Calling() caller: Caller,
    @Body() { code }: AddressProofDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangedAddressView> {
    const email = await this.changes.confirm(caller, code);
    writeCookies(reply, this.cookies.signedOut());
    return { email, sessionsEnded: true };
  }
}
