/** `/b/{alliance}/manage/log`: who changed the rules of the game, and when. */
import { Get } from '@nestjs/common';
import { ListQuery } from '../../../http/list.query.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { AuditService } from '../../../partners/log/audit.service.js';
import type { AuditView } from '../../../partners/log/audit.view.js';
import type { Actor } from '../../../partners/who/actor.js';
import { filled, type Typed } from '../../forms/typed.js';
import type { Page } from '../../ui/page.js';
import { Queried, PageController, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { ManageChoices } from '../choices.service.js';
import type { Names } from './log-changes.js';
import { idsIn } from './log-entry.js';
import { logPage } from './log-page.js';

@PageController('b/:alliance/manage/log')
export class LogPagesController {
  constructor(
    private readonly audit: AuditService,
    private readonly choices: ManageChoices,
  ) {}

  @Get()
  @Allow('audit.read')
  async list(@Visiting() visit: Visit, @Queried() { cursor }: Typed): Promise<Page> {
    const query = await checkInput(ListQuery, filled({ cursor }));
    const part = await this.audit.list(visit.actor!, query);
    return logPage(visit, part, await this.names(visit.actor!, part.items));
  }

  /** Of everything that the entries point at: the things, the partners, the places. */
  private async names(actor: Actor, entries: readonly AuditView[]): Promise<Names> {
    const items = await this.choices.itemsById(actor, idsIn(entries));
    const others = [...(await this.choices.owners(actor)), ...(await this.choices.storagePlaces(actor))];
    return new Map([
      ...others.map(({ id, name }) => [id, name] as const),
      ...[...items.values()].map(({ id, name }) => [id, name] as const),
    ]);
  }
}
