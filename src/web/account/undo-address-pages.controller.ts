/** `/undo-address`: the way back to one's old mail address, mailed there when it was changed. */
import { Get, Param } from '@nestjs/common';
import { checkInput } from '../../http/validation.pipe.js';
import { Allow } from '../../partners/access.decorators.js';
import { AddressChangeService } from '../../partners/address-change.service.js';
import { Refusal } from '../../shared/refusal.js';
import { PageController, PostForm, Said, Visiting } from '../ui/page.decorators.js';
import type { Page } from '../ui/page.js';
import type { Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { SecretFormDto } from './sign-in-form.dto.js';
import { deadLinkPage, undonePage, undoPage } from './undo-address-page.js';

const statuses: Partial<Record<Refusal['kind'], number>> = { invalid: 422, conflict: 409, 'not-found': 404 };

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
  async undo(@Visiting() visit: Visit, @Said() typed: Typed): Promise<Page> {
    try {
      const { secret } = await checkInput(SecretFormDto, typed);
      await this.changes.undo(secret);
      return undonePage(visit);
    } catch (error) {
      const status = error instanceof Refusal ? statuses[error.kind] : undefined;
      if (status === undefined) throw error;
      return deadLinkPage(visit, (error as Refusal).words, status);
    }
  }
}
