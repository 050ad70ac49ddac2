/** `/design`: every component in every state, for those who build pages; on machines for trying out alone. */
import { Get } from '@nestjs/common';
import { Allow } from '../../partners/access/access.decorators.js';
import { Config } from '../../shared/config.js';
import { Refusal } from '../../shared/refusal.js';
import type { Page } from '../ui/page.js';
import { PageController, Visiting } from '../ui/page.decorators.js';
import type { Visit } from '../ui/visit.js';
import { designPage } from './design-page.js';

@PageController('design')
export class DesignPagesController {
  constructor(private readonly config: Config) {}

  /** Where people lend, it is not there (404): it shows nothing that they need. */
  @Get()
  @Allow('installation.look')
  show(@Visiting() visit: Visit): Page {
    if (this.config.isSecure) throw Refusal.notFound();
    return designPage(visit);
  }
}
