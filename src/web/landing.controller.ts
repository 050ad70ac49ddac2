/** `/`, the alliances' own pages, and `robots.txt`: what somebody finds who types in the address. */
import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '../partners/access.decorators.js';
import { AlliancesService } from '../partners/alliances.service.js';
import { alliancePage, imprintPage, landingPage, privacyPage } from './landing-pages.js';

const HTML = 'text/html; charset=utf-8';

@ApiExcludeController()
@Controller()
export class LandingController {
  constructor(private readonly alliances: AlliancesService) {}

  @Get()
  @Allow('installation.look')
  @Header('content-type', HTML)
  async landing(): Promise<string> {
    const { items } = await this.alliances.list({ limit: 200 });
    return landingPage(items);
  }

  @Get('b/:slug')
  @Allow('installation.look')
  @Header('content-type', HTML)
  async alliance(@Param('slug') slug: string): Promise<string> {
    return alliancePage(await this.alliances.find(slug));
  }

  @Get('b/:slug/impressum')
  @Allow('installation.look')
  @Header('content-type', HTML)
  async imprint(@Param('slug') slug: string): Promise<string> {
    return imprintPage(await this.alliances.find(slug));
  }

  @Get('b/:slug/datenschutz')
  @Allow('installation.look')
  @Header('content-type', HTML)
  async privacy(@Param('slug') slug: string): Promise<string> {
    return privacyPage(await this.alliances.find(slug));
  }

  /** It must exist, and must not keep calendar services from the feeds (rule R44). */
  @Get('robots.txt')
  @Allow('installation.look')
  @Header('content-type', 'text/plain; charset=utf-8')
  robots(): string {
    return 'User-agent: *\nDisallow: /api/\n';
  }
}
