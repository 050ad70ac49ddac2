/** `/b/{alliance}/loan-rules`: for everybody, also where the list is for partners only. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { TextsService } from '../../../partners/alliances/texts.service.js';
import type { Page } from '../../ui/page.js';
import { Queried, PageController, Visiting } from '../../ui/page.decorators.js';
import type { Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { loanRulesPage } from './loan-rules-page.js';
import { versionNumber } from './text-words.js';

@PageController('b/:alliance/loan-rules')
export class LoanRulesPagesController {
  constructor(private readonly texts: TextsService) {}

  @Get()
  @Allow('texts.read')
  async show(@Visiting() visit: Visit, @Queried() queried: Typed): Promise<Page> {
    const { allianceId } = visit.actor!;
    const versions = await this.texts.history(allianceId, 'loan-rules');
    const shown =
      queried['version'] === undefined
        ? await this.texts.current(allianceId, 'loan-rules')
        : await this.texts.version(allianceId, 'loan-rules', versionNumber(queried['version']));
    return loanRulesPage(visit, shown, versions);
  }
}
