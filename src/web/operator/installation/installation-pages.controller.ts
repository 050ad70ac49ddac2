/** `/operator`: how the installation fares. */
import { Get } from '@nestjs/common';
import { ListQuery } from '../../../http/list.query.js';
import { checkInput } from '../../../http/validation.pipe.js';
import { Allow } from '../../../partners/access/access.decorators.js';
import { InstallationService } from '../../../reservations/looking/installation.service.js';
import { Config } from '../../../shared/config.js';
import { JobDiary } from '../../../shared/job-diary.service.js';
import { filled, type Typed } from '../../forms/typed.js';
import { Readiness } from '../../health/readiness.service.js';
import type { Page } from '../../ui/page.js';
import { PageController, Queried, Visiting } from '../../ui/page.decorators.js';
import type { Visit } from '../../ui/visit.js';
import { installationPage } from './installation-page.js';

const SHOWN = 20;

@PageController('operator')
export class InstallationPagesController {
  constructor(
    private readonly installation: InstallationService,
    private readonly readiness: Readiness,
    private readonly jobs: JobDiary,
    private readonly config: Config,
  ) {}

  @Get()
  @Allow('installation.operate')
  async show(@Visiting() visit: Visit, @Queried() { cursor }: Typed): Promise<Page> {
    const query = await checkInput(ListQuery, { limit: String(SHOWN), ...filled({ cursor }) });
    return installationPage(visit, {
      alliances: await this.installation.alliances(visit.caller, query),
      failedMails: await this.installation.failedMails(visit.caller),
      health: await this.readiness.look(),
      jobs: this.jobs.all(),
      backup: await this.readiness.newestBackup(),
      backupDir: this.config.backupDir,
    });
  }
}
