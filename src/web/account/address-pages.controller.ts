/** `/me/email`: another address to sign in with. `/undo-address`: the way back, mailed to the old one. */
import { Get, Param } from '@nestjs/common';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow } from '../../partners/access/access.decorators.js';
import { AddressChangeService } from '../../partners/signing-in/address-change.service.js';
import { BrowserCookies } from '../../partners/signing-in/browser-cookies.service.js';
import { AddressProofDto, NewAddressDto } from '../../partners/signing-in/sign-in.dto.js';
import { attempt } from '../ui/attempt.js';
import { PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import { seeOther, type Answer, type Page } from '../ui/page.js';
import type { Typed } from '../forms/typed.js';
import type { Visit } from '../ui/visit.js';
import { addressCodePage, addressDonePage, addressPage, freshSignInPage } from './address-page.js';
import { SecretFormDto } from './sign-in-form.dto.js';
import { deadLinkPage, undonePage, undoPage } from './undo-address-page.js';

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
  async ask(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    if (!(await this.changes.mayAsk(visit.caller))) return freshSignInPage(visit, 403);
    return attempt(
      async () => {
        const { email } = await checkInput(NewAddressDto, typed);
        await this.changes.ask(visit.caller, { email, ip: visit.ip });
        return addressCodePage(visit, { typed: { email } });
      },
      (refusal) => addressPage(visit, { typed, refusal }),
    );
  }

  @PostForm('confirm')
  @Allow('address.move')
  confirm(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        // The address goes along to be shown again, and is nothing that the proof takes.
        const { email: _email, ...proof } = typed;
        const { code } = await checkInput(AddressProofDto, proof);
        await this.changes.confirm(visit.caller, code);
        return seeOther('/me/email/done', this.cookies.signedOut());
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

@PageController('undo-address')
export class UndoAddressPagesController {
  constructor(private readonly changes: AddressChangeService) {}

  @Get(':secret')
  @Allow('installation.look')
  ask(@Visiting() visit: Visit, @Param('secret') secret: string): Page {
    return undoPage(visit, secret);
  }

  /** There is nothing to type again: a no is a page of its own. */
  @PostForm()
  @Allow('address.undo')
  undo(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Answer> {
    return attempt(
      async () => {
        const { secret } = await checkInput(SecretFormDto, typed);
        await this.changes.undo(secret);
        return undonePage(visit);
      },
      ({ words }) => deadLinkPage(visit, words),
      { invalid: 422, conflict: 409, 'not-found': 404 },
    );
  }
}
