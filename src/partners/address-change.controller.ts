/** `/api/me/email`: another address to sign in with. */
import { Body, Controller, HttpCode, Ip, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCookieAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, Calling } from './access.decorators.js';
import { Caller } from './actor.js';
import { AddressChangeService } from './address-change.service.js';
import { BrowserCookies } from './browser-cookies.service.js';
import { AddressProofDto, ChangedAddressView, NewAddressDto } from './sign-in.dto.js';

@ApiTags('me')
@ApiCookieAuth()
@Controller('api/me/email')
export class AddressChangeController {
  constructor(
    private readonly changes: AddressChangeService,
    private readonly cookies: BrowserCookies,
  ) {}

  @Post()
  @HttpCode(202)
  @Allow('address.move')
  @ApiAcceptedResponse({
    description:
      'Needs a browser that signed in at most 10 minutes ago. Says nothing about whose the address is.',
  })
  async ask(@Calling() caller: Caller, @Body() { email }: NewAddressDto, @Ip() ip: string): Promise<object> {
    await this.changes.ask(caller, { email, ip });
    return {};
  }

  @Post('confirm')
  @HttpCode(200)
  @Allow('address.move')
  @ApiOkResponse({ type: ChangedAddressView })
  async confirm(
    @Calling() caller: Caller,
    @Body() { code }: AddressProofDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ChangedAddressView> {
    const email = await this.changes.confirm(caller, code);
    this.cookies.signOut(reply);
    return { email, sessionsEnded: true };
  }
}
