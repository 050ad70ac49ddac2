/** `/`: the alliances of this installation; and `robots.txt`. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '../../partners/access.decorators.js';
import { AlliancesService } from '../../partners/alliances.service.js';
import { landingPage } from './landing-page.js';
import type { Page } from '../ui/page.js';
import { PageController, Visiting } from '../ui/page.decorators.js';
import type { Visit } from '../ui/visit.js';

@PageController()
export class LandingPagesController {
  constructor(private readonly alliances: AlliancesService) {}

  @Get()
  @Allow('alliances.read')
  async landing(@Visiting() visit: Visit): Promise<Page> {
    const { items } = await this.alliances.list({ limit: 200 });
    return landingPage(visit, items);
  }
}

@ApiExcludeController()
@Controller('robots.txt')
export class RobotsController {
  /** It must exist, and must not keep calendar services from the feeds (rule R44). */
  @Get()
  @Allow('installation.look')
  @Header('content-type', 'text/plain; charset=utf-8')
  robots(): string {
    return 'User-agent: *\nDisallow: /api/\n';
  }
}
