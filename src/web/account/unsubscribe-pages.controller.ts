/** `/unsubscribe`: where mails lead that one may refuse. Opening it changes nothing; the button, or a mail program, does (RFC 8058). */
import { Get, Param } from '@nestjs/common';
import { Allow } from '../../partners/access/access.decorators.js';
import { Unsubscribing } from '../../partners/signing-in/unsubscribing.service.js';
import { isRefusable } from '../../partners/who/timed-wishes.js';
import { Refusal } from '../../shared/refusal.js';
import { PageController, PostFile, Visiting } from '../ui/page.decorators.js';
import type { Page } from '../ui/page.js';
import type { Visit } from '../ui/visit.js';
import { unsubscribedPage, unsubscribePage } from './unsubscribe-page.js';

@PageController('unsubscribe/:what/:key')
export class UnsubscribePagesController {
  constructor(private readonly unsubscribing: Unsubscribing) {}

  /** The same for every key: whether it is one, the button tells. */
  @Get()
  @Allow('installation.look')
  ask(@Visiting() visit: Visit, @Param('what') what: string, @Param('key') key: string): Page {
    if (!isRefusable(what)) throw Refusal.notFound();
    return unsubscribePage(visit, what, key);
  }

  /** Mail programs send a form of either kind (RFC 8058, 3.2), and what stands in it says nothing. */
  @PostFile()
  @Allow('mails.refuse')
  async refuse(
    @Visiting() visit: Visit,
    @Param('what') what: string,
    @Param('key') key: string,
  ): Promise<Page> {
    await this.unsubscribing.refuse(what, key);
    return unsubscribedPage(visit);
  }
}
