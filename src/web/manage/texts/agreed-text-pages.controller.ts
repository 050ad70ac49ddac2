/** `/b/{alliance}/loan-rules` and `…/founding-agreement`: for everybody, also where the list is for partners only. */
import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../../partners/access/access.decorators.js';
import { TextsService } from '../../../partners/alliances/texts.service.js';
import type { Page } from '../../ui/page.js';
import { Queried, PageController, Visiting } from '../../ui/page.decorators.js';
import type { Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { agreedTextPage } from './agreed-text-page.js';
import { agreedKinds, versionNumber } from './text-words.js';

@PageController('b/:alliance')
export class AgreedTextPagesController {
  constructor(private readonly texts: TextsService) {}

  /** Each stands at an address that is called as it is. */
  @Get([...agreedKinds])
  @Allow('texts.read')
  async show(
    @Visiting() visit: Visit,
    @Req() { routeOptions: { url = '' } }: FastifyRequest,
    @Queried() { version }: Typed,
  ): Promise<Page> {
    const { allianceId } = visit.actor!;
    const kind = agreedKinds.find((one) => url.endsWith(`/${one}`))!;
    const versions = await this.texts.history(allianceId, kind);
    const shown =
      version === undefined
        ? await this.texts.current(allianceId, kind)
        : await this.texts.version(allianceId, kind, versionNumber(version));
    return agreedTextPage(visit, kind, shown, versions);
  }
}
