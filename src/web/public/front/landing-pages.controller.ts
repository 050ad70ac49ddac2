/** `/`: the alliances of this installation; and `robots.txt`. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '../../../partners/access/access.decorators.js';
import { PortraitsService } from '../../../items/portraits.service.js';
import { LONGEST_SEARCH, landingPage } from './landing-page.js';
import type { Page } from '../../ui/page.js';
import { PageController, Queried, Visiting } from '../../ui/page.decorators.js';
import type { Typed } from '../../forms/typed.js';
import { tidyText } from '../../../shared/input-text.js';
import type { Visit } from '../../ui/visit.js';

@PageController()
export class LandingPagesController {
  constructor(private readonly portraits: PortraitsService) {}

  @Get()
  @Allow('alliances.read')
  async landing(@Visiting() visit: Visit, @Queried() { place = '' }: Typed): Promise<Page> {
    const search = tidyText(place).slice(0, LONGEST_SEARCH);
    return landingPage(visit, { directory: await this.portraits.directory(search), search });
  }
}

@ApiExcludeController()
@Controller('robots.txt')
export class RobotsController {
  /** It must exist, and must not keep calendar services from the feeds (calendar-and-mail.md, R44). */
  @Get()
  @Allow('installation.look')
  @Header('content-type', 'text/plain; charset=utf-8')
  robots(): string {
    return 'User-agent: *\nDisallow: /api/\n';
  }
}
