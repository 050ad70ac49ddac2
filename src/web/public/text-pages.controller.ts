/** The pages in the footer, at the root and for each alliance. */
import { Get } from '@nestjs/common';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { AlliancesService } from '../../partners/alliances.service.js';
import type { Page } from '../ui/page.js';
import { PageController, Visiting } from '../ui/page.decorators.js';
import { homeOf, type Visit } from '../ui/visit.js';
import { OwnTexts } from './own-texts.service.js';
import { contactPage, installationPage, textPage, textPages, type TextPath } from './text-page.js';

const MOST_ALLIANCES = 200;

@PageController('b/:alliance')
export class AllianceTextPagesController {
  constructor(
    private readonly alliances: AlliancesService,
    private readonly own: OwnTexts,
  ) {}

  @Get('impressum')
  @Allow('alliances.read')
  imprint(@Acting() actor: Actor, @Visiting() visit: Visit): Promise<Page> {
    return this.text('impressum', actor, visit);
  }

  @Get('datenschutz')
  @Allow('alliances.read')
  privacy(@Acting() actor: Actor, @Visiting() visit: Visit): Promise<Page> {
    return this.text('datenschutz', actor, visit);
  }

  @Get('barrierefreiheit')
  @Allow('alliances.read')
  accessibility(@Acting() actor: Actor, @Visiting() visit: Visit): Promise<Page> {
    return this.text('barrierefreiheit', actor, visit);
  }

  @Get('leichte-sprache')
  @Allow('alliances.read')
  easy(@Acting() actor: Actor, @Visiting() visit: Visit): Promise<Page> {
    return this.text('leichte-sprache', actor, visit);
  }

  @Get('kontakt')
  @Allow('alliances.read')
  async contact(@Acting() actor: Actor, @Visiting() { language }: Visit): Promise<Page> {
    const portrait = this.alliances.portrait(actor);
    const own = await this.own.current(actor.allianceId, 'about');
    return contactPage({ portrait, own, language }, homeOf(actor));
  }

  private async text(path: TextPath, actor: Actor, { language }: Visit): Promise<Page> {
    const portrait = this.alliances.portrait(actor);
    const own = await this.own.current(actor.allianceId, textPages[path].kind);
    return textPage({ path, portrait, own, language });
  }
}

@PageController()
export class TextPagesController {
  constructor(private readonly alliances: AlliancesService) {}

  @Get('impressum')
  @Allow('alliances.read')
  imprint(@Visiting() visit: Visit): Promise<Page> {
    return this.page('impressum', visit);
  }

  @Get('datenschutz')
  @Allow('alliances.read')
  privacy(@Visiting() visit: Visit): Promise<Page> {
    return this.page('datenschutz', visit);
  }

  @Get('barrierefreiheit')
  @Allow('alliances.read')
  accessibility(@Visiting() visit: Visit): Promise<Page> {
    return this.page('barrierefreiheit', visit);
  }

  @Get('leichte-sprache')
  @Allow('alliances.read')
  easy(@Visiting() visit: Visit): Promise<Page> {
    return this.page('leichte-sprache', visit);
  }

  @Get('kontakt')
  @Allow('alliances.read')
  contact(@Visiting() visit: Visit): Promise<Page> {
    return this.page('kontakt', visit);
  }

  private async page(path: TextPath | 'kontakt', { language }: Visit): Promise<Page> {
    const { items } = await this.alliances.list({ limit: MOST_ALLIANCES });
    return installationPage(path, items, language);
  }
}
