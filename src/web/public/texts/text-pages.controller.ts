/** The pages in the footer, at the root and for each alliance. */
import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow } from '../../../partners/access/access.decorators.js';
import { AlliancesService } from '../../../partners/alliances/alliances.service.js';
import { isUnread, shownText, textState } from '../../../partners/alliances/text-states.js';
import { TextsService } from '../../../partners/alliances/texts.service.js';
import type { Page } from '../../ui/page.js';
import { PageController, Visiting, Inside } from '../../ui/page.decorators.js';
import type { AllianceVisit, Visit } from '../../ui/visit.js';
import { installationPage, textPage, textPages, type TextPath } from './text-page.js';

const MOST_ALLIANCES = 200;
const ownPaths = Object.keys(textPages) as TextPath[];
const paths = [...ownPaths, 'kontakt'] as const;

/** Which of them is asked for. */
const pathOf = ({ routeOptions: { url = '' } }: FastifyRequest): (typeof paths)[number] =>
  paths.find((path) => url.endsWith(`/${path}`))!;

@PageController('b/:alliance')
export class AllianceTextPagesController {
  constructor(
    private readonly alliances: AlliancesService,
    private readonly texts: TextsService,
  ) {}

  @Get([...ownPaths])
  @Allow('alliances.read')
  async text(
    @Inside() { actor, language, home }: AllianceVisit,
    @Req() request: FastifyRequest,
  ): Promise<Page> {
    const path = pathOf(request) as TextPath;
    const portrait = this.alliances.portrait(actor);
    const { kind } = textPages[path];
    const published = await this.texts.current(actor.allianceId, kind);
    const isDraft = actor.isCoordination && isUnread(textState(kind, published, portrait));
    const draftAt = isDraft ? `${home}/manage/texts/${kind}/read` : undefined;
    return textPage({
      path,
      portrait,
      shown: shownText(kind, published, portrait, language),
      draftAt,
      language,
    });
  }
}

@PageController()
export class TextPagesController {
  constructor(private readonly alliances: AlliancesService) {}

  @Get([...paths])
  @Allow('alliances.read')
  async text(@Visiting() { language }: Visit, @Req() request: FastifyRequest): Promise<Page> {
    const { items } = await this.alliances.list({ limit: MOST_ALLIANCES });
    return installationPage(pathOf(request), items, language);
  }
}
