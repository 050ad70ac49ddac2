/** `/b/{alliance}/loan-rules`: for everybody, also where the list is for partners only. */
import { Get } from '@nestjs/common';
import { Acting, Allow } from '../../partners/access.decorators.js';
import { Actor } from '../../partners/actor.js';
import { TextsService } from '../../partners/texts.service.js';
import type { Page } from '../ui/page.js';
import { Asked, PageController, Visiting } from '../ui/page.decorators.js';
import type { Typed } from '../ui/typed.js';
import type { Visit } from '../ui/visit.js';
import { loanRulesPage } from './loan-rules-page.js';
import { versionNumber } from './version-number.js';

@PageController('b/:alliance/loan-rules')
export class LoanRulesPagesController {
  constructor(private readonly texts: TextsService) {}

  @Get()
  @Allow('texts.read')
  async show(@Acting() actor: Actor, @Visiting() visit: Visit, @Asked() asked: Typed): Promise<Page> {
    const { allianceId } = actor;
    const versions = await this.texts.history(allianceId, 'loan-rules');
    const shown =
      asked['version'] === undefined
        ? await this.texts.current(allianceId, 'loan-rules')
        : await this.texts.version(allianceId, 'loan-rules', versionNumber(asked['version']));
    return loanRulesPage(visit, shown, versions);
  }
}
