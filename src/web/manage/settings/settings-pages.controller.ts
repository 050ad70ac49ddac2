/** `/b/{alliance}/manage/rules` and `/portrait`: what the coordination settles for the whole alliance. */
import { Get } from '@nestjs/common';
import { Allow } from '../../../partners/access/access.decorators.js';
import { AllianceSettingsService } from '../../../partners/alliances/alliance-settings.service.js';
import { SettingsChangeDto } from '../../../partners/alliances/settings.dto.js';
import { PoolViewService } from '../../../reservations/pool/pool-view.service.js';
import { StockChangesService } from '../../../reservations/stock/stock-changes.service.js';
import type { Answer, Page } from '../../ui/page.js';
import { Queried, PageController, PostForm, Said, Visiting } from '../../ui/page.decorators.js';
import type { FormState, Typed } from '../../forms/typed.js';
import type { Visit } from '../../ui/visit.js';
import { after, manageOf } from '../manage-frame.js';
import { change, standingForm } from '../saving.form.js';
import { settingsFields, settingsPage, type Settings } from './settings-page.js';

const formOf = (what: Settings) => ({ body: SettingsChangeDto, fields: settingsFields[what] });

@PageController('b/:alliance/manage')
export class ManageSettingsPagesController {
  constructor(
    private readonly settings: AllianceSettingsService,
    private readonly changes: StockChangesService,
    private readonly pool: PoolViewService,
  ) {}

  @Get('rules')
  @Allow('settings.read')
  rules(@Visiting() visit: Visit, @Queried() { done }: Typed): Promise<Page> {
    return this.show('rules', visit, done);
  }

  @PostForm('rules')
  @Allow('alliance.change')
  changeRules(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    return this.change('rules', visit, said);
  }

  @Get('portrait')
  @Allow('settings.read')
  portrait(@Visiting() visit: Visit, @Queried() { done }: Typed): Promise<Page> {
    return this.show('portrait', visit, done);
  }

  @PostForm('portrait')
  @Allow('alliance.change')
  changePortrait(@Visiting() visit: Visit, @Said() said: Typed): Promise<Answer> {
    return this.change('portrait', visit, said);
  }

  private show(what: Settings, visit: Visit, done: string | undefined): Promise<Page> {
    const form = standingForm(formOf(what), visit, this.settings.get(visit.actor!));
    return this.page(what, visit, form, done);
  }

  private async page(what: Settings, visit: Visit, form: FormState, done?: string): Promise<Page> {
    const categories = await this.pool.headings(visit.actor!);
    return settingsPage(visit, what, { form, categories, done });
  }

  private change(what: Settings, visit: Visit, said: Typed): Promise<Answer> {
    return change(formOf(what), {
      visit,
      said,
      load: () => this.settings.get(visit.actor!),
      save: (changes, expect) => this.changes.changeSettings(visit.actor!, changes, expect),
      // Whom a longer rest hurts stands in the list of what is at risk.
      next: (saved) =>
        saved && saved.atRisk.length > 0
          ? `${manageOf(visit)}/at-risk`
          : after(`${manageOf(visit)}/${what}`, 'saved'),
      again: (form) => this.page(what, visit, form),
    });
  }
}
