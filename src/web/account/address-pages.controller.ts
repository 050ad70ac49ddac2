/** `/me/email`: another address to sign in with. */
import { Get, Ip, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow } from '../../partners/access.decorators.js';
import { AddressChangeService } from '../../partners/address-change.service.js';
import { BrowserCookies } from '../../partners/browser-cookies.service.js';
import { AddressProofDto, NewAddressDto } from '../../partners/sign-in.dto.js';
import { attempt } from '../ui/attempt.js';
import { PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { seeOther, type Answer, type Page } from '../ui/page.js';
import type { Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { addressCodePage, addressDonePage, addressPage, freshSignInPage } from './address-page.js';

@PageController('me/email')
export class AddressPagesController {
  constructor(
    private readonly changes: AddressChangeService,
    private readonly cookies: BrowserCookies,
  ) {}

  @Get()
  @Allow('address.move')
  async form(@Visiting() visit: Visit): Promise<Page> {
    return (await this.changes.mayAsk(visit.caller)) ? addressPage(visit) : freshSignInPage(visit);
  }

  @PostForm()
  @Allow('address.move')
  async ask(@Visiting() visit: Visit, @Said() typed: Typed, @Ip() ip: string): Promise<Answer> {
    if (!(await this.changes.mayAsk(visit.caller))) return freshSignInPage(visit, 403);
    return attempt(
      async () => {
        const { email } = await checkInput(NewAddressDto, typed);
        await this.changes.ask(visit.caller, { email, ip });
        return addressCodePage(visit, { typed: { email } });
      },
      (refusal) => addressPage(visit, { typed, refusal }),
    );
  }

  @PostForm('confirm')
  @Allow('address.move')
  confirm(
    @Visiting() visit: Visit,
    @Said() typed: Typed,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer> {
    return attempt(
      async () => {
        // The address goes along to be shown again, and is nothing that the proof takes.
        const { email: _email, ...proof } = typed;
        const { code } = await checkInput(AddressProofDto, proof);
        await this.changes.confirm(visit.caller, code);
        this.cookies.signOut(reply);
        return seeOther('/me/email/done');
      },
      (refusal) => addressCodePage(visit, { typed, refusal }),
    );
  }

  /** For a browser that is signed in no longer. */
  @Get('done')
  @Allow('installation.look')
  done(@Visiting() visit: Visit): Page {
    return addressDonePage(visit);
  }
}
